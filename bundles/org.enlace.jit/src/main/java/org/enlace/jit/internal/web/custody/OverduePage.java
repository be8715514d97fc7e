package org.enlace.jit.internal.web.custody;

import gg.jte.Content;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.evidence.EvidenceContents.Overdue;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** The items of this country of which a stored file was not hashed for longer than it is to be. */
@Path("/jit")
@Needs("jit.read")
public final class OverduePage {
    /** More than are ever found. */
    private static final int MOST = 1_000;

    private final EvidenceChains chains;

    public OverduePage(EvidenceChains chains) {
        this.chains = chains;
    }

    /**
     * A line.
     *
     * @param files how many were not
     * @param since when the one was that waits longest
     * @param path  where they are looked at and hashed
     */
    public record Line(Seen seen, String number, int files, Content since, String path) {}

    @GET
    @Path("/teams/{id}/work/evidence/overdue")
    @Produces("text/html")
    public Page show(@Context Caller caller, @PathParam("id") String team) {
        TeamView view = chains.way().enterWhole(team, caller);
        Labels labels = chains.way().labels(caller);
        List<Overdue> overdue = chains.desks()
                .contents()
                .overdue(view.team(), Optional.empty(), MOST, caller)
                .items();
        Map<RecordId, Seen> named = overdue.isEmpty()
                ? Map.of()
                : chains.way()
                        .entries()
                        .named(view.team(), overdue.stream().map(Overdue::item).collect(Collectors.toSet()), caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(
                "lines",
                overdue.stream()
                        .filter(one -> named.containsKey(one.item()))
                        .map(one -> line(one, named.get(one.item()), labels))
                        .toList());
        return chains.way()
                .page(
                        labels.get("content.overdue.title"),
                        "custody/overdue",
                        "evidence",
                        List.of(chains.way().crumb(view, EntryKind.EVIDENCE)),
                        view,
                        parameters);
    }

    private Line line(Overdue one, Seen seen, Labels labels) {
        return new Line(
                seen,
                chains.number(seen),
                one.files(),
                labels.moment(one.hashed()),
                ChainView.path(seen.entry()) + "/contents");
    }
}
