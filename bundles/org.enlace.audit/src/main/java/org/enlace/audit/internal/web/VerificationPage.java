package org.enlace.audit.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.audit.AuditProofs;
import org.enlace.audit.internal.VerificationJob;
import org.enlace.audit.internal.VerificationJob.Run;
import org.enlace.platform.Caller;
import org.enlace.web.Download;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Upload;

/** Verifies the log, and gives an anchor to keep. A long verification goes on while the officer does something else. */
@Path("/audit")
@Needs("audit.verify")
public final class VerificationPage {
    private static final int WAITED_SECONDS = 5;

    private final AuditProofs proofs;
    private final VerificationJob verification;
    private final Room room;

    VerificationPage(AuditProofs proofs, VerificationJob verification, Room room) {
        this.proofs = proofs;
        this.verification = verification;
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
        parameters.put("run", verification.last(caller).orElse(null));
        return new Page(
                words.get("verification.title"), List.of(room.home(caller)), room.fill("verification", parameters));
    }

    @POST
    @Path("/verification")
    @Consumes({"multipart/form-data", "application/x-www-form-urlencoded"})
    public Response verify(@Context Caller caller, FormData form) {
        Run run = verification.begin(form.file("anchors").map(Upload::text).orElse(""), caller);
        run.await(WAITED_SECONDS);
        run.refusal().ifPresent(refusal -> {
            throw refusal;
        });
        return Response.seeOther(URI.create("/audit/verification")).build();
    }

    @GET
    @Path("/anchor")
    @Produces("text/plain")
    public Response anchor(@Context Caller caller) {
        return Download.of("enlace-anchor.txt", "text/plain; charset=utf-8", proofs.anchor(caller) + "\n")
                .build();
    }
}
