package org.enlace.jit.internal.web.access;

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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.Right;
import org.enlace.jit.access.SecondedPower;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.internal.access.ExplanationWords;
import org.enlace.jit.internal.access.PeopleDesk;
import org.enlace.jit.internal.access.PersonForm;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.signing.SigningLabels;
import org.enlace.jit.internal.web.signing.TeamWay;
import org.enlace.jit.signing.Named;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** The people of a team, by party, and the forms by which one's own are named, changed and let go. */
@Path("/jit")
@Needs("jit.read")
public final class PeoplePages {
    private static final Set<String> FIELDS =
            Set.of("role", "name", "function", "agency", "powers", "first", "last", "zone", "account");

    private final TeamWay way;

    public PeoplePages(TeamWay way) {
        this.way = way;
    }

    @GET
    @Path("/teams/{id}/people")
    @Produces("text/html")
    public Page list(@Context Caller caller, @PathParam("id") String team) {
        TeamView view = way.area().door().enter(caller, RecordId.parse(team), Right.SEE_COURSE, Right.CHANGE_PEOPLE);
        return way.page(
                way.labels(caller).get("people.title"), "access/people", List.of(way.team(view)), view, Map.of());
    }

    private TeamView changing(String team, Caller caller) {
        TeamView view = way.area().door().enter(caller, RecordId.parse(team), Right.SEE_COURSE, Right.CHANGE_PEOPLE);
        view.require(Right.CHANGE_PEOPLE);
        return view;
    }

    @GET
    @Path("/teams/{id}/people/new")
    @Produces("text/html")
    public Page askNew(@Context Caller caller, @PathParam("id") String team) {
        TeamView view = changing(team, caller);
        Form form = new Form().put("zone", caller.zone().getId()).put("role", "member");
        form.putDay("first", LocalDate.ofInstant(view.at(), caller.zone()));
        return asking(view, Optional.empty(), form);
    }

    @GET
    @Path("/teams/{id}/people/{person}/edit")
    @Produces("text/html")
    public Page askEdit(@Context Caller caller, @PathParam("id") String team, @PathParam("person") String person) {
        TeamView view = changing(team, caller);
        Designation now = own(view, person);
        Form form = new Form()
                .put("role", ExplanationWords.token(now.role()))
                .put("name", now.name())
                .put("function", now.function())
                .put("agency", now.agency())
                .put("zone", now.zone().getId())
                .put("account", account(now).map(OfficerId::value).orElse(""))
                .putAll(
                        "powers",
                        now.powers().stream().map(ExplanationWords::token).toList());
        form.putDay("first", now.first());
        now.last().ifPresent(last -> form.putDay("last", last));
        return asking(view, Optional.of(now), form);
    }

    private Optional<OfficerId> account(Designation person) {
        return person.mark()
                .map(mark -> way.area().marks().accounts(Set.of(mark)).get(mark));
    }

    private static Designation own(TeamView view, String person) {
        RecordId id = RecordId.parse(person);
        return view.people().stream()
                .map(Named::designation)
                .filter(one -> one.id().equals(id) && one.country().equals(view.own()))
                .findFirst()
                .orElseThrow(() -> new NotFound(PeopleDesk.KIND, person));
    }

    private Page asking(TeamView view, Optional<Designation> person, Form form) {
        Labels labels = way.labels(view.caller());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put("person", person.orElse(null));
        parameters.put("officers", labels.people().holding(JitPermissions.READ, ""));
        parameters.put(
                "account", person.flatMap(this::account).map(OfficerId::value).orElse(""));
        return way.page(
                labels.get(person.isPresent() ? "people.edit" : "people.new"),
                "access/person",
                List.of(way.team(view), way.people(view, view.caller())),
                view,
                parameters);
    }

    @POST
    @Path("/teams/{id}/people/new")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response make(@Context Caller caller, @PathParam("id") String team, FormData data) {
        return save(changing(team, caller), Optional.empty(), data);
    }

    @POST
    @Path("/teams/{id}/people/{person}/edit")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response edit(
            @Context Caller caller, @PathParam("id") String team, @PathParam("person") String person, FormData data) {
        TeamView view = changing(team, caller);
        return save(view, Optional.of(own(view, person)), data);
    }

    private Response save(TeamView view, Optional<Designation> person, FormData data) {
        Labels labels = way.labels(view.caller());
        Form form = Form.of(data);
        TeamRole role = form.read("role", labels, () -> SigningLabels.of(TeamRole.values(), form.get("role"))
                .orElseThrow(() -> unknown("role", form.get("role"))));
        Set<SecondedPower> powers = form.read("powers", labels, () -> powers(form));
        LocalDate first = form.read("first", labels, () -> form.day("first"));
        Optional<LocalDate> last = form.hasDay("last")
                ? Optional.ofNullable(form.read("last", labels, () -> form.day("last")))
                : Optional.empty();
        ZoneId zone = form.read("zone", labels, () -> zone(form));
        Optional<OfficerId> account = form.get("account").isBlank()
                ? Optional.empty()
                : Optional.ofNullable(form.read("account", labels, () -> new OfficerId(form.get("account"))));
        if (!form.wrong()) {
            try {
                PersonForm said = new PersonForm(
                        person.map(Designation::id),
                        role,
                        form.get("name"),
                        form.get("function"),
                        form.get("agency"),
                        powers,
                        first,
                        last,
                        zone,
                        account);
                return annexed(
                        view, way.area().people().designate(view.team(), List.of(said), view.caller()), "annexed");
            } catch (Refusal refusal) {
                form.refused(refusal, labels, FIELDS, "name");
            }
        }
        return Response.status(422).entity(asking(view, person, form)).build();
    }

