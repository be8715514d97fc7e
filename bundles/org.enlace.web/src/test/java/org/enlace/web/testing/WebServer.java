package org.enlace.web.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.gzip.GzipHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.enlace.platform.Audit;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Permissions;
import org.enlace.web.WebApplication;
import org.enlace.web.internal.Locality;
import org.enlace.web.internal.Site;
import org.enlace.web.internal.Starting;
import org.enlace.web.internal.rest.Limits;

/**
 * The platform's web side over the real Jetty on a free loopback port, without a framework, for tests of applications. The
 * node is Colombia's, English unless asked otherwise, times in Bogotá's zone. Requests are sent by the officer {@code local}, who
 * may do everything, from a page of the node, unless they say otherwise: with a {@code Cookie} or {@code Authorization} of
 * their own, or by {@link #sendAs} and {@link #sendAsNobody}. Every permission counts as declared.
 */
public final class WebServer implements AutoCloseable {
    private final Server server = new Server(new QueuedThreadPool(128, 4));
    /** Whose requests are sent where a test does not say whose. */
    public static final String LOCAL = "local";

    private final Officers officers = new Officers().with(Officers.holding(LOCAL, permission -> true, Instant.now()));
    private final ServerConnector connector;
    private final Site site;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private WebServer(
            Starting starting,
            Site.Contributions contributions,
            Permissions permissions,
            Audit audit,
            WebApplication... applications) {
        Node node = new Node(new CountryCode("CO"), Path.of("target"), Path.of("target"), "0.1.0", false);
        site = new Site(
                node,
                Locality.of(Language.EN, ZoneId.of("America/Bogota")),
                new Limits(1 << 20, 10 << 20),
                starting,
                Set.of(),
                new Site.Security(() -> officers, () -> permissions, () -> audit),
                contributions);
        for (WebApplication application : applications) {
            site.applications().add(application);
        }
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory());
        HttpConfiguration http =
                connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(16_384);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.addConnector(site.malformed().createConnector(server));
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder door = new ServletHolder(site.door());
        door.setAsyncSupported(true);
        context.addServlet(door, "/*");
        server.setHandler(new GzipHandler(context));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Serves the applications beside the platform's own pages until closed. */
    public static WebServer serving(WebApplication... applications) {
        return with(Site.Contributions.none(), applications);
    }

    public static WebServer with(Site.Contributions contributions, WebApplication... applications) {
        return with(contributions, new Everything(), act -> {}, applications);
    }

    /**
     * @param permissions what is declared; null while that is not known
     * @param audit       null where there is none
     */
    public static WebServer with(
            Site.Contributions contributions, Permissions permissions, Audit audit, WebApplication... applications) {
        return new WebServer(new Starting(() -> true), contributions, permissions, audit, applications);
    }

    /** One that comes up with its node. */
    public static WebServer within(Starting starting, Site.Contributions contributions) {
        return new WebServer(starting, contributions, new Everything(), act -> {});
    }

    /** Who is signed in; more may be added. */
    public Officers officers() {
        return officers;
    }

    /** Where it listens, without a slash at the end. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    public int port() {
        return connector.getLocalPort();
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    /** A request to a path, to be completed and given to {@link #send}. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(uri() + path));
    }

    public HttpResponse<String> post(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends it by the officer {@link #LOCAL}. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        return sendAs(LOCAL, request);
    }

    /** Sends it without a session. */
    public HttpResponse<String> sendAsNobody(HttpRequest.Builder request) {
        return exchange(request.build());
    }

    /** Sends it with an officer's session from a page of the node, as far as the request does not say otherwise. */
    public HttpResponse<String> sendAs(String officer, HttpRequest.Builder request) {
        HttpRequest plain = request.build();
        HttpHeaders headers = plain.headers();
        HttpRequest.Builder whole = HttpRequest.newBuilder(plain, (name, value) -> !name.equalsIgnoreCase("Cookie"));
        if (headers.firstValue("Authorization").isEmpty()) {
            String own =
                    headers.firstValue("Cookie").map(cookie -> cookie + "; ").orElse("");
            whole.header("Cookie", own + "enlace=" + officer);
        }
        boolean says = Stream.of("Sec-Fetch-Site", "Origin", "Referer")
                .anyMatch(name -> headers.firstValue(name).isPresent());
        if (!says) {
            whole.header("Sec-Fetch-Site", "same-origin");
        }
        return exchange(whole.build());
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Site site() {
        return site;
    }

    /** Every permission there could be. */
    private static final class Everything implements Permissions {
        @Override
        public Map<Permission, Set<String>> declared() {
            return Map.of();
        }

        @Override
        public boolean isDeclared(Permission permission) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            site.close();
        }
    }
}
