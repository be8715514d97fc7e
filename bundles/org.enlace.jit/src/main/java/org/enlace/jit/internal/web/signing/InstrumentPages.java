package org.enlace.jit.internal.web.signing;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.jit.access.Right;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.Proposals;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.signing.SigningDesk;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.signing.InForce;
import org.enlace.jit.signing.Pending;
import org.enlace.jit.signing.Signed;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** The texts of a team: what is in force, what waits for whose signature, each with its clauses, hash and signatures. */
@Path("/jit")
@Needs("jit.read")
public final class InstrumentPages {
    private static final List<String> DONE = List.of("signed", "entered", "annexed", "leaving");

    private final TeamWay way;

    public InstrumentPages(TeamWay way) {
        this.way = way;
    }

    static TeamView enter(TeamWay way, String team, Caller caller) {
        return way.area().door().enter(caller, RecordId.parse(team), Right.SEE_COURSE, Right.CHANGE_PEOPLE);
    }

    @GET
    @Path("/teams/{id}/instruments")
    @Produces("text/html")
    public Page list(
            @Context Caller caller, @PathParam("id") String team, @QueryParam("done") @DefaultValue("") String done) {
        TeamView view = enter(way, team, caller);
        Labels labels = way.labels(caller);
        return way.page(
                labels.get("signing.title"),
                "signing/instruments",
                List.of(way.team(view)),
                view,
                Map.of(
                        "done",
                        Pages.done(labels, done, DONE),
                        "waiting",
                        view.standing().waiting().size(),
                        "withdrawals",
                        way.area().withdrawals().of(view).size(),
                        "clauses",
                        view.standing().clauses(view.at())));
    }

    @GET
    @Path("/teams/{id}/instruments/{instrument}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("instrument") String id,
            @QueryParam("done") @DefaultValue("") String done) {
        TeamView view = enter(way, team, caller);
        Labels labels = way.labels(caller);
        Instrument text = find(view, id);
        Optional<Pending> pending = pending(view, text);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("text", text);
        parameters.put("accounts", accounts(way, view, text));
        parameters.put("pending", pending.orElse(null));
        parameters.put("inForce", inForce(view, text).orElse(null));
        List<Signed> signatures = view.standing().signatures(text.hash());
        parameters.put("signatures", signatures);
        parameters.put("keys", way.area().sealKeys().of(signatures));
        parameters.put(
                "against",
                pending.filter(one -> view.allows(Right.SIGN))
                        .flatMap(one -> way.area().desk().speaksAgainst(view, one, caller))
                        .map(labels::of)
                        .orElse(""));
        parameters.put("paper", pending.map(one -> paper(view, one)).orElse(List.of()));
        parameters.put(
                "base",
                text.base()
                        .flatMap(view.standing()::text)
                        .map(one -> one.instrument())
                        .orElse(null));
        parameters.put("done", Pages.done(labels, done, DONE));
        return way.page(
                new SigningLabels(labels).name(text),
                "signing/instrument",
                List.of(way.team(view), way.instruments(view, caller)),
                view,
                parameters);
    }

    /** The countries whose signatures on paper are entered here. */
    private static List<CountryCode> paper(TeamView view, Pending pending) {
        return view.allows(Right.PROPOSE) && view.allows(Right.SIGN)
                ? pending.lacking().stream()
                        .filter(country -> SigningDesk.paper(view, pending.instrument(), country))
                        .toList()
                : List.of();
    }

    /** The accounts that a text names for this country's people, by their marks. */
    static Map<String, OfficerId> accounts(TeamWay way, TeamView view, Instrument text) {
        return way.area()
                .marks()
                .accounts(text.designations().stream()
                        .filter(one -> one.country().equals(view.own()))
                        .flatMap(one -> one.mark().stream())
                        .collect(Collectors.toSet()));
    }

    static Optional<Pending> pending(TeamView view, Instrument text) {
        return view.pending().stream()
                .filter(one -> one.instrument().equals(text))
                .findFirst();
    }

    private static Optional<InForce> inForce(TeamView view, Instrument text) {
        return view.inForce().stream()
                .filter(one -> one.instrument().equals(text))
                .findFirst();
    }

    /** A text by its id. */
    static Instrument find(TeamView view, String id) {
        RecordId instrument = RecordId.parse(id);
        return java.util.stream.Stream.concat(
                        view.inForce().stream().map(InForce::instrument),
                        view.pending().stream().map(Pending::instrument))
                .filter(one -> one.id().equals(instrument))
                .findFirst()
                .orElseThrow(() -> new NotFound(Proposals.KIND, id));
    }

    /** Whether a signature counts, for the template. */
    public static boolean counts(TeamView view, Signed one) {
        return view.standing().counts(one, view.at());
    }

    @GET
    @Path("/teams/{id}/withdrawals")
    @Produces("text/html")
    public Page withdrawals(@Context Caller caller, @PathParam("id") String team) {
        TeamView view = way.area().door().enter(caller, RecordId.parse(team), Right.SEE_COURSE);
        return way.page(
                way.labels(caller).get("withdrawals.title"),
                "signing/withdrawals",
                List.of(way.team(view), way.instruments(view, caller)),
                view,
                Map.of("withdrawals", way.area().withdrawals().of(view)));
    }
}
