package org.enlace.jit.internal.web.custody;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.custody.TimeStamp;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.stamping.StampDesk;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Download;
import org.enlace.web.Needs;
import org.enlace.web.StepUp;

/** The files by which a time stamp is verified without this node: the token, what it covers, and who was trusted for it. */
@Path("/jit")
@Needs("jit.read")
public final class StampPages {
    private static final String FILES = "/teams/{id}/work/evidence/{item}/stamps/{event}";

    private final EvidenceChains chains;

    public StampPages(EvidenceChains chains) {
        this.chains = chains;
    }

    /** A time stamp somebody was let in to, with the chain it is on. */
    private record Found(TeamView view, Seen seen, CustodyLog log, TimeStamp stamp, String name) {}

    private Found find(Caller caller, String team, String item, String event) {
        TeamView view = chains.way().enter(team, caller);
        Seen seen = chains.item(view, item);
        // Whoever may not read the chain is let in to nothing of it.
        CustodyLog log = chains.log(view, seen.entry().id());
        TimeStamp stamp = chains.stamps()
                .find(seen.entry().id(), RecordId.parse(event))
                .orElseThrow(() -> WorkWay.missing(event));
        return new Found(view, seen, log, stamp, StampView.name(chains.number(seen), stamp));
    }

    @GET
    @Path(FILES + "/token")
    public Response token(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("item") String item,
            @PathParam("event") String event) {
        Found found = find(caller, team, item, event);
        return Download.of(
                        found.name() + ".tsr",
                        "application/timestamp-reply",
                        chains.stamps().file(found.stamp()))
                .build();
    }

    /** The very text of the event, which says all that was written about it. */
    @GET
    @Path(FILES + "/data")
    @StepUp
    public Response data(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("item") String item,
            @PathParam("event") String event) {
        Found found = find(caller, team, item, event);
        CustodyWords words = chains.words(found.view(), found.seen(), found.log());
        CustodyEvent stamped = found.log().events().stream()
                .map(SealedEvent::event)
                .filter(one -> StampView.covers(found.stamp(), one))
                .filter(words.shown()::whole)
                .findFirst()
                .orElseThrow(() -> WorkWay.missing(event));
        chains.pages()
                .desks()
                .chains()
                .taken(found.view().team(), found.seen().entry().id(), stamped.id(), caller);
        return Download.of(found.name() + ".json", "application/json", stamped.bytes())
                .build();
    }

    @GET
    @Path(FILES + "/authority")
    public Response authority(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("item") String item,
            @PathParam("event") String event) {
        Found found = find(caller, team, item, event);
        return Download.of(
                        found.name() + ".pem",
                        "application/x-pem-file",
                        StampDesk.authority(found.stamp()).getBytes(StandardCharsets.US_ASCII))
                .build();
    }
}
