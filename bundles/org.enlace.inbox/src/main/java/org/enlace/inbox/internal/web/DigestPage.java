package org.enlace.inbox.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.enlace.inbox.internal.digest.Digests;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Whether and when the officer is told by mail how much waits. There where the node sends mail. */
@Path("/inbox/digest")
@Needs("inbox.read")
public final class DigestPage {
    static final String HOME = "/inbox/digest";

    private final Digests digests;
    private final Room room;

    DigestPage(Digests digests, Room room) {
        this.digests = digests;
        this.room = room;
    }

    @GET
    @Produces("text/html")
    public Page show(@Context Caller caller, @QueryParam("done") String done) {
        return page(DigestForm.of(digests.of(caller)), "digest".equals(done), caller);
    }

    @POST
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response choose(@Context Caller caller, FormData data) {
        Labels labels = room.labels(caller);
        try {
            digests.choose(DigestForm.choice(data), version(data), caller);
            return Response.seeOther(URI.create(HOME + "?done=digest")).build();
        } catch (Refusal refusal) {
            if (refusal.field().isEmpty()) {
                throw refusal;
            }
            DigestForm form = DigestForm.sent(data, digests.of(caller));
            form.wrong(refusal.field().get(), labels.of(refusal));
            return Response.status(422).entity(page(form, false, caller)).build();
        } catch (Stale stale) {
            DigestForm form = DigestForm.sent(data, digests.of(caller));
            form.wrong("rhythm", labels.get("digest.stale"));
            return Response.status(409).entity(page(form, false, caller)).build();
        }
    }

    /** One that no record has where it is none. */
    private static int version(FormData data) {
        try {
            return Integer.parseInt(data.first("version"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private Page page(DigestForm form, boolean done, Caller caller) {
        Labels labels = room.labels(caller);
        String address = digests.address(caller).map(MailAddress::value).orElse("");
        return new Page(
                labels.get("digest.title"),
                List.of(new Page.Crumb(labels.get("inbox.title"), Room.HOME)),
                room.fill("digest", Map.of("form", form, "address", address, "done", done), caller));
    }
}
