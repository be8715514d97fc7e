package org.enlace.jit.internal.web.loan;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.LoanArea;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.loan.LoanDesk;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.work.UseWords;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.internal.web.work.WorkWords;
import org.enlace.jit.loan.LentFile;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.jit.work.Use;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Choice;

/** The form by which one asks to lend files of an item. */
@Path("/jit")
@Needs("jit.read")
public final class LendPages {
    private static final Set<String> FIELDS = Set.of("files", "to", "use", "purpose", "days");

    private final WorkWay way;
    private final Supplier<LoanArea> area;

    public LendPages(WorkWay way, Supplier<LoanArea> area) {
        this.way = way;
        this.area = area;
    }

    @GET
    @Path("/teams/{id}/work/evidence/{item}/lend")
    @Produces("text/html")
    public Page ask(@Context Caller caller, @PathParam("id") String team, @PathParam("item") String item) {
        TeamView view = view(team, caller);
        return asking(
                view,
                item(view, item),
                Form.opened().put("days", area.get().desk().settings().days()));
    }

    private TeamView view(String team, Caller caller) {
        TeamView view = area.get().desk().enter(RecordId.parse(team), caller);
        view.require(Right.WRITE);
        return view;
    }

    private Seen item(TeamView view, String id) {
        Seen seen = way.entries().find(view.team(), RecordId.parse(id), view.caller());
        WorkWay.of(seen.entry(), EntryKind.EVIDENCE);
        if (!seen.entry().owner().equals(view.own())) {
            throw WorkWay.missing(id);
        }
        return seen;
    }

    private Page asking(TeamView view, Seen seen, Form form) {
        Labels labels = way.labels(view.caller());
        LoanDesk desk = area.get().desk();
        LoanWords say = new LoanWords(labels);
        RecordId item = seen.entry().id();
        List<Choice> files = desk.lendable(view.team(), item, view.caller()).stream()
                .map(one -> choice(one, say, form))
                .toList();
        List<Choice> to = desk.recipients(view, item).stream()
                .map(one -> Choice.of(one.value(), labels.country(one))
                        .selected(form.all("to").contains(one.value())))
                .toList();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("seen", seen);
        parameters.put("form", form);
        parameters.put("files", files);
        parameters.put("to", to);
        parameters.put("codes", area.get().copies().codes(item));
        parameters.put("uses", new UseWords(labels).names(area.get().copies().uses(item)));
        parameters.put("use", new UseWords(labels).choices(form.get("use")));
        parameters.put("settings", desk.settings());
        return way.page(
                labels.get("loan.new"),
                "loan/lend",
                "evidence",
                List.of(
                        way.crumb(view, EntryKind.EVIDENCE),
                        new Page.Crumb(seen.title(), WorkWords.path(seen.entry()))),
                view,
                parameters);
    }

    private static Choice choice(LentFile one, LoanWords say, Form form) {
        String id = one.file().toString();
        return Choice.of(id, one.name() + " · " + say.size(one.size()))
                .selected(form.all("files").contains(id));
    }

    @POST
    @Path("/teams/{id}/work/evidence/{item}/lend")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response send(
            @Context Caller caller, @PathParam("id") String team, @PathParam("item") String item, FormData data) {
        TeamView view = view(team, caller);
        Seen seen = item(view, item);
        Form form = Form.of(data);
        Labels labels = way.labels(caller);
        try {
            LoanDesk.New given = new LoanDesk.New(
                    seen.entry().id(),
                    form.all("files").stream().map(RecordId::parse).toList(),
                    form.all("to").stream().map(CountryCode::new).toList(),
                    form.get("purpose"),
                    Optional.of(form.number("days", area.get().desk().settings().days())),
                    Use.of(form.get("use")).orElse(Use.TEAM));
            Loan loan = area.get().desk().ask(view.team(), given, form.opening(), caller);
            return Pages.to(LoanDesk.path(loan), "asked");
        } catch (Refusal refusal) {
            form.refused(refusal, labels, FIELDS, "files");
            return Response.status(422).entity(asking(view, seen, form)).build();
        }
    }
}
