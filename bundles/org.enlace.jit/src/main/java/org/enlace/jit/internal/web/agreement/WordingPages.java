package org.enlace.jit.internal.web.agreement;

import gg.jte.Content;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.documents.MarkdownFields;
import org.enlace.jit.agreement.Clause;
import org.enlace.jit.agreement.DraftClause;
import org.enlace.jit.agreement.DraftContent;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.agreement.Wording;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.agreement.AgreementRoom.Spot;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Ui;
import org.enlace.web.ui.Field;

/** The words of one clause: the source and a translation side by side. */
@Path("/jit")
@Needs("jit.read")
public final class WordingPages {
    private static final List<String> DONE = List.of("draft-saved", "draft-added", "draft-taken");

    private final AgreementRoom room;

    public WordingPages(AgreementRoom room) {
        this.room = room;
    }

    /** A language a clause is written in, beside the source or as it. */
    public record Column(Language language, String name, boolean source, boolean old, Content fields) {}

    /** The way to another translation. */
    public record Other(Language language, String name, String href, boolean old, boolean missing, boolean shown) {}

    @GET
    @Path("/teams/{id}/drafts/{kind}/clauses/{clause}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("kind") String kind,
            @PathParam("clause") String clause,
            @QueryParam("beside") @DefaultValue("") String beside,
            @QueryParam("done") @DefaultValue("") String done) {
        Spot spot = room.spot(id, kind, caller);
        Drafts.Shown shown = room.draft(spot, caller);
        DraftContent draft = shown.draft().content();
        DraftClause now = known(draft, clause);
        Form form = new Form().put("version", shown.draft().version());
        for (Language language : draft.languages()) {
            Optional<Wording> wording = Optional.ofNullable(now.wordings().get(language));
            form.put("title-" + language.tag(), wording.map(Wording::title).orElse(""));
            form.put("text-" + language.tag(), wording.map(Wording::text).orElse(""));
        }
        return page(spot, shown, now, beside(draft, beside), form, false, done, caller);
    }

    private static DraftClause known(DraftContent draft, String key) {
        return draft.clause(key).orElseThrow(() -> new NotFound("jit-clause", key));
    }

    /** The translation that is shown: that asked for, else the first there is; empty where the text has one language. */
    private static Optional<Language> beside(DraftContent draft, String asked) {
        return Language.of(asked)
                .filter(draft.languages()::contains)
                .filter(language -> language != draft.source())
                .or(() -> draft.languages().stream()
                        .filter(language -> language != draft.source())
                        .findFirst());
    }

    private Page page(
            Spot spot,
            Drafts.Shown shown,
            DraftClause now,
            Optional<Language> beside,
            Form form,
            boolean previewed,
            String done,
            Caller caller) {
        Labels labels = room.labels(caller);
        DraftContent draft = shown.draft().content();
        String path = spot.path() + "/clauses/" + now.key();
        List<Column> columns = new ArrayList<>();
        columns.add(column(draft.source(), draft, now, form, previewed, labels));
        beside.ifPresent(language -> columns.add(column(language, draft, now, form, previewed, labels)));
        List<Other> others = draft.languages().stream()
                .filter(language -> language != draft.source())
                .map(language -> new Other(
                        language,
                        language.ownName(),
                        path + "?beside=" + language.tag(),
                        now.old(language, draft.source()),
                        now.in(language).isEmpty(),
                        beside.filter(language::equals).isPresent()))
                .toList();
        Optional<Clause> catalogue = room.catalogue().clause(now.key());
        GapLines lines = new GapLines(spot, draft, room.catalogue(), labels);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("path", path);
        parameters.put("back", spot.path());
        parameters.put("title", lines.title(now.key()));
        parameters.put("form", form);
        parameters.put("columns", columns);
        parameters.put("others", others);
        parameters.put("beside", beside.map(Language::tag).orElse(""));
        parameters.put(
                "guidance",
                catalogue.map(clause -> near(clause.guidance(), labels)).orElse(""));
        parameters.put("catalogue", catalogue.isPresent());
        parameters.put("open", open(now, draft, labels));
        parameters.put("help", room.paper().fields().get().help(labels.language()));
        parameters.put("done", Pages.done(labels, done, DONE));
        return room.page(spot, true, lines.title(now.key()), "wording", caller, parameters);
    }

    /** In the reader's language, or the nearest of those there are. */
    private static String near(Map<Language, String> by, Labels labels) {
        Language second = labels.language() == Language.PT ? Language.ES : Language.EN;
        return by.getOrDefault(labels.language(), by.getOrDefault(second, ""));
    }

