package org.enlace.web.internal;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what Jetty itself turns away, because it is no HTTP request that could reach a servlet: a broken escape, a header too
 * long. Says the same as the node's own errors do, in JSON, without a layout, for the sender is hardly a browser.
 */
public final class Malformed implements Request.Handler, ConnectorFactory {
    private static final Map<Integer, String> CODES = Map.of(
            400, "path.malformed",
            404, "not-found",
            405, "method.unknown",
            413, "body.too-large",
            414, "header.too-large",
            421, "host.foreign",
            431, "header.too-large",
            501, "method.unknown",
            505, "http-505");
    private static final Set<Integer> BODILESS = Set.of(204, 304);

    private final Locality locality;
    private final Answers answers;

    Malformed(Locality locality, Answers answers) {
        this.locality = locality;
        this.answers = answers;
    }

    /** The one way to reach the server: it asks for a connector, and gets one that nobody connects to. */
    @Override
    public Connector createConnector(Server server) {
        server.setErrorHandler(this);
        return new LocalConnector(server);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        response.getHeaders()
                .put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Referrer-Policy", "same-origin");
        response.getHeaders().put("Cache-Control", "no-store");
        if (BODILESS.contains(status)) {
            callback.succeeded();
            return true;
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        byte[] body = answers.json(Failures.bare(
                new Failure(status, CODES.getOrDefault(status, "http-" + status), "", ""), locality.language()));
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
