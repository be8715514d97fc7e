package org.enlace.web.internal.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.enlace.platform.Permission;
import org.enlace.web.OwnPath;
import org.enlace.web.internal.Failure;
import org.enlace.web.internal.Visit;

/** Decides who gets through, and what those see who do not yet: where to sign in, or where to prove who they are. */
public final class Gate {
    private final BooleanSupplier canSignIn;
    private final Predicate<Permission> declared;
    private final Clock clock;
    private final KeptForms forms = new KeptForms();

    /**
     * @param canSignIn whether the node has a part that signs people in
     * @param declared  whether a feature declares a permission
     */
    public Gate(BooleanSupplier canSignIn, Predicate<Permission> declared, Clock clock) {
        this.canSignIn = canSignIn;
        this.declared = declared;
        this.clock = clock;
    }

    boolean declared(Permission permission) {
        return declared.test(permission);
    }

    /** Whether the request has been answered instead of going on. */
    boolean turnedBack(Visit visit, Access access, ContainerRequestContext request) throws IOException {
        if (access.open()) {
            return false;
        }
        if (visit.who() == null) {
            if (!canSignIn.getAsBoolean()) {
                throw new Failure(503, "sign-in.unavailable");
            }
            turnBack(visit, request, 401, "sign-in");
            return true;
        }
        if (access.permission() != null) {
            visit.caller().require(access.permission());
        }
        if (access.stepUp() && !visit.proven(clock.instant())) {
            turnBack(visit, request, 403, "confirm");
            return true;
        }
        return false;
    }

    /** @param page the name of the page that helps: {@code sign-in} or {@code confirm} */
    private void turnBack(Visit visit, ContainerRequestContext request, int status, String page) throws IOException {
        String path = "/" + page;
        if (visit.api()) {
            throw new Failure(status, page + ".needed");
        }
        if (!visit.safe()) {
            request.abortWith(Response.status(status)
                    .type("text/html")
                    .entity(forms.kept(visit, request, page))
                    .build());
            return;
        }
        String there = OwnPath.via(path, visit.address());
        if (request.getHeaderString("HX-Request") != null) {
            request.abortWith(
                    Response.status(status).header("HX-Redirect", there).build());
            return;
        }
        request.abortWith(Response.seeOther(URI.create(there))
                .header(HttpHeaders.VARY, "Cookie")
                .build());
    }
}
