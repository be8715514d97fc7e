package org.enlace.protocols.internal.web;

import gg.jte.Content;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolFilter.State;
import org.enlace.protocols.ProtocolPage;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.internal.FilterParameters;
import org.enlace.search.Search;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Item;
import org.enlace.web.ui.Link;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** The list of the library, with its filter. */
@Path("/protocols")
@Needs("protocols.read")
public final class LibraryPage {
    private static final int LINES = 20;

    private final Protocols protocols;
    private final Room room;

    public LibraryPage(Protocols protocols, Room room) {
        this.protocols = protocols;
        this.room = room;
    }

    @GET
    @Produces("text/html")
    public Page list(@Context Caller caller, @Context UriInfo address) {
        MultivaluedMap<String, String> query = address.getQueryParameters();
        ProtocolFilter filter = FilterParameters.read(query::getFirst);
        Labels labels = room.labels(caller);
        ProtocolPage page = protocols.page(filter, query.getFirst("page"), LINES, caller);
        String title = labels.get("list.title");

        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("labels", labels);
        parameters.put("caller", caller);
        parameters.put("filter", filter);
        parameters.put("facets", Facets.of(filter, protocols.years(caller), protocols, labels, caller));
        parameters.put("selected", selected(filter, labels));
        parameters.put(
                "items", page.lines().stream().map(line -> item(line, labels)).toList());
        parameters.put("page", page);
        parameters.put("previous", turned(filter, page.previous()));
        parameters.put("next", turned(filter, page.next()));
        return new Page(title, room.fill("list", parameters));
    }

    /** What the list is narrowed by, each with the address of the list without it. */
    static List<Link> selected(ProtocolFilter filter, Labels labels) {
        List<Link> links = new ArrayList<>();
        if (filter.words() != null) {
            links.add(without("filter.words", filter.words(), filter.withWords(null), labels));
        }
        if (filter.crimeType() != null) {
            String value = labels.crimeType(filter.crimeType());
            links.add(without("filter.crime", value, filter.withCrimeType(null), labels));
        }
        if (filter.origin() != null) {
            links.add(without("filter.country", labels.of(filter.origin()), filter.withOrigin(null), labels));
        }
        if (filter.kind() != null) {
            links.add(without("filter.kind", labels.of(filter.kind()), filter.withKind(null), labels));
        }
        if (filter.phase() != null) {
            links.add(without("filter.phase", labels.of(filter.phase()), filter.withPhase(null), labels));
        }
        if (filter.language() != null) {
            String value = labels.languageName(filter.language());
            links.add(without("filter.language", value, filter.withLanguage(null), labels));
        }
        if (filter.evidence() != null) {
            links.add(without("filter.evidence", labels.of(filter.evidence()), filter.withEvidence(null), labels));
        }
        if (filter.status() != null) {
            links.add(without("filter.status", labels.of(filter.status()), filter.withStatus(null), labels));
        }
        if (filter.year() != null) {
            links.add(without("filter.year", filter.year().toString(), filter.withYear(null), labels));
        }
        if (filter.state() != State.EFFECTIVE) {
            String value = labels.get("state." + filter.state().token());
            links.add(without("filter.state", value, filter.withState(State.EFFECTIVE), labels));
        }
        return links;
    }

    private static Link without(String key, String value, ProtocolFilter rest, Labels labels) {
        return new Link(
                labels.get(key) + ": " + value, FilterParameters.address("/protocols", FilterParameters.write(rest)));
    }

    private static String turned(ProtocolFilter filter, String cursor) {
        if (cursor == null) {
            return null;
        }
        Map<String, String> parameters = FilterParameters.write(filter);
        parameters.put("page", cursor);
        return FilterParameters.address("/protocols", parameters);
    }

    private Item item(ProtocolPage.Line line, Labels labels) {
        Protocol protocol = line.protocol();
        ProtocolContent content = protocol.content();
        Language shown = content.summaryLanguage(labels.language());
        Search.Hit hit = line.hit();
        boolean restricted = content.restrictedTo().restricted();
        Content summary = restricted
                ? output -> output.writeUserContent(labels.get("list.restricted"))
                : hit == null || hit.excerpt().isEmpty()
                        ? output -> output.writeUserContent(content.summary(shown))
                        : room.marked(hit.excerpt());
        List<Tag> tags = new ArrayList<>();
        tags.add(new Tag(labels.of(content.kind()), Tone.KIND));
        if (protocol.withdrawn()) {
            tags.add(new Tag(labels.get("state.withdrawn"), Tone.BAD));
        }
        protocol.shared().ifPresent(arrived -> tags.addAll(PartnerMarks.tags(arrived, labels)));
        if (restricted) {
            tags.add(new Tag(labels.get("state.restricted"), Tone.ATTENTION));
        }
        tags.add(new Tag(labels.of(content.legalStatus()), Labels.tone(content.legalStatus())));
        return new Item(
                room.titled(content, hit),
                "/protocols/" + protocol.id(),
                restricted
                        ? summary
                        : room.inLanguage(
                                summary,
                                hit == null ? shown.tag() : hit.language().tag(),
                                labels.language()),
                tags,
                List.of(
                        labels.countryOf(content),
                        content.date() == null
                                ? ""
                                : Integer.toString(content.date().year()),
                        content.issuingBody(),
                        protocol.control().fixed()
                                ? labels.get(
                                        "version.numbered", protocol.control().edition())
                                : ""),
                null);
    }
}
