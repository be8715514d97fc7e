package org.enlace.web.internal.tls;

import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.enlace.web.internal.transfer.Connections;

/** The socket for other machines: TLS 1.3 and 1.2 with forward secrecy and authenticated encryption, nothing older. */
final class TlsConnector implements ConnectorFactory {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final String[] SUITES = {
        "TLS_AES_256_GCM_SHA384",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    };
    private static final long IDLE_MILLIS = 30_000;

    private final String host;
    private final int port;
    private final SslContextFactory.Server tls = new SslContextFactory.Server();

    TlsConnector(String host, int port, Shown shown) {
        this.host = host;
        this.port = port;
        tls.setIncludeProtocols(PROTOCOLS);
        tls.setExcludeCipherSuites();
        tls.setIncludeCipherSuites(SUITES);
        tls.setUseCipherSuitesOrder(true);
        tls.setRenegotiationAllowed(false);
        show(tls, shown);
    }

    private static void show(SslContextFactory tls, Shown shown) {
        tls.setKeyStore(shown.store());
        tls.setKeyStorePassword(new String(shown.password()));
        tls.setKeyManagerPassword(new String(shown.password()));
    }

    /** Connections made from now on see another certificate; those that are open go on. */
    void showInstead(Shown shown) throws Exception {
        tls.reload(factory -> show(factory, shown));
    }

    /** Reads requests as the socket for this machine does, limits and all. */
    @Override
    public Connector createConnector(Server server) {
        HttpConfiguration settings = settings(server);
        settings.setSecureScheme("https");
        settings.setSecurePort(port);
        // The names a node answers to are checked by the front door, which knows how to say so.
        settings.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector = new ServerConnector(
                server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(settings));
        connector.setName("tls");
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        Connections connections = settings.getCustomizer(Connections.class);
        if (connections != null) {
            connections.follow(connector);
        }
        return connector;
    }

    private static HttpConfiguration settings(Server server) {
        for (Connector connector : server.getConnectors()) {
            HttpConfiguration.ConnectionFactory http =
                    connector.getConnectionFactory(HttpConfiguration.ConnectionFactory.class);
            if (http != null && http.getHttpConfiguration() != null) {
                return new HttpConfiguration(http.getHttpConfiguration());
            }
        }
        return new HttpConfiguration();
    }
}
