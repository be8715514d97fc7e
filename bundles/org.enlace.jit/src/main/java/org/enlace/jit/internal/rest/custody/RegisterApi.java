package org.enlace.jit.internal.rest.custody;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.jit.Part;
import org.enlace.jit.custody.Custody.Whereabouts;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.evidence.EvidenceContents.Overdue;
import org.enlace.jit.internal.rest.Given;
import org.enlace.jit.internal.rest.custody.CustodyJson.StateJson;
import org.enlace.jit.internal.work.EvidenceDoor;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EntryQuery;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;

/** The register of a team's evidence with where each item is, for programs: the same lists as the pages. */
@Path("/api/jit/teams/{id}/evidence")
@Needs("jit.read")
@Produces("application/json")
public final class RegisterApi {
    private static final int MOST_TAKEN_BACK = 100;

    private final Supplier<Desks> desks;

    public RegisterApi(Supplier<Desks> desks) {
        this.desks = desks;
    }

    /**
     * An item as the register has it.
     *
     * @param number    by which it is known outside; absent while it has none
     * @param title     absent for whom the item is restricted, and where its description was taken back
     * @param state     absent for whoever may not read the item whole
     * @param since     when it was handed over; absent unless it is in transit
     * @param events    how many its chain has; absent with the state
     * @param findings  how many things a court would ask about; absent with the state
     * @param takenBack when its country took the description back; absent where it did not
     */
    public record RegisterJson(
            RecordId item,
            String number,
            String owner,
            String title,
            StateJson state,
            Instant since,
            Integer events,
            Integer findings,
            Instant takenBack) {}

    /**
     * An item of which stored files were not hashed for longer than they are to be.
     *
     * @param number by which it is known outside; absent while it has none
     * @param files  how many were not
     * @param since  when the one was hashed last that waits longest
     */
    public record OverdueJson(RecordId item, String number, String owner, String title, int files, Instant since) {}

    @GET
    @Describe(
            value =
                    "Lists the items of evidence of a team, newest first, with where each is and how many findings its chain has.",
            answers = RegisterJson.class,
            list = true)
    public Response list(@Context Caller caller, @Context Paging paging, @PathParam("id") String team) {
        RecordId of = RecordId.parse(team);
        EntryQuery items = new EntryQuery(Set.of(EntryKind.EVIDENCE), Optional.empty(), "", Optional.empty());
        Part<Seen> part = desks.get().entries().list(of, items, Given.place(paging), paging.size(), caller);
        return paging.answer(lines(of, part.items(), caller), Given.next(part));
    }

    @GET
    @Path("/transit")
    @Describe(
            value =
                    "Lists the items on their way to this country, or from it, that nobody acknowledged yet, the one handed over first first.",
            answers = RegisterJson.class,
            list = true)
    public Response transit(@Context Caller caller, @Context Paging paging, @PathParam("id") String team) {
        RecordId of = RecordId.parse(team);
        Part<RecordId> part = desks.get().custody().inTransit(of, Given.place(paging), paging.size(), caller);
        Map<RecordId, Seen> named = named(of, new HashSet<>(part.items()), caller);
        Map<RecordId, Whereabouts> known = whereabouts(of, named.values(), caller);
        // Of what may not be told where it is, that it is on its way is not told either.
        List<Seen> seen =
                part.items().stream().filter(known::containsKey).map(named::get).toList();
        return paging.answer(lines(of, seen, caller), Given.next(part));
    }

    @GET
    @Path("/overdue")
    @Describe(
            value =
                    "Lists the items of this country of which a stored file was not hashed for longer than it is to be, by a day and more, the one that waits longest first; at most a thousand files of the team are looked at. Nothing for whoever reads no files.",
            answers = OverdueJson.class,
            list = true)
    public Response overdue(@Context Caller caller, @Context Paging paging, @PathParam("id") String team) {
        RecordId of = RecordId.parse(team);
        Part<Overdue> part =
                desks.get().contents().overdue(of, Given.place(paging).key(), paging.size(), caller);
        Map<RecordId, Seen> named =
                named(of, part.items().stream().map(Overdue::item).collect(Collectors.toSet()), caller);
        return paging.answer(
                part.items().stream()
                        .filter(one -> named.containsKey(one.item()))
                        .map(one -> late(of, one, named.get(one.item())))
                        .toList(),
                Given.next(part));
    }

    private Map<RecordId, Seen> named(RecordId team, Set<RecordId> items, Caller caller) {
        return items.isEmpty() ? Map.of() : desks.get().entries().named(team, items, caller);
    }

    private OverdueJson late(RecordId team, Overdue one, Seen seen) {
        return new OverdueJson(
                one.item(),
                number(team, seen.entry()),
                seen.entry().owner().value(),
                seen.title(),
                one.files(),
                one.hashed());
    }

    @GET
    @Path("/taken-back")
    @Describe(
            value =
                    "Lists items whose description its country took back, though something had happened to them: their chains go on.",
            answers = RegisterJson.class,
            list = true)
    public Response takenBack(@Context Caller caller, @Context Paging paging, @PathParam("id") String team) {
        RecordId of = RecordId.parse(team);
        List<RecordId> ids = desks.get().custody().takenBack(of, MOST_TAKEN_BACK, caller);
        return paging.answer(
                desks.get().work().items().gone(of, ids, caller).stream()
                        .map(one -> line(of, one.entry(), null, null, one.takenBack()))
                        .toList(),
                null);
    }

    private List<RegisterJson> lines(RecordId team, Collection<Seen> seen, Caller caller) {
        TeamView view = desks.get().signing().door().view(caller, team);
        Map<RecordId, Whereabouts> known = whereabouts(team, seen, caller);
        return seen.stream()
                .map(one -> {
                    boolean whole = EvidenceDoor.whole(view, one);
                    return line(
                            team,
                            one.entry(),
                            whole ? one.title() : null,
                            whole ? known.getOrDefault(one.entry().id(), Whereabouts.NONE) : null,
                            Optional.empty());
                })
                .toList();
    }

    /** Where those are that the reader may read whole. */
    private Map<RecordId, Whereabouts> whereabouts(RecordId team, Collection<Seen> seen, Caller caller) {
        TeamView view = desks.get().signing().door().view(caller, team);
        Set<RecordId> whole = seen.stream()
                .filter(one -> EvidenceDoor.whole(view, one))
                .map(one -> one.entry().id())
                .collect(Collectors.toSet());
        return whole.isEmpty() ? Map.of() : desks.get().custody().whereabouts(team, whole, caller);
    }

    private String number(RecordId team, Entry item) {
        return EvidenceNumber.of(desks.get().signing().name(team), item)
                .map(EvidenceNumber::toString)
                .orElse(null);
    }

    private RegisterJson line(RecordId team, Entry item, String title, Whereabouts now, Optional<Instant> takenBack) {
        return new RegisterJson(
                item.id(),
                number(team, item),
                item.owner().value(),
                title,
                now == null ? null : StateJson.of(now.state()),
                now == null ? null : now.since().orElse(null),
                now == null ? null : now.events(),
                now == null ? null : now.findings(),
                takenBack.orElse(null));
    }
}
