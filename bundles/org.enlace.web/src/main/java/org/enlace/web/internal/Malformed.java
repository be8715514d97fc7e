package org.enlace.web.internal;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.enlace.web.internal.transfer.Connections;

/**
 * Answers what Jetty itself turns away, because it is no HTTP request that could reach a servlet: a broken escape, a header too
 * long. Says the same as the node's own errors do, as a page or as JSON. Where not even the head of the request could be read
 * it says so in JSON and in the node's language, for the sender is hardly a browser.
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

    private static final UriCompliance ANY = new UriCompliance("ENLACE", EnumSet.allOf(UriCompliance.Violation.class));

    private final Callers callers;
    private final Answers answers;
    private final Connections connections;

    Malformed(Callers callers, Answers answers, Connections connections) {
        this.connections = connections;
        this.callers = callers;
        this.answers = answers;
    }

    /** The one way to reach the server: it asks for a connector, and gets one that nobody connects to. */
    @Override
    public Connector createConnector(Server server) {
        server.setErrorHandler(this);
        for (Connector connector : server.getConnectors()) {
            HttpConfiguration.ConnectionFactory http =
                    connector.getConnectionFactory(HttpConfiguration.ConnectionFactory.class);
            if (http != null && http.getHttpConfiguration().getCustomizer(WellFormed.class) == null) {
                http.getHttpConfiguration().addCustomizer(new WellFormed());
                http.getHttpConfiguration().setUriCompliance(ANY);
                connections.follow(connector);
            }
        }
        return new LocalConnector(server);
    }

    /**
     * Refuses an odd address as soon as the whole head is read. Jetty's parser, which would do it earlier, throws away the path
     * and the language along with it.
     */
    private static final class WellFormed implements HttpConfiguration.Customizer {
        @Override
        public Request customize(Request request, HttpFields.Mutable responseHeaders) {
            if (request.getHttpURI().hasViolations()) {
                throw new BadMessageException("Malformed address");
            }
            // HTTP/1.0 knows no chunks: what is in front of the node may see another end of the body.
            if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0
                    && request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
                throw new BadMessageException("Transfer-Encoding in HTTP/1.0");
            }
            return request;
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Visit visit = callers.visit(request);
        boolean headRead = request.getHeaders().size() > 0;
        boolean page = headRead && !visit.api();
        // Of a head that could not be read, nobody knows whether the address was to blame.
        String code = status == 400 && !headRead ? "bad-request" : CODES.getOrDefault(status, "http-" + status);
        Failure failure = new Failure(status, code, "", "");
        Headers.secure((name, value) -> response.getHeaders().put(name, value), page, request.isSecure());
        if (BODILESS.contains(status)) {
            callback.succeeded();
            return true;
        }
        byte[] body = headRead
                ? answers.body(Failures.of(failure, visit), visit)
                : answers.json(Failures.bare(failure, visit.language()));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, page ? answers.type(visit) : "application/problem+json");
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
