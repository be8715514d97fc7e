package org.enlace.web.internal.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.enlace.platform.Caller;
import org.enlace.platform.Hashing;
import org.enlace.web.internal.Failure;
import org.enlace.web.internal.Visit;

/**
 * Makes a repeated {@code POST} with the same {@code Idempotency-Key} answer what the first one answered, instead of doing it
 * again. Remembers successes only, {@value #MOST} per application for a day, and fewer where they are large, in memory: a
 * restart forgets them.
 */
@Priority(Priorities.ENTITY_CODER)
public final class Idempotency implements ContainerRequestFilter, ContainerResponseFilter {
    private static final int MOST = 10_000;
    /** Bytes of all requests that are remembered together: an answer tells about as much as was sent. */
    private static final long MOST_BYTES = 8L << 20;

    private static final Duration KEPT = Duration.ofDays(1);
    private static final String HEADER = "Idempotency-Key";
    private static final String PROPERTY = "org.enlace.web.idempotency";
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final Clock clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private long held;

    public Idempotency(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String key = request.getHeaderString(HEADER);
        if (key == null
                || !"POST".equals(request.getMethod())
                || !Visit.current().api()
                || Visit.current().who() == null) {
            return;
        }
        if (!FORM.matcher(key).matches()) {
            throw new Failure(400, "idempotency.form");
        }
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        byte[] fingerprint = fingerprint(request, body);
        Caller caller = Visit.current().caller();
        // What a deputy was answered is not an answer to the same officer in their own name.
        String owned = caller.officer() + "\n" + caller.reader() + "\n" + key;
        synchronized (entries) {
            forgetOld();
            Entry known = entries.get(owned);
            if (known == null) {
                entries.put(owned, new Entry(fingerprint, clock.instant(), body.length, null));
                held += body.length;
                request.setProperty(PROPERTY, owned);
            } else if (!Arrays.equals(known.fingerprint(), fingerprint)) {
                throw new Failure(422, "idempotency.reused").at(HEADER);
            } else if (known.answer() == null) {
                throw new Failure(409, "idempotency.running");
            } else {
                request.abortWith(known.answer().replayed());
            }
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String owned = (String) request.getProperty(PROPERTY);
        if (owned == null) {
            return;
        }
        synchronized (entries) {
            Entry entry = entries.get(owned);
            if (entry != null && response.getStatus() / 100 == 2) {
                entries.put(owned, new Entry(entry.fingerprint(), entry.at(), entry.bytes(), Answer.of(response)));
            } else if (entry != null) {
                entries.remove(owned);
                held -= entry.bytes();
            }
        }
    }

    /** The first entries are the oldest: going stops at the first that may stay. */
    private void forgetOld() {
        Instant oldest = clock.instant().minus(KEPT);
        var eldest = entries.values().iterator();
        while (eldest.hasNext()) {
            Entry entry = eldest.next();
            if (!entry.at().isBefore(oldest) && entries.size() < MOST && held <= MOST_BYTES) {
                return;
            }
            eldest.remove();
            held -= entry.bytes();
        }
    }

    private static byte[] fingerprint(ContainerRequestContext request, byte[] body) {
        MessageDigest digest = Hashing.sha256();
        digest.update((request.getUriInfo().getRequestUri() + "\n" + request.getMediaType() + "\n")
                .getBytes(StandardCharsets.UTF_8));
        return digest.digest(body);
    }

    /**
     * @param bytes  of the request
     * @param answer null while the first request is still worked on
     */
    private record Entry(byte[] fingerprint, Instant at, int bytes, Answer answer) {}

    private record Answer(int status, Object entity, MultivaluedMap<String, Object> headers) {
        static Answer of(ContainerResponseContext response) {
            return new Answer(
                    response.getStatus(), response.getEntity(), new MultivaluedHashMap<>(response.getHeaders()));
        }

        Response replayed() {
            Response.ResponseBuilder builder = Response.status(status).entity(entity);
            headers.forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
            return builder.header("Idempotency-Replayed", "true").build();
        }
    }
}
