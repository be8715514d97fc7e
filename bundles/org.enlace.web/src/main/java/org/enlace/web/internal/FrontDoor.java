package org.enlace.web.internal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.enlace.platform.NotNow;
import org.enlace.platform.Texts;
import org.enlace.web.internal.transfer.GatheredRequest;
import org.enlace.web.internal.transfer.Share;
import org.enlace.web.internal.transfer.Transfer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one servlet of the node. It sets the headers, turns away what is malformed or comes from elsewhere, and hands the rest to
 * the application that owns the path.
 */
public final class FrontDoor extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final String BUSY = "server.busy";
    private static final Set<String> SAFE = Set.of("GET", "HEAD");
    private static final Set<String> UNSAFE = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final transient Callers callers;
    private final transient Applications applications;
    private final transient Doors doors;
    private final transient Answers answers;
    private final transient Assets assets;
    private final transient Metrics metrics;
    private final transient Origins origins;
    private final transient Starting starting;

    FrontDoor(
            Callers callers,
            Applications applications,
            Doors doors,
            Answers answers,
            Assets assets,
            Metrics metrics,
            Origins origins,
            Starting starting) {
        this.callers = callers;
        this.applications = applications;
        this.doors = doors;
        this.answers = answers;
        this.assets = assets;
        this.metrics = metrics;
        this.origins = origins;
        this.starting = starting;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        Transfer transfer = Transfer.of(request);
        if (transfer == null) {
            serve(path, null, request, response);
        } else if (transfer.trouble() == null && !transfer.gathered()) {
            transfer.gather(suspended(request)::dispatch);
        } else if (transfer.trouble() == null && !transfer.enter(share(path, request))) {
            transfer.queue(suspended(request)::dispatch);
        } else {
            byte[] begun = transfer.body();
            try {
                serve(path, transfer, begun.length == 0 ? request : new GatheredRequest(request, begun), response);
            } finally {
                transfer.leave();
            }
        }
    }

    /** Goes on later, and holds no thread until then. */
    private static AsyncContext suspended(HttpServletRequest request) {
        AsyncContext suspended = request.startAsync();
        suspended.setTimeout(0);
        return suspended;
    }

    private Share share(String path, HttpServletRequest request) {
        return Share.of(path, !starting.lasts() && callers.known(request));
    }

    private void serve(String path, Transfer transfer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (path.startsWith("/assets/") && SAFE.contains(request.getMethod()) && origins.addressedHere(request)) {
            Headers.secure(response, false, request.isSecure());
            if (assets.serve(path, request, response)) {
                return;
            }
        }
        Visit visit = callers.visit(request);
        try {
            answer(path, visit, transfer, request, response);
            if (transfer != null && transfer.trouble() == null && Unread.refused(request, response)) {
                response.getOutputStream().close();
                transfer.discard(suspended(request)::complete);
            }
        } catch (IOException e) {
            if (!Failures.gone(e)) {
                throw e;
            }
            LOG.debug("{} {}: nobody is there for the answer", visit.method(), path, e);
        }
    }

    private void answer(
            String path, Visit visit, Transfer transfer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        long begun = System.nanoTime();
        Headers.secure(response, !visit.api(), request.isSecure());
        Visit.begin(visit);
        String module = "platform";
        Texts texts = null;
        try {
            arrived(transfer);
            URI base = URI.create(request.getScheme() + "://" + authority(request) + "/");
            URI uri = admit(request, base, visit);
            await(path);
            callers.recognise(visit, request);
            Mounted mounted = entered(path, visit);
            module = mounted.module();
            texts = mounted.texts();
            try {
                mounted.serving().serve(base, uri, request, response);
            } finally {
                mounted.leave();
            }
        } catch (Failure failure) {
            if (failure.status() == 405) {
                response.setHeader("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
            }
            if (failure.code().equals(Starting.CODE) || failure.code().equals(BUSY)) {
                response.setIntHeader("Retry-After", Starting.RETRY_SECONDS);
            }
            Unread.announce(request, response);
            answers.send(Failures.of(failure, visit), visit, response);
        } catch (ShutOut out) {
            if (out.status() == 503) {
                response.setIntHeader("Retry-After", ShutOut.RETRY_SECONDS);
            }
            Unread.announce(request, response);
            answers.send(Failures.of(out, visit, texts, module), visit, response);
        } catch (ServletException | RuntimeException | Error e) {
            Throwable thrown = e instanceof ServletException && e.getCause() != null ? e.getCause() : e;
            if (response.isCommitted()) {
                if (Failures.cutOff(thrown)) {
                    return;
                }
                LOG.error("{} {} broke off in {}", visit.method(), path, module, thrown);
                throw new IOException("The answer broke off");
            }
            response.reset();
            Headers.secure(response, !visit.api(), request.isSecure());
            if (thrown instanceof NotNow now) {
                response.setIntHeader("Retry-After", now.seconds());
            }
            Unread.announce(request, response);
            answers.send(Failures.of(thrown, visit, texts, module), visit, response);
        } finally {
            Visit.end();
            metrics.answered(module, response.getStatus(), System.nanoTime() - begun);
        }
    }

    private static void arrived(Transfer transfer) {
        if (transfer != null && transfer.trouble() != null) {
            throw transfer.trouble() == Transfer.Trouble.SLOW ? new Failure(408, "body.slow") : new Failure(503, BUSY);
        }
    }

    /** What is not there yet may be there in a moment; who asks meanwhile is not looked up. */
    private void await(String path) {
        if (starting.lasts() && applications.at(path) == null) {
            throw new Failure(503, Starting.CODE);
        }
    }

    /**
     * The application of a path, which waits for {@link Mounted#leave} from now on. First in, then asked at the door: whoever
     * closes a door and finds nobody inside can be sure that nobody comes any more.
     */
    private Mounted entered(String path, Visit visit) {
        for (int attempt = 0; attempt < 2; attempt++) {
            Applications.Found found = applications.find(path);
            Mounted mounted = found.mounted();
            boolean inside = mounted != null && mounted.enter();
            try {
                knock(found.doorway(), visit);
            } catch (ShutOut out) {
                if (inside) {
                    mounted.leave();
                }
                throw out;
            }
            if (inside) {
                return mounted;
            }
            // It may have come back between the two questions.
        }
        throw new Failure(404, "not-found");
    }

    /**
     * Nobody gets into a module that is being changed; whoever gets into one that takes no new work is told.
     *
     * @param module null for what has no door
     */
    private void knock(String module, Visit visit) {
        Doors.Shut shut = module == null ? null : doors.at(module);
        if (shut == null) {
            return;
        }
        if (shut.changing()) {
            throw new ShutOut(shut);
        }
        visit.shut(shut);
    }

    private URI admit(HttpServletRequest request, URI base, Visit visit) {
        if (!origins.addressedHere(request)) {
            throw new Failure(421, "host.foreign", request.getServerName() + ":" + request.getServerPort());
        }
        String method = request.getMethod();
        if (!SAFE.contains(method)) {
            if (!UNSAFE.contains(method)) {
                throw new Failure(405, "method.unknown", method);
            }
            if (!Callers.bearer(request, visit) && !Origins.own(request, visit)) {
                throw new Failure(403, "origin.foreign");
            }
        }
        if (!readable(request.getContentType())) {
            throw new Failure(415, "unsupported-type");
        }
        return RequestUri.of(request, base);
    }

    /** A type that is none, Jersey would turn away before anybody could say why. */
    private static boolean readable(String type) {
        try {
            return type == null || MediaType.valueOf(type) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private String authority(HttpServletRequest request) {
        return origins.addressedHere(request)
                ? request.getServerName() + ":" + request.getServerPort()
                : "localhost:" + request.getServerPort();
    }
}
