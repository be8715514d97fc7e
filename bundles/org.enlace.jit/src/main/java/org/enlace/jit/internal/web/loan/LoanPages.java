package org.enlace.jit.internal.web.loan;

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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.enlace.jit.access.Right;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.LoanArea;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.loan.LoanDesk;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.custody.EvidenceChains;
import org.enlace.jit.internal.web.work.UseWords;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.SummaryRow;
import org.enlace.web.ui.Tag;

/** The digital evidence that a country lends in a team, and what others lend to it; one loan and how far its copies are. */
@Path("/jit")
@Needs("jit.read")
public final class LoanPages {
    private static final Set<String> DONE =
            Set.of("asked", "withdrawn", "approved", "declined", "back", "acknowledged");

    private final WorkWay way;
    private final EvidenceChains chains;
    private final Supplier<LoanArea> area;

    public LoanPages(WorkWay way, EvidenceChains chains, Supplier<LoanArea> area) {
        this.way = way;
        this.chains = chains;
        this.area = area;
    }

    /**
     * A copy that is lent to this country, as the page shows it.
     *
     * @param item        what it is a copy of
     * @param file        its page here; empty as long as it is not here
     * @param acknowledge where it is said that somebody has it; empty where that is not to be said
     * @param copied      where that it was copied is written into the item's chain; empty for whoever cannot write that now
     */
    public record Line(
            String name, String item, Tag tag, List<SummaryRow> rows, String file, String acknowledge, String copied) {}

    private static String said(Labels labels, String done) {
        return DONE.contains(done) ? labels.get("loan.done." + done) : "";
    }

    private Page page(String title, String template, boolean below, TeamView view, Map<String, Object> parameters) {
        Labels labels = way.labels(view.caller());
        parameters.put("say", new LoanWords(labels));
        parameters.put("path", LoanDesk.borrowed(view.team()));
        List<Page.Crumb> steps = new ArrayList<>();
        steps.add(new Page.Crumb(labels.get("work.tab.evidence"), WorkWay.at(view.team()) + "/evidence"));
        if (below) {
            steps.add(new Page.Crumb(labels.get("loan.title"), LoanDesk.borrowed(view.team())));
        }
        return way.page(title, template, "evidence", steps, view, parameters);
    }

    private String number(TeamView view, RecordId item, Map<RecordId, Seen> items) {
        return Optional.ofNullable(items.get(item))
                .flatMap(seen -> EvidenceNumber.of(way.name(view.team()), seen.entry()))
                .map(EvidenceNumber::toString)
                .orElse("–");
    }

    @GET
    @Path("/teams/{id}/loans")
    @Produces("text/html")
    public Page list(
            @Context Caller caller, @PathParam("id") String team, @QueryParam("done") @DefaultValue("") String done) {
        TeamView view = area.get().desk().enter(RecordId.parse(team), caller);
        Labels labels = way.labels(caller);
        List<Loan> loans = area.get().desk().list(view.team(), caller);
        List<Borrowed> borrowed = area.get().copies().borrowed(view.team(), caller);
        Set<RecordId> ids = new HashSet<>();
        loans.forEach(one -> ids.add(one.item()));
        borrowed.forEach(one -> ids.add(one.offer().item()));
        Map<RecordId, Seen> items = ids.isEmpty() ? Map.of() : way.entries().named(view.team(), ids, caller);
        Map<RecordId, String> numbers = new HashMap<>();
        ids.forEach(id -> numbers.put(id, number(view, id, items)));
        Map<String, String> unsaid = new TreeMap<>(area.get().desk().unsaid(view.team(), caller));
        unsaid.putAll(area.get().copies().unsaid(view.team(), caller));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("unsaid", unsaid);
        parameters.put("done", said(labels, done));
        parameters.put("loans", loans);
        parameters.put("numbers", numbers);
        parameters.put(
                "lines",
                borrowed.stream()
                        .map(one -> line(view, one, numbers, copied(view, one, items), labels))
                        .toList());
        return page(labels.get("loan.title"), "loan/list", false, view, parameters);
    }

