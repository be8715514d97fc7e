package org.enlace.web.internal.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.web.internal.Failure;
import org.enlace.web.internal.Visit;

/** Lets a request through to one resource method: the caller may, and the body is not too large. */
@Priority(Priorities.AUTHORIZATION)
final class Guard implements ContainerRequestFilter {
    private final Gate gate;
    private final Access access;
    private final String route;
    private final Optional<Long> limit;
    private final Supplier<Limits> limits;
    private volatile boolean declared;

    Guard(Gate gate, Access access, String route, Optional<Long> limit, Supplier<Limits> limits) {
        this.gate = gate;
        this.access = access;
        this.route = route;
        this.limit = limit;
        this.limits = limits;
        declared = access.permission() == null;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Visit visit = Visit.current();
        visit.route(route);
        if (gate.turnedBack(visit, access, request)) {
            return;
        }
        if (!declared) {
            declared = gate.declared(access.permission());
            if (!declared) {
                throw new Failure(503, "permission.undeclared", access.permission());
            }
        }
        visit.admit(access.goesOn());
        if (visit.safe()) {
            return;
        }
        String coding = request.getHeaderString("Content-Encoding");
        if (coding != null && !"identity".equalsIgnoreCase(coding.trim())) {
            throw new Failure(415, "unsupported-type");
        }
        MediaType type = request.getMediaType();
        boolean upload = type != null && MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type);
        long most = limit.orElseGet(
                () -> upload ? limits.get().upload() : limits.get().plain());
        long announced = announced(request.getHeaderString("Content-Length"));
        if (announced > most) {
            throw new Failure(413, "body.too-large", most);
        }
        request.setEntityStream(new CountedStream(request.getEntityStream(), most));
    }

    private static long announced(String header) {
        try {
            return header == null ? -1 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