    private Column column(
            Language language, DraftContent draft, DraftClause now, Form form, boolean previewed, Labels labels) {
        String tag = language.tag();
        Content title = Ui.textInput(Field.named("title-" + tag, labels.get("agreement.wording.title"))
                .value(form.get("title-" + tag))
                .error(form.error("title-" + tag))
                .in(language));
        Content text = room.paper()
                .fields()
                .get()
                .area(
                        labels.language(),
                        Field.named("text-" + tag, labels.get("agreement.wording.text"))
                                .value(form.get("text-" + tag))
                                .error(form.error("text-" + tag))
                                .rows(10)
                                .maxLength(Wording.LONGEST_TEXT)
                                .in(language),
                        "text-" + tag,
                        previewed);
        return new Column(
                language,
                language.ownName(),
                language == draft.source(),
                now.old(language, draft.source()),
                Ui.join(title, text));
    }

    /** What the clause leaves open, with the way to where it is filled. */
    private List<Content> open(DraftClause clause, DraftContent draft, Labels labels) {
        Set<String> all = new TreeSet<>();
        draft.languages().forEach(language -> all.addAll(clause.placeholders(language)));
        return all.stream()
                .map(room.catalogue()::placeholder)
                .map(one -> Ui.join(
                        Ui.text("{" + one.key() + "} – "), Ui.text(one.title().get(labels.language()))))
                .toList();
    }

    @POST
    @Path("/teams/{id}/drafts/{kind}/clauses/{clause}")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response save(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("kind") String kind,
            @PathParam("clause") String clause,
            FormData data) {
        Spot spot = room.spot(id, kind, caller);
        Form form = Form.of(data);
        Drafts.Shown shown = room.draft(spot, caller);
        DraftContent draft = shown.draft().content();
        DraftClause now = known(draft, clause);
        Optional<Language> beside = beside(draft, form.get("beside"));
        if (MarkdownFields.asked(data)) {
            return Response.ok(page(spot, shown, now, beside, form, true, "", caller))
                    .build();
        }
        restore(form, clause);
        Labels labels = room.labels(caller);
        Set<Language> written = new TreeSet<>(Set.of(draft.source()));
        beside.ifPresent(written::add);
        Map<Language, Wording> words = new EnumMap<>(Language.class);
        for (Language language : written) {
            String tag = language.tag();
            form.read("title-" + tag, labels, () -> new Wording(form.get("title-" + tag), "", 1));
            form.read("text-" + tag, labels, () -> {
                room.paper().markdown().get().check(form.get("text-" + tag), "text-" + tag);
                return new Wording("", form.get("text-" + tag), 1);
            });
        }
        if (form.wrong()) {
            return Response.status(422)
                    .entity(page(spot, shown, now, beside, form, false, "", caller))
                    .build();
        }
        Set<Language> confirmed =
                form.get("right").equals("yes") ? new TreeSet<>(beside.stream().toList()) : Set.of();
        return room.done(
                () -> {
                    room.drafts()
                            .revise(
                                    spot.team().team(),
                                    spot.kind(),
                                    form.version(),
                                    (before, version) -> {
                                        for (Language language : written) {
                                            words.put(
                                                    language,
                                                    new Wording(
                                                            form.get("title-" + language.tag()),
                                                            form.get("text-" + language.tag()),
                                                            version));
                                        }
                                        return before.worded(clause, words, confirmed);
                                    },
                                    caller);
                    String path = spot.path() + "/clauses/" + clause;
                    return Pages.to(
                            beside.map(language -> path + "?beside=" + language.tag())
                                    .orElse(path),
                            "draft-saved");
                },
                form,
                caller,
                Set.of(),
                "text-" + draft.source().tag(),
                again -> page(spot, room.draft(spot, caller), now, beside, again, false, "", caller),
                () -> room.version(spot, caller));
    }

    /** Puts back what the catalogue says in a language, where that was asked for. */
    private void restore(Form form, String key) {
        Optional<Language> asked = Language.of(form.get("catalogue"));
        Optional<Clause> clause = room.catalogue().clause(key);
        if (asked.isPresent() && clause.isPresent()) {
            String tag = asked.get().tag();
            form.put("title-" + tag, clause.get().title().get(asked.get()));
            form.put("text-" + tag, clause.get().text().get(asked.get()));
        }
    }
}
