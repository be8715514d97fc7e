package org.enlace.protocols.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.enlace.documents.Comparison;
import org.enlace.documents.ComparisonView;
import org.enlace.documents.Comparisons;
import org.enlace.documents.Section;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Passage;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.Protocols;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Any two versions of a document side by side, in one language. */
@Path("/protocols")
@Needs("protocols.read")
public final class ComparePage {
    /** In the place of a number: what a partner's document says now, which its owner may have corrected. */
    private static final String NOW = "now";

    private final Editions editions;
    private final Room room;
    private final Reading reading;
    private final Comparisons comparisons;

    public ComparePage(Editions editions, Protocols protocols, Room room, Comparisons comparisons) {
        this.editions = editions;
        this.room = room;
        this.comparisons = comparisons;
        reading = new Reading(protocols, room);
    }

    /** One of the two: its words, what it is called, and how it is asked for. */
    private record Side(String name, String asked, ProtocolContent content) {}

    /**
     * @param from the number of a version; the one in effect where it is absent; {@code now} for what the record says now
     * @param to   likewise
     * @param with a version by its id, in the place of {@code to}: a draft has no number
     * @param in   the language of the texts
     * @param all  whether what did not change is shown too
     */
    @GET
    @Path("/{id}/compare")
    @Produces("text/html")
    public Response compare(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("with") String with,
            @QueryParam("in") String in,
            @QueryParam("all") String all) {
        return reading.page(id, "compare", caller, protocol -> {
            Labels labels = room.labels(caller);
            Side first = numbered(protocol, from, labels, caller);
            Side second = with == null || with.isEmpty()
                    ? numbered(protocol, to, labels, caller)
                    : drafted(protocol, with, labels, caller);
            boolean turned = second.asked().matches("to=\\d+")
                    && first.asked().matches("to=\\d+")
                    && Integer.parseInt(second.asked().substring(3))
                            < Integer.parseInt(first.asked().substring(3));
            return turned
                    ? page(protocol, side(second, "from"), side(first, "to"), in, all, caller)
                    : page(protocol, side(first, "from"), second, in, all, caller);
        });
    }

    private static Side side(Side side, String parameter) {
        return new Side(
                side.name(), parameter + side.asked().substring(side.asked().indexOf('=')), side.content());
    }

    private Side numbered(Protocol protocol, String number, Labels labels, Caller caller) {
        if (NOW.equals(number)) {
            return new Side(labels.get("compare.now"), "to=" + NOW, protocol.content());
        }
        int wanted = number == null || number.isEmpty()
                ? protocol.control().edition()
                : number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0;
        ProtocolContent content = editions.text(protocol.id(), wanted, caller)
                .orElseThrow(() -> new NotFound(Edition.KIND, protocol.id() + " " + number));
        return new Side(labels.get("version.numbered", wanted), "to=" + wanted, content);
    }

    private Side drafted(Protocol protocol, String id, Labels labels, Caller caller) {
        Edition edition = editions.open(RecordId.parse(id), null, caller);
        if (!edition.protocol().equals(protocol.id())) {
            throw new NotFound(Edition.KIND, id);
        }
        String name = edition.number().isPresent()
                ? labels.get("version.numbered", edition.number().getAsInt())
                : labels.of(edition.stage());
        return new Side(name, "with=" + edition.id(), edition.content());
    }