    private static Response annexed(TeamView view, Instrument annex, String done) {
        return Pages.to(SigningLabels.path(view.team(), annex), done);
    }

    private static Set<SecondedPower> powers(Form form) {
        return form.all("powers").stream()
                .map(token ->
                        SigningLabels.of(SecondedPower.values(), token).orElseThrow(() -> unknown("powers", token)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static ZoneId zone(Form form) {
        try {
            return ZoneId.of(form.get("zone").strip());
        } catch (DateTimeException e) {
            throw unknown("zone", form.get("zone"));
        }
    }

    private static Refusal unknown(String field, String typed) {
        return new Refusal(
                        "jit.unknown-choice",
                        "\"" + Form.cut(typed) + "\" is none of what \"" + field + "\" takes; choose one",
                        Form.cut(typed),
                        field)
                .at(field);
    }

    @GET
    @Path("/teams/{id}/people/{person}/end")
    @Produces("text/html")
    public Page askEnd(@Context Caller caller, @PathParam("id") String team, @PathParam("person") String person) {
        TeamView view = changing(team, caller);
        Designation now = own(view, person);
        Form form = new Form().put("when", "day");
        form.putDay("last", LocalDate.ofInstant(view.at(), now.zone()));
        return ending(view, now, form);
    }

    private Page ending(TeamView view, Designation person, Form form) {
        return way.page(
                way.labels(view.caller()).get("people.end"),
                "access/end",
                List.of(way.team(view), way.people(view, view.caller())),
                view,
                Map.of("form", form, "person", person));
    }

    @POST
    @Path("/teams/{id}/people/{person}/end")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response end(
            @Context Caller caller, @PathParam("id") String team, @PathParam("person") String person, FormData data) {
        TeamView view = changing(team, caller);
        Designation now = own(view, person);
        Labels labels = way.labels(caller);
        Form form = Form.of(data);
        Optional<LocalDate> last = form.get("when").equals("now")
                ? Optional.empty()
                : Optional.ofNullable(form.read("last", labels, () -> form.day("last")));
        if (!form.wrong()) {
            try {
                return annexed(view, way.area().people().end(view.team(), now.id(), last, caller), "annexed");
            } catch (Refusal refusal) {
                form.refused(refusal, labels, Set.of("last"), "last");
            }
        }
        return Response.status(422).entity(ending(view, now, form)).build();
    }

    @GET
    @Path("/teams/{id}/people/leave")
    @Produces("text/html")
    public Page askLeave(@Context Caller caller, @PathParam("id") String team) {
        TeamView view = leaving(team, caller);
        return leaving(view, new Form().put("zone", caller.zone().getId()));
    }

    private TeamView leaving(String team, Caller caller) {
        TeamView view = way.area().door().enter(caller, RecordId.parse(team), Right.SEE_COURSE);
        view.require(Right.PROPOSE);
        return view;
    }

    private Page leaving(TeamView view, Form form) {
        return way.page(
                way.labels(view.caller()).get("leave.title"),
                "access/leave",
                List.of(way.team(view), way.people(view, view.caller())),
                view,
                Map.of("form", form));
    }

    @POST
    @Path("/teams/{id}/people/leave")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response leave(@Context Caller caller, @PathParam("id") String team, FormData data) {
        TeamView view = leaving(team, caller);
        Labels labels = way.labels(caller);
        Form form = Form.of(data);
        LocalDate last = form.read("last", labels, () -> form.day("last"));
        ZoneId zone = form.read("zone", labels, () -> zone(form));
        if (!form.wrong()) {
            try {
                return annexed(view, way.area().people().leave(view.team(), last, zone, caller), "leaving");
            } catch (Refusal refusal) {
                form.refused(refusal, labels, Set.of("last", "zone"), "last");
            }
        }
        return Response.status(422).entity(leaving(view, form)).build();
    }

    @GET
    @Path("/teams/{id}/people/access")
    @Produces("text/html")
    public Page access(
            @Context Caller caller,
            @PathParam("id") String team,
            @QueryParam("officer") @DefaultValue("") String officer) {
        TeamView view = way.area()
                .door()
                .enter(caller, RecordId.parse(team), Right.SEE_COURSE, Right.SEE_GIVEN, Right.CHANGE_PEOPLE);
        boolean others = view.allows(Right.CHANGE_PEOPLE);
        OfficerId asked = officer.isBlank() || !others ? caller.officer() : new OfficerId(officer);
        Labels labels = way.labels(caller);
        return way.page(
                labels.get("access.title"),
                "access/explain",
                List.of(way.team(view), way.people(view, caller)),
                view,
                Map.of(
                        "officer",
                        asked,
                        "others",
                        others ? labels.people().holding(JitPermissions.READ, "") : List.of(),
                        "why",
                        new ExplanationWords(labels.texts(), caller),
                        "all",
                        way.area().explanations().of(view.team(), asked, caller)));
    }
}
