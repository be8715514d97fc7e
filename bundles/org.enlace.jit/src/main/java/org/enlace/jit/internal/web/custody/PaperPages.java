package org.enlace.jit.internal.web.custody;

import gg.jte.Content;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.enlace.documents.Document;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.internal.web.work.WorkWords;
import org.enlace.jit.internal.work.EvidenceDoor;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Download;
import org.enlace.web.Needs;
import org.enlace.web.StepUp;
import org.enlace.web.Ui;
import org.enlace.web.ui.SummaryRow;

/** What of an item is printed: its custody sheet, and the label that goes on it. */
@Path("/jit")
@Needs("jit.read")
public final class PaperPages {
    private static final String PDF = "application/pdf";

    private final EvidenceChains chains;

    public PaperPages(EvidenceChains chains) {
        this.chains = chains;
    }

    @GET
    @Path("/teams/{id}/work/evidence/{item}/sheet.pdf")
    @StepUp
    public Response sheet(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("item") String id,
            @Context UriInfo address) {
        TeamView view = chains.way().enter(team, caller);
        Seen seen = whole(view, id);
        byte[] pdf = print(sheet(view, seen, address.getBaseUri()));
        chains.pages().desks().chains().printed(view.team(), seen.entry().id(), caller);
        return Download.of(chains.number(seen) + ".pdf", PDF, pdf).build();
    }

    /** What is left out of an item for its reader is not for paper. */
    Seen whole(TeamView view, String id) {
        Seen seen = chains.item(view, id);
        if (!EvidenceDoor.whole(view, seen)
                && chains.gone(view, seen.entry().id()).isEmpty()) {
            // Refuses, and says where, if a reason has to be given first.
            chains.log(view, seen.entry().id());
            throw WorkWay.missing(id);
        }
        return seen;
    }

    /** The custody sheet itself, in the reader's language. */
    public Document sheet(TeamView view, Seen seen, URI base) {
        CustodyLog log = chains.log(view, seen.entry().id());
        CustodyWords words = chains.words(view, seen, log);
        ChainView chain = chains.view(view, seen, log, words);
        String reference = chain.number();
        Content body = chains.pages()
                .fill(
                        "custody/sheet",
                        Map.of("chain", chain, "item", item(view, seen, words), "rows", rows(log, words)),
                        view.caller());
        return new Document(
                seen.title(),
                null,
                words.get("custody.sheet.title"),
                words.labels().language(),
                reference,
                base.resolve(WorkWords.path(seen.entry())).toString(),
                words.get("custody.sheet.note", reference),
                body);
    }

    byte[] print(Document document) {
        return chains.pages().desks().agreements().paper().documents().get().pdf(document);
    }

    private List<SummaryRow> item(TeamView view, Seen seen, CustodyWords words) {
        Entry entry = seen.entry();
        Labels labels = words.labels();
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of(words.get("entry.field.number"), chains.number(seen)));
        rows.add(SummaryRow.of(words.get("custody.sheet.team"), chains.way().name(view.team())));
        var pointed = WorkWords.pointed(List.of(seen));
        Map<RecordId, Seen> named =
                pointed.isEmpty() ? Map.of() : chains.way().entries().named(view.team(), pointed, view.caller());
        boolean described = entry.content().first("title").isPresent();
        for (Field field : EntryKind.EVIDENCE.fields()) {
            if (described && !field.assigned() && !field.of(entry.content()).isEmpty()) {
                rows.add(SummaryRow.of(
                        words.work().field(entry.kind(), field), words.work().value(entry, field, named)));
            }
        }
        rows.add(SummaryRow.of(words.get("work.provider"), labels.country(entry.owner())));
        if (described) {
            rows.add(SummaryRow.of(
                    words.get("work.handling"), words.work().handling().explained(entry.handling())));
            rows.add(SummaryRow.of(words.get("work.version"), words.get("work.version.is", entry.version())));
        }
        return rows;
    }

    private static List<List<Content>> rows(CustodyLog log, CustodyWords words) {
        List<List<Content>> rows = new ArrayList<>();
        log.events().forEach(one -> {
            var event = one.event();
            rows.add(List.of(
                    Ui.text(words.get(
                            "custody.event.title",
                            rows.size() + 1,
                            words.kind(event.kind()),
                            words.labels().country(event.country()))),
                    words.happened(event),
                    words.labels().moment(event.written()),
                    Ui.text(words.shown().of(event, event.place())),
                    Ui.text(words.work().person(event.author()))));
        });
        return rows;
    }

    /** The number, the team's reference, the seal and the code that leads to the item's page: nothing of what it is. */
    @GET
    @Path("/teams/{id}/work/evidence/{item}/label")
    public Response label(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("item") String id,
            @Context UriInfo address) {
        TeamView view = chains.way().enter(team, caller);
        Seen seen = whole(view, id);
        return Download.shown(
                        "label-" + chains.number(seen) + ".pdf", PDF, print(label(view, seen, address.getBaseUri())))
                .build();
    }

    /** The label itself. */
    public Document label(TeamView view, Seen seen, URI base) {
        CustodyLog log = chains.log(view, seen.entry().id());
        CustodyWords words = chains.words(view, seen, log);
        String number = chains.number(seen);
        String seal = seal(log, seen.entry(), words);
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of(words.get("custody.sheet.team"), chains.way().name(view.team())));
        if (!seal.isEmpty()) {
            rows.add(SummaryRow.of(words.get("custody.field.seal"), seal));
        }
        return new Document(
                number,
                null,
                words.get("custody.label.title"),
                words.labels().language(),
                number,
                address(seen.entry(), number, base),
                "",
                Ui.summaryList(rows));
    }

    /** Where the code of a label leads. */
    static String address(Entry item, String number, URI base) {
        return base.resolve(WorkWords.path(item) + "?number=" + number).toString();
    }

    /** The seal that was put on it last. */
    static String seal(CustodyLog log, Entry item, CustodyWords words) {
        return log.events().stream()
                .map(SealedEvent::event)
                .flatMap(one ->
                        one.said(EventField.SEAL).map(text -> words.shown().of(one, text)).stream())
                .reduce((one, later) -> later)
                .orElseGet(() -> item.content().word("seal"));
    }
}
