package org.enlace.jit.internal.web.bundle;

import gg.jte.Content;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.documents.Document;
import org.enlace.documents.Documents;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.bundle.BundlePapers;
import org.enlace.jit.internal.bundle.Exhibit;
import org.enlace.jit.internal.bundle.KeyDoubt;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.agreement.AgreementRoom;
import org.enlace.jit.internal.web.agreement.Sheets;
import org.enlace.jit.internal.web.custody.EvidenceChains;
import org.enlace.jit.internal.web.custody.PaperPages;
import org.enlace.jit.internal.web.work.WorkReference;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.internal.web.work.WorkWords;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.reference.ReferenceData;
import org.enlace.web.ui.SummaryRow;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The papers of bundles, from the templates of the pages. */
@Component(service = BundlePapers.class)
public final class PaperOfBundles implements BundlePapers {
    /** No document of a bundle leads back to a node: a court reads it without one. */
    private static final URI NOWHERE = URI.create("http://localhost/");

    private final Supplier<Documents> documents;
    private final Pages pages;
    private final WorkWay way;
    private final PaperPages papers;
    private final Sheets sheets;

    /**
     * An item as the index has it.
     *
     * @param rows     what it is and how it was obtained
     * @param flaws    what a court would ask about its chain, in words
     * @param restrict what its handling codes restrict, in words
     */
    public record Shown(Exhibit exhibit, String title, List<SummaryRow> rows, List<String> flaws, Content restrict) {}

    @Activate
    public PaperOfBundles(
            @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks,
            @Reference(service = ReferenceData.class) ComponentServiceObjects<ReferenceData> reference,
            @Reference(service = Documents.class) ComponentServiceObjects<Documents> documents) {
        this(new Lazily<>(desks), WorkReference.of(new Lazily<>(reference)), new Lazily<>(documents));
    }

    private PaperOfBundles(Supplier<Desks> desks, WorkReference reference, Supplier<Documents> documents) {
        this.documents = documents;
        pages = new Pages(desks);
        way = new WorkWay(pages, reference);
        papers = new PaperPages(new EvidenceChains(pages, way));
        sheets = new Sheets(new AgreementRoom(pages, () -> desks.get().agreements()));
    }

    /** For what has no framework. Not a constructor anybody sees: the framework would try each. */
    public static BundlePapers of(Supplier<Desks> desks, WorkReference reference, Supplier<Documents> documents) {
        return new PaperOfBundles(desks, reference, documents);
    }

    private byte[] print(Document made) {
        return documents
                .get()
                .pdf(new Document(
                        made.title(),
                        made.titleLanguage(),
                        made.kind(),
                        made.language(),
                        made.reference(),
                        null,
                        made.note(),
                        made.body()));
    }

    private TeamView view(RecordId team, Caller caller) {
        return way.enterWhole(team.toString(), caller);
    }

    @Override
    public byte[] custody(RecordId team, RecordId item, Caller caller) {
        TeamView view = view(team, caller);
        return print(papers.sheet(view, way.entries().find(team, item, caller), NOWHERE));
    }

    @Override
    public byte[] agreement(Instrument text, Language language, Caller caller) {
        return print(sheets.document(text, language, Optional.empty(), NOWHERE.toString(), caller));
    }

    @Override
    public byte[] disclosure(Contents contents, Caller caller) {
        return paper("disclosure", "bundle.disclosure.title", contents, caller, Map.of());
    }

    @Override
    public byte[] howTo(Contents contents, Caller caller) {
        return paper("howto", "bundle.howto.title", contents, caller, Map.of());
    }

    @Override
    public byte[] index(Contents contents, Caller caller) {
        TeamView view = view(contents.bundle().team(), caller);
        WorkWords words = way.words(view);
        return paper(
                "index",
                "bundle.index.title",
                contents,
                caller,
                Map.of(
                        "translated",
                        new TranslationWords(words.labels(), caller.language()),
                        "items",
                        contents.items().stream()
                                .map(one -> shown(one, view, words))
                                .toList()));
    }

    private byte[] paper(String template, String title, Contents contents, Caller caller, Map<String, ?> more) {
        Labels labels = pages.labels(caller);
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.put("contents", contents);
        parameters.put("words", new BundleWords(labels));
        return print(new Document(
                labels.get(title),
                null,
                labels.get("bundle.one"),
                caller.language(),
                reference(contents),
                null,
                labels.get(
                        "bundle.paper.note",
                        contents.bundle().request().court(),
                        contents.bundle().request().reference()),
                pages.fill("bundle/" + template, parameters, caller)));
    }

    private static String reference(Contents contents) {
        String id = contents.bundle().id().toString();
        String team = contents.team();
        return (team.length() > 60 ? team.substring(0, 60) : team) + " " + id.substring(id.length() - 8);
    }

    private Shown shown(Exhibit one, TeamView view, WorkWords words) {
        var entry = one.entry();
        Seen seen = new Seen(entry, entry.content().word("title"), Optional.empty(), false);
        var pointed = WorkWords.pointed(List.of(seen));
        Map<RecordId, Seen> named =
                pointed.isEmpty() ? Map.of() : way.entries().named(view.team(), pointed, view.caller());
        Labels labels = words.labels();
        List<SummaryRow> rows = new ArrayList<>();
        for (Field field : EntryKind.EVIDENCE.fields()) {
            if (!field.assigned() && !field.of(entry.content()).isEmpty()) {
                rows.add(SummaryRow.of(words.field(entry.kind(), field), words.value(entry, field, named)));
            }
        }
        rows.add(SummaryRow.of(labels.get("work.provider"), labels.country(entry.owner())));
        List<String> flaws = new ArrayList<>(one.log().findings().stream()
                .map(found -> labels.get("custody.flaw." + found.flaw().token()))
                .distinct()
                .toList());
        KeyDoubt.of(one.log().events(), pages.desks().signing().sealKeys())
                .forEach(doubt -> flaws.add(labels.country(doubt.country()) + ": "
                        + labels.get("signing.key." + doubt.known().token())));
        return new Shown(one, seen.title(), rows, flaws, words.handling().explained(entry.handling()));
    }

    @Override
    public String readme(Contents contents, Caller caller) {
        Labels labels = pages.labels(caller);
        List<String> lines = new ArrayList<>();
        lines.add(labels.get("bundle.one") + " · " + reference(contents));
        lines.add(labels.get(
                "bundle.paper.note",
                contents.bundle().request().court(),
                contents.bundle().request().reference()));
        lines.add("");
        lines.add(labels.get("bundle.howto.lead"));
        lines.add("");
        for (BundleSteps.Step step : BundleSteps.of(contents)) {
            lines.add(labels.get("bundle.howto." + step.token()));
            step.command().lines().forEach(line -> lines.add("    " + line));
            lines.add(labels.get("bundle.howto." + step.token() + ".expect"));
            lines.add("");
        }
        lines.add(labels.get("bundle.howto.compare"));
        lines.add("    " + BundleWords.grouped(contents.signer()));
        lines.add("");
        return String.join("\n", lines);
    }
}
