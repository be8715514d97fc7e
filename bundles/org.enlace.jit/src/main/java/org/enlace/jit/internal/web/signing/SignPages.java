package org.enlace.jit.internal.web.signing;

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
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.access.Right;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.signing.SignForm;
import org.enlace.jit.internal.signing.SigningDesk;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.MaxBody;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.StepUp;
import org.enlace.web.Upload;

/** Signs a text, or enters what another party signed on paper. */
@Path("/jit")
@Needs("jit.read")
@StepUp
public final class SignPages {
    private static final long BODY = 50_100_000;
    private static final Set<String> FIELDS = Set.of("name", "capacity", "day", "act", "hash");

    private final TeamWay way;

    public SignPages(TeamWay way) {
        this.way = way;
    }

    /** @param country whose signature on paper is entered; empty for one's own */
    @GET
    @Path("/teams/{id}/instruments/{instrument}/sign")
    @Produces("text/html")
    public Page ask(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("instrument") String id,
            @QueryParam("country") @DefaultValue("") String country) {
        TeamView view = view(team, caller);
        Instrument text = InstrumentPages.find(view, id);
        Form form = new Form().put("country", country);
        form.putDay("day", LocalDate.ofInstant(view.at(), caller.zone()));
        return asking(view, text, form);
    }

    private TeamView view(String team, Caller caller) {
        return way.area().door().enter(caller, RecordId.parse(team), Right.SIGN, Right.PROPOSE);
    }

    private Page asking(TeamView view, Instrument text, Form form) {
        Labels labels = way.labels(view.caller());
        Optional<CountryCode> paper = paper(form);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("text", text);
        parameters.put("accounts", InstrumentPages.accounts(way, view, text));
        parameters.put("form", form);
        parameters.put("paper", paper.orElse(null));
        parameters.put(
                "against",
                paper.isPresent()
                        ? ""
                        : InstrumentPages.pending(view, text)
                                .flatMap(one -> way.area().desk().speaksAgainst(view, one, view.caller()))
                                .map(labels::of)
                                .orElse(""));
        return way.page(
                labels.get(paper.isPresent() ? "sign.paper.title" : "sign.title"),
                "signing/sign",
                List.of(way.team(view), way.instruments(view, view.caller())),
                view,
                parameters);
    }

    private static Optional<CountryCode> paper(Form form) {
        return Optional.of(form.get("country")).filter(code -> !code.isEmpty()).map(CountryCode::new);
    }

    @POST
    @Path("/teams/{id}/instruments/{instrument}/sign")
    @Consumes("multipart/form-data")
    @Produces("text/html")
    @MaxBody(BODY)
    public Response sign(
            @Context Caller caller, @PathParam("id") String team, @PathParam("instrument") String id, FormData data) {
        TeamView view = view(team, caller);
        Instrument text = InstrumentPages.find(view, id);
        Form form = Form.of(data);
        Labels labels = way.labels(caller);
        if (form.get("read").isEmpty()) {
            form.wrong("read", labels.get("sign.read.missing"));
        }
        LocalDate day = form.read("day", labels, () -> form.day("day"));
        if (!form.wrong()) {
            try {
                return done(view, text, form, day, data.file("act"));
            } catch (Refusal refusal) {
                form.refused(refusal, labels, FIELDS, "read");
            }
        }
        return Response.status(422).entity(asking(view, text, form)).build();
    }

    private Response done(TeamView view, Instrument text, Form form, LocalDate day, Optional<Upload> act) {
        SigningDesk desk = way.area().desk();
        Caller caller = view.caller();
        Optional<CountryCode> paper = paper(form);
        Optional<RecordId> file = act.map(one -> desk.keep(view.team(), text.hash(), one.name(), one.open(), caller));
        SignForm signed = new SignForm(form.get("hash"), form.get("name"), form.get("capacity"), day, file);
        if (paper.isPresent()) {
            desk.enter(view.team(), text.hash(), paper.get(), signed, caller);
        } else {
            desk.sign(view.team(), text.hash(), signed, caller);
        }
        return Pages.to(SigningLabels.path(view.team(), text), paper.isPresent() ? "entered" : "signed");
    }
}
