package org.enlace.jit.internal.web.agreement;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.jit.agreement.Clause;
import org.enlace.jit.agreement.DraftClause;
import org.enlace.jit.agreement.DraftContent;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Requirement;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.agreement.AgreementRoom.Spot;
import org.enlace.platform.Caller;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Choice;

/** Which clauses are in a draft, and in which order. */
@Path("/jit")
@Needs("jit.read")
public final class ClausePages {
    private final AgreementRoom room;

    public ClausePages(AgreementRoom room) {
        this.room = room;
    }

    @GET
    @Path("/teams/{id}/drafts/{kind}/clauses")
    @Produces("text/html")
    public Page choose(@Context Caller caller, @PathParam("id") String id, @PathParam("kind") String kind) {
        Spot spot = room.spot(id, kind, caller);
        Drafts.Shown shown = room.draft(spot, caller);
        Form form = new Form().put("version", shown.draft().version());
        return choosing(spot, shown, form, caller);
    }

    private Page choosing(Spot spot, Drafts.Shown shown, Form form, Caller caller) {
        Labels labels = room.labels(caller);
        DraftContent now = shown.draft().content();
        Set<String> chosen = new HashSet<>(form.all("clause"));
        if (!form.get("chosen").equals("yes")) {
            now.clauses().forEach(one -> chosen.add(one.key()));
        }
        Map<String, List<Choice>> groups = new LinkedHashMap<>();
        for (Requirement much : Requirement.values()) {
            List<Choice> choices = room.catalogue().clauses(now.basis(), much).stream()
                    .map(one -> choice(one, labels).selected(chosen.contains(one.key())))
                    .toList();
            if (!choices.isEmpty()) {
                groups.put(much.token(), choices);
            }
        }
        GapLines lines = new GapLines(spot, now, room.catalogue(), labels);
        List<Choice> own = now.clauses().stream()
                .filter(one -> room.catalogue().clause(one.key()).isEmpty())
                .map(one -> Choice.of(one.key(), lines.title(one.key())).selected(chosen.contains(one.key())))
                .toList();
        if (!own.isEmpty()) {
            groups.put("own", own);
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("spot", spot.path());
        parameters.put("form", form);
        parameters.put("groups", groups);
        return room.page(spot, true, labels.get("agreement.clauses"), "clauses", caller, parameters);
    }

    private static Choice choice(Clause clause, Labels labels) {
        String purpose = clause.purpose().getOrDefault(labels.language(), "");
        return Choice.of(clause.key(), clause.title().get(labels.language())).hint(purpose);
    }

    @POST
    @Path("/teams/{id}/drafts/{kind}/clauses")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response save(
            @Context Caller caller, @PathParam("id") String id, @PathParam("kind") String kind, FormData data) {
        Spot spot = room.spot(id, kind, caller);
        Form form = Form.of(data);
        Set<String> chosen = new HashSet<>(form.all("clause"));
        return room.done(
                () -> {
                    room.drafts()
                            .revise(
                                    spot.team().team(),
                                    spot.kind(),
                                    form.version(),
                                    (now, version) -> now.with(chosen(spot, now, chosen, version)),
                                    caller);
                    return Pages.to(spot.path(), "draft-saved");
                },
                form,
                caller,
                Set.of(),
                "clauses",
                again -> choosing(spot, room.draft(spot, caller), again, caller),
                () -> room.version(spot, caller));
    }

    /** Those that stay in the order they have, each that comes where the catalogue has it. */
    private List<DraftClause> chosen(Spot spot, DraftContent now, Set<String> chosen, int version) {
        List<DraftClause> all = new ArrayList<>(
                now.clauses().stream().filter(one -> chosen.contains(one.key())).toList());
        for (Clause clause : room.catalogue().clauses()) {
            if (chosen.contains(clause.key()) && now.clause(clause.key()).isEmpty()) {
                all.add(place(all, clause), begun(spot, clause, version));
            }
        }
        return all;
    }

    private int place(List<DraftClause> all, Clause clause) {
        int at = 0;
        for (int i = 0; i < all.size(); i++) {
            int order =
                    room.catalogue().clause(all.get(i).key()).map(Clause::order).orElse(Integer.MIN_VALUE);
            if (order != Integer.MIN_VALUE && order < clause.order()) {
                at = i + 1;
            }
        }
        return at;
    }

    /** An annex changes the words that are in force, where there are any. */
    private DraftClause begun(Spot spot, Clause clause, int version) {
        if (spot.kind() == InstrumentKind.AMENDMENT) {
            return spot.team()
                    .inForce()
                    .flatMap(now -> now.clause(clause.key()))
                    .map(words -> DraftContent.taken(words, version))
                    .orElseGet(() -> clause.drafted(version));
        }
        return clause.drafted(version);
    }

    @POST
    @Path("/teams/{id}/drafts/{kind}/clauses/add")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response add(
            @Context Caller caller, @PathParam("id") String id, @PathParam("kind") String kind, FormData data) {
        Spot spot = room.spot(id, kind, caller);
        Form form = Form.of(data);
        return room.done(
                () -> {
                    var made = room.drafts()
                            .revise(
                                    spot.team().team(),
                                    spot.kind(),
                                    form.version(),
                                    (now, version) ->
                                            now.adding(room.pages().desks().country()),
                                    caller);
                    List<DraftClause> all = made.content().clauses();
                    return Pages.to(
                            spot.path() + "/clauses/" + all.get(all.size() - 1).key(), "draft-added");
                },
                form,
                caller,
                Set.of(),
                "clauses",
                again -> choosing(spot, room.draft(spot, caller), again, caller),
                () -> room.version(spot, caller));
    }

    /** Moves a clause one place up or down. */
    @POST
    @Path("/teams/{id}/drafts/{kind}/clauses/{clause}/move")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response move(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("kind") String kind,
            @PathParam("clause") String clause,
            FormData data) {
        Spot spot = room.spot(id, kind, caller);
        Form form = Form.of(data);
        int by = form.get("to").equals("up") ? -1 : 1;
        return room.done(
                () -> {
                    room.drafts()
                            .revise(
                                    spot.team().team(),
                                    spot.kind(),
                                    form.version(),
                                    (now, version) -> now.moving(clause, by),
                                    caller);
                    return Pages.to(spot.path(), "draft-moved");
                },
                form,
                caller,
                Set.of(),
                "clauses",
                again -> choosing(spot, room.draft(spot, caller), again, caller),
                () -> room.version(spot, caller));
    }

    /** Takes over a clause as a party proposed it. */
    @POST
    @Path("/teams/{id}/drafts/{kind}/clauses/{clause}/take")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response take(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("kind") String kind,
            @PathParam("clause") String clause,
            FormData data) {
        Spot spot = room.spot(id, kind, caller);
        Form form = Form.of(data);
        Instrument theirs = room.proposals()
                .find(spot.team().team(), form.chosen("from"), caller)
                .instrument();
        return room.done(
                () -> {
                    room.drafts()
                            .revise(
                                    spot.team().team(),
                                    spot.kind(),
                                    form.version(),
                                    (now, version) -> theirs.clause(clause)
                                            .map(words -> now.taking(words, version))
                                            .orElse(now),
                                    caller);
                    return Pages.to(spot.path() + "/clauses/" + clause, "draft-taken");
                },
                form,
                caller,
                Set.of(),
                "clauses",
                again -> choosing(spot, room.draft(spot, caller), again, caller),
                () -> room.version(spot, caller));
    }
}
