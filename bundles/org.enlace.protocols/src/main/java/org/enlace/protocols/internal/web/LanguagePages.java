package org.enlace.protocols.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Translation;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** A record's texts in all their languages side by side; a translation is written, and found to be right, beside its source. */
@Path("/protocols")
@Needs("protocols.read")
public final class LanguagePages {
    private static final Set<String> DONE = Set.of("translated", "right");

    private final Protocols protocols;
    private final Room room;
    private final Reading reading;

    public LanguagePages(Protocols protocols, Room room) {
        this.protocols = protocols;
        this.room = room;
        reading = new Reading(protocols, room);
    }

    @GET
    @Path("/{id}/languages")
    @Produces("text/html")
    public Response show(@Context Caller caller, @PathParam("id") String id, @QueryParam("done") String done) {
        return reading.page(id, "languages", caller, protocol -> page(protocol, done, caller));
    }

    private Page page(Protocol protocol, String done, Caller caller) {
        Labels labels = room.labels(caller);
        ProtocolContent content = protocol.content();
        List<Translation> translations = Translation.of(content);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("labels", labels);
        parameters.put("protocol", protocol);
        parameters.put("translations", translations);
        parameters.put(
                "absent",
                Arrays.stream(Language.values())
                        .filter(language -> Translation.texts(content, language).isEmpty())
                        .toList());
        parameters.put("parts", parts(content, labels));
        parameters.put("edits", edits(protocol, caller));
        parameters.put("done", done != null && DONE.contains(done) ? done : "");
        return new Page(labels.get("languages.title"), way(protocol, labels), room.fill("tongues", parameters));
    }

    /** A translation of this country's own text is written in place; of a fixed one with the next version. */
    private static boolean edits(Protocol protocol, Caller caller) {
        return caller.holds(Protocols.WRITE)
                && protocol.shared().isEmpty()
                && !protocol.withdrawn()
                && !protocol.control().fixed();
    }

    /** What stands side by side: the name of a part, and by its key what it says in each language. */
    public record Part(String key, String name, Map<Language, String> texts) {}