    private Page page(Protocol protocol, Side before, Side after, String in, String all, Caller caller) {
        Labels labels = room.labels(caller);
        List<Language> languages = languages(before.content(), after.content());
        Language wanted = Language.of(in)
                .filter(languages::contains)
                .orElse(languages.contains(caller.language()) ? caller.language() : languages.get(0));
        boolean whole = "yes".equals(all);
        String address = "/protocols/" + protocol.id() + "/compare?" + before.asked() + "&" + after.asked();
        Comparison changed =
                comparisons.of(sections(before.content(), wanted, labels), sections(after.content(), wanted, labels));
        String here = address + "&in=" + wanted.tag();
        ComparisonView view = whole
                ? ComparisonView.ofAll(before.name(), after.name(), here)
                : ComparisonView.of(before.name(), after.name(), here + "&all=yes");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("labels", labels);
        parameters.put("title", protocol.content().title());
        parameters.put("before", before.name());
        parameters.put("after", after.name());
        parameters.put("languages", languages);
        parameters.put("shown", wanted);
        parameters.put("address", address);
        parameters.put(
                "compared",
                comparisons.shown(
                        changed, wanted == caller.language() ? view : view.in(wanted.tag()), caller.language()));
        return new Page(
                labels.get("compare.title"),
                List.of(new Page.Crumb(labels.get("list.title"), "/protocols"), RecordPage.crumb(protocol)),
                room.fill("compare", parameters));
    }

    private static List<Language> languages(ProtocolContent before, ProtocolContent after) {
        TreeSet<Language> all = new TreeSet<>(before.summary().keySet());
        all.addAll(after.summary().keySet());
        before.passages().values().forEach(texts -> all.addAll(texts.keySet()));
        after.passages().values().forEach(texts -> all.addAll(texts.keySet()));
        before.requirements().forEach(item -> all.addAll(item.text().keySet()));
        after.requirements().forEach(item -> all.addAll(item.text().keySet()));
        return List.copyOf(all);
    }

    /** What a version says, part by part, in one language; facts are in the reader's. */
    static List<Section> sections(ProtocolContent content, Language language, Labels labels) {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.text("title", labels.get("field.title"), content.title()));
        sections.add(Section.text(
                "summary", labels.get("field.summary"), content.summary().get(language)));
        for (Passage passage : Passage.values()) {
            Map<Language, String> told = content.passages().getOrDefault(passage, Map.of());
            sections.add(Section.text(passage.field(), labels.get("passage." + passage.field()), told.get(language)));
        }
        sections.add(Section.values("facts", labels.get("record.facts"), facts(content, labels)));
        int number = 0;
        for (var item : content.requirements()) {
            number++;
            sections.add(Section.text(
                    "requirement." + item.key(),
                    labels.get("field.requirement", number),
                    item.text().get(language)));
        }
        sections.add(Section.text("note", labels.get("field.note"), content.note()));
        sections.add(Section.text("source", labels.get("field.source"), content.source()));
        sections.add(Section.text("verifiedScope", labels.get("field.verifiedScope"), content.verifiedScope()));
        return sections;
    }

    private static List<String> facts(ProtocolContent content, Labels labels) {
        List<String> facts = new ArrayList<>();
        fact(facts, labels, "field.type", labels.of(content.kind()));
        fact(facts, labels, "field.issuingBody", content.issuingBody());
        fact(facts, labels, "field.country", labels.countryOf(content));
        fact(facts, labels, "field.region", content.region());
        fact(facts, labels, "field.legalInstrument", labels.of(content.legalInstrument()));
        fact(facts, labels, "field.status", labels.of(content.legalStatus()));
        fact(facts, labels, "field.date", labels.of(content.date()));
        fact(facts, labels, "field.languages", labels.languageNames(content.languages()));
        content.crimeTypes().forEach(code -> fact(facts, labels, "field.crimeTypes", labels.crimeType(code)));
        content.phases().forEach(phase -> fact(facts, labels, "field.phases", labels.of(phase)));
        fact(facts, labels, "field.evidence", content.evidence() == null ? null : labels.of(content.evidence()));
        fact(facts, labels, "field.supersedes", content.supersedes());
        fact(facts, labels, "field.supersededBy", content.supersededBy());
        fact(facts, labels, "field.url", content.url());
        fact(facts, labels, "field.verified", labels.get(content.verified() ? "verified.yes" : "verified.no"));
        fact(facts, labels, "field.restrictedTo", labels.readers(content.restrictedTo()));
        return facts;
    }

    private static void fact(List<String> facts, Labels labels, String name, String value) {
        Optional.ofNullable(value)
                .filter(words -> !words.isBlank())
                .ifPresent(words -> facts.add(labels.get(name) + ": " + words));
    }
}
