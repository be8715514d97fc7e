package org.enlace.audit.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.BufferedReader;
import java.io.StringReader;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.enlace.audit.AuditProofs;
import org.enlace.audit.Verified;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.web.Download;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Upload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies the log, and gives an anchor to keep. A long verification goes on while the officer does something else. */
@Path("/audit")
@Needs("audit.verify")
public final class VerificationPage {
    private static final Logger LOG = LoggerFactory.getLogger(VerificationPage.class);
    private static final int WAITED_SECONDS = 5;

    private final AuditProofs proofs;
    private final Room room;
    private volatile FutureTask<Verified> running;
    private volatile int done;
    private volatile int total;

    VerificationPage(AuditProofs proofs, Room room) {
        this.proofs = proofs;
        this.room = room;
    }

    @GET
    @Path("/verification")
    @Produces("text/html")
    public Page show(@Context Caller caller) {
        Words words = room.words(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", words);
        parameters.put("caller", caller);
        parameters.put("last", proofs.lastVerified(caller).orElse(null));
        parameters.put("running", running());
        parameters.put("done", done);
        parameters.put("total", total);
        return new Page(
                words.get("verification.title"), List.of(room.home(caller)), room.fill("verification", parameters));
    }

    private boolean running() {
        FutureTask<Verified> task = running;
        return task != null && !task.isDone();
    }

    @POST
    @Path("/verification")
    @Consumes({"multipart/form-data", "application/x-www-form-urlencoded"})
    public Response verify(@Context Caller caller, FormData form) {
        FutureTask<Verified> task = begin(form.file("anchors").map(Upload::text).orElse(""), caller);
        try {
            task.get(WAITED_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.debug("The verification goes on; the page says how far it is");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new IllegalStateException("The audit could not be verified", e.getCause());
        }
        return Response.seeOther(URI.create("/audit/verification")).build();
    }

    private synchronized FutureTask<Verified> begin(String anchors, Caller caller) {
        if (running()) {
            return running;
        }
        done = 0;
        total = 0;
        FutureTask<Verified> task = new FutureTask<>(() -> proofs.verify(
                new BufferedReader(new StringReader(anchors)),
                (step, at, of) -> {
                    done = at;
                    total = of;
                },
                caller));
        Thread thread = new Thread(task, "audit-verification");
        thread.setDaemon(true);
        running = task;
        thread.start();
        return task;
    }

    @GET
    @Path("/anchor")
    @Produces("text/plain")
    public Response anchor(@Context Caller caller) {
        return Download.of("enlace-anchor.txt", "text/plain; charset=utf-8", proofs.anchor(caller) + "\n")
                .build();
    }
}