    private static List<Part> parts(ProtocolContent content, Labels labels) {
        Map<String, Map<Language, String>> texts = new LinkedHashMap<>();
        texts.put("summary", new HashMap<>());
        content.passages().keySet().forEach(passage -> texts.put(passage.field(), new HashMap<>()));
        content.requirements().forEach(item -> texts.put("requirement." + item.key(), new HashMap<>()));
        for (Language language : Language.values()) {
            Translation.texts(content, language)
                    .forEach((key, text) -> texts.get(key).put(language, text));
        }
        List<Part> parts = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, Map<Language, String>> part : texts.entrySet()) {
            String key = part.getKey();
            String name = key.startsWith("requirement.")
                    ? labels.get("field.requirement", ++number)
                    : labels.get(key.equals("summary") ? "field.summary" : "passage." + key);
            parts.add(new Part(key, name, part.getValue()));
        }
        return parts;
    }

    @GET
    @Path("/{id}/languages/{tag}")
    @Needs("protocols.write")
    @Produces("text/html")
    public Response edit(@Context Caller caller, @PathParam("id") String id, @PathParam("tag") String tag) {
        Language language = translated(tag);
        return reading.page(
                id, "languages", caller, protocol -> form(checked(protocol, language), language, null, null, caller));
    }

    @POST
    @Path("/{id}/languages/{tag}")
    @Needs("protocols.write")
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response save(
            @Context Caller caller, @PathParam("id") String id, @PathParam("tag") String tag, FormData data) {
        Language language = translated(tag);
        RecordId record = RecordId.parse(id);
        Protocol protocol = checked(protocols.open(record, null, caller), language);
        Typed typed = Typed.of(data);
        try {
            ProtocolContent said = rewritten(protocol.content(), language, data).content();
            protocols.revise(
                    record, RecordPage.version(data), ProtocolDraft.of(Translation.confirmed(said, language)), caller);
            return Room.to("/protocols/" + record + "/languages?done=translated");
        } catch (Refusal refusal) {
            typed.refused(refusal, "summary", room.labels(caller));
            return Response.status(422)
                    .entity(form(protocol, language, typed, input(refusal, protocol.content(), language), caller))
                    .build();
        } catch (Stale stale) {
            Protocol now = protocols.find(record, caller);
            typed.overtaken("summary", room.labels(caller));
            return Response.status(409)
                    .entity(form(now, language, typed, null, caller))
                    .build();
        }
    }

    /** The content with what was typed in the place of one language's texts; an emptied one is gone. */
    private static ProtocolDraft rewritten(ProtocolContent content, Language language, FormData data) {
        ProtocolDraft said = ProtocolDraft.of(content);
        String tag = language.tag();
        Map<String, Map<String, String>> passages = new LinkedHashMap<>(said.passages());
        passages.replaceAll((field, texts) -> with(texts, tag, data.first(field)));
        List<ProtocolDraft.Item> items = said.requirements().stream()
                .map(item -> new ProtocolDraft.Item(
                        item.key(), with(item.text(), tag, data.first("requirement." + item.key())), item.derived()))
                .toList();
        return said.worded(with(said.summary(), tag, data.first("summary")), passages, items);
    }

    private static Map<String, String> with(Map<String, String> texts, String tag, String text) {
        Map<String, String> all = new LinkedHashMap<>(texts);
        if (text.isBlank()) {
            all.remove(tag);
        } else {
            all.put(tag, text);
        }
        return all;
    }

    /** The input a refusal is about; null where it is about none of them. */
    private static String input(Refusal refusal, ProtocolContent content, Language language) {
        String field = refusal.field().orElse("").replaceFirst("\\." + language.tag() + "$", "");
        if (field.startsWith("requirements[")) {
            int at = Integer.parseInt(field.substring(13, field.indexOf(']')));
            return "requirement." + content.requirements().get(at).key();
        }
        return field.startsWith("passages.") ? field.substring("passages.".length()) : field;
    }

    @POST
    @Path("/{id}/languages/{tag}/right")
    @Needs("protocols.write")
    @Consumes("application/x-www-form-urlencoded")
    public Response right(
            @Context Caller caller, @PathParam("id") String id, @PathParam("tag") String tag, FormData data) {
        Language language = translated(tag);
        RecordId record = RecordId.parse(id);
        Protocol protocol = checked(protocols.open(record, null, caller), language);
        if (Translation.texts(protocol.content(), language).isEmpty()) {
            throw new Refusal(
                    "protocol.translation-none",
                    "There is no text in \"" + tag + "\" that could still be right; translate first",
                    tag);
        }
        protocols.revise(
                record,
                RecordPage.version(data),
                ProtocolDraft.of(Translation.confirmed(protocol.content(), language)),
                caller);
        return Room.to("/protocols/" + record + "/languages?done=right");
    }

    private static Language translated(String tag) {
        return Language.of(tag)
                .filter(language -> language.tag().equals(tag))
                .orElseThrow(() -> new NotFound("translation", tag));
    }

    /** The source is no translation: it is changed in the form of the record. */
    private static Protocol checked(Protocol protocol, Language language) {
        Protocol.requireOwn(protocol);
        if (Translation.source(protocol.content()) == language) {
            throw new Refusal(
                    "protocol.translation-source",
                    "\"" + language.tag() + "\" is the source and no translation; change it in the form of the record",
                    language.tag());
        }
        return protocol;
    }

    /** @param typed what was typed and refused; null for what the record says */
    private Page form(Protocol protocol, Language language, Typed typed, String wrong, Caller caller) {
        Labels labels = room.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("labels", labels);
        parameters.put("protocol", protocol);
        parameters.put("tongue", language);
        parameters.put("source", Translation.source(protocol.content()));
        parameters.put("parts", parts(protocol.content(), labels));
        parameters.put("typed", typed == null ? Typed.blank(Map.of()) : typed);
        parameters.put("fresh", typed == null);
        parameters.put("wrong", wrong == null ? "" : wrong);
        List<Page.Crumb> way = new ArrayList<>(way(protocol, labels));
        way.add(new Page.Crumb(labels.get("languages.title"), "/protocols/" + protocol.id() + "/languages"));
        return new Page(
                labels.get("languages.edit", labels.languageName(language.tag())),
                way,
                room.fill("tongue-form", parameters));
    }

    private static List<Page.Crumb> way(Protocol protocol, Labels labels) {
        return List.of(new Page.Crumb(labels.get("list.title"), "/protocols"), RecordPage.crumb(protocol));
    }
}