    /** What whoever reads may write next about an item: of one that another country has in hands nothing. */
    private List<EventKind> next(TeamView view, RecordId item, Map<RecordId, Seen> items) {
        return Optional.ofNullable(items.get(item))
                .map(seen -> chains.next(view, seen))
                .orElse(List.of());
    }

    private String copied(TeamView view, Borrowed one, Map<RecordId, Seen> items) {
        RecordId item = one.offer().item();
        return one.state() instanceof Borrowed.Here && next(view, item, items).contains(EventKind.COPIED)
                ? WorkWay.at(view.team()) + "/evidence/" + item + "/events/new/copied"
                : "";
    }

    private Line line(TeamView view, Borrowed one, Map<RecordId, String> numbers, String copied, Labels labels) {
        LoanWords say = new LoanWords(labels);
        boolean says = view.allows(Right.EVALUATE)
                && one.state() instanceof Borrowed.Here here
                && here.acknowledged().isEmpty();
        RecordId item = one.offer().item();
        Optional<String> limited = area.get().copies().limited(one);
        return new Line(
                one.offer().file().name(),
                numbers.get(item),
                say.tag(one),
                say.rows(one, area.get().copies().codes(item), limited, view),
                limited.isEmpty() && one.state() instanceof Borrowed.Here here ? "/files/" + here.file() : "",
                says ? Pages.at(view.team()) + "/borrowed/" + one.offer().id() + "/acknowledge" : "",
                copied);
    }

    @GET
    @Path("/teams/{id}/loans/{loan}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("loan") String id,
            @QueryParam("done") @DefaultValue("") String done) {
        LoanDesk desk = area.get().desk();
        TeamView view = desk.enter(RecordId.parse(team), caller);
        Loan loan = desk.find(view.team(), RecordId.parse(id), caller);
        Labels labels = way.labels(caller);
        boolean own = loan.asked().hands().contains(caller.officer());
        boolean waits = loan.state() instanceof Loan.Asked;
        Map<RecordId, Seen> items = way.entries().named(view.team(), Set.of(loan.item()), caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("loan", loan);
        parameters.put("done", said(labels, done));
        parameters.put("number", number(view, loan.item(), items));
        parameters.put("codes", area.get().copies().codes(loan.item()));
        parameters.put("uses", new UseWords(labels).names(area.get().copies().uses(loan.item())));
        parameters.put("copies", desk.copies(view.team(), loan.id(), caller));
        parameters.put("decides", waits && !own && view.allows(Right.EVALUATE));
        parameters.put("waits", waits && own);
        parameters.put("back", loan.state() instanceof Loan.Lent && view.allows(Right.EVALUATE));
        parameters.put("events", WorkWay.at(view.team()) + "/evidence/" + loan.item() + "/events/new/");
        parameters.put("next", loan.approved().isPresent() ? next(view, loan.item(), items) : List.of());
        return page(labels.get("loan.one"), "loan/show", true, view, parameters);
    }

    @POST
    @Path("/teams/{id}/loans/{loan}/withdraw")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response withdraw(
            @Context Caller caller, @PathParam("id") String team, @PathParam("loan") String id, FormData data) {
        Loan loan = area.get()
                .desk()
                .withdraw(
                        RecordId.parse(team), RecordId.parse(id), Form.of(data).version(), caller);
        return Pages.to(LoanDesk.path(loan), "withdrawn");
    }

    @POST
    @Path("/teams/{id}/borrowed/{copy}/acknowledge")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response acknowledge(
            @Context Caller caller, @PathParam("id") String team, @PathParam("copy") String copy, FormData data) {
        RecordId of = RecordId.parse(team);
        area.get().copies().acknowledge(of, RecordId.parse(copy), caller);
        return Pages.to(LoanDesk.borrowed(of), "acknowledged");
    }
}
