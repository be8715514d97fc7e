package org.enlace.web.internal.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.enlace.keys.TlsKey;
import org.enlace.platform.Node;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.web.Authentication;
import org.enlace.web.internal.ui.Words;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door for other machines. It opens by itself once the node has an administrator, and until then says why it does not;
 * afterwards it takes up a certificate that was replaced. Does nothing where the node is for this machine alone.
 */
@Component(
        service = {},
        immediate = true)
public final class TlsDoor {
    private static final Logger LOG = LoggerFactory.getLogger(TlsDoor.class);
    private static final long ASK_MILLIS = 500;
    private static final long LOOK_MILLIS = 60_000;
    private static final Duration WARN_BEFORE = Duration.ofDays(14);

    private final BundleContext context;
    private final TlsKey keys;
    private final Authentication authentication;
    private final String host;
    private final int port;
    private final List<String> names;
    private final Optional<Path> keystore;
    private final Optional<Path> passphrase;
    private final Path told;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread keeper;
    private final ServiceRegistration<HealthCheck> health;
    private ServiceRegistration<ConnectorFactory> offered;
    private volatile Shown shown;
    private volatile String trouble = "The node is not yet reached from other machines: it is still starting";

    /** @param http is there once Jetty runs: a socket offered earlier would lack what is set on the first one */
    @Activate
    public TlsDoor(
            BundleContext context,
            @Reference Node node,
            @Reference TlsKey keys,
            @Reference Authentication authentication,
            @Reference HttpServiceRuntime http) {
        this.context = context;
        this.keys = keys;
        this.authentication = authentication;
        host = context.getProperty("enlace.https.host");
        told = node.data().resolve("run/https");
        if (host == null) {
            port = 0;
            names = List.of();
            keystore = Optional.empty();
            passphrase = Optional.empty();
            keeper = null;
            health = null;
            return;
        }
        port = Integer.parseInt(context.getProperty("enlace.https.port"));
        names = List.of(context.getProperty("enlace.tls.names").split(","));
        keystore =
                Optional.ofNullable(context.getProperty("enlace.tls.keystore")).map(Path::of);
        passphrase = Optional.ofNullable(context.getProperty("enlace.tls.passphrase-file"))
                .map(Path::of);
        health = context.registerService(HealthCheck.class, new Check(), null);
        keeper = new Thread(this::keep, "tls-door");
        keeper.setDaemon(true);
        keeper.start();
    }

    private void keep() {
        try {
            if (!administratorCame()) {
                return;
            }
            TlsConnector connector = null;
            String said = null;
            do {
                try {
                    Shown current =
                            keystore.isPresent() ? Shown.given(keystore.get(), passphrase) : Shown.own(keys, names);
                    if (connector == null) {
                        connector = new TlsConnector(host, port, current);
                        open(connector, current);
                    } else if (!current.certificate().equals(shown.certificate())) {
                        connector.showInstead(current);
                        tell(current);
                    }
                    shown = current;
                    trouble = null;
                } catch (Shown.Unfit e) {
                    trouble = e.getMessage()
                            + (connector == null
                                    ? ". Until then the node is not reached from other machines"
                                    : ". Until then the former certificate is shown");
                    if (!trouble.equals(said)) {
                        LOG.error("{}", trouble);
                        said = trouble;
                    }
                }
            } while (!ending.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError e) {
            if (ending.getCount() > 0) {
                trouble = "The node is not reached from other machines; the log says why";
                LOG.error("The door for other machines could not be opened", e);
            }
        }
    }

    /** Waits for one; false when the door is taken away meanwhile. */
    private boolean administratorCame() throws InterruptedException {
        boolean said = false;
        while (!authentication.settled()) {
            if (!said) {
                trouble = "The node is not reached at " + host + " port " + port
                        + " yet: it has no administrator, so whoever came first could become one. Make the first with"
                        + " bin/enlace setup-link; then it is, without a restart";
                LOG.warn("{}", trouble);
                said = true;
            }
            if (ending.await(ASK_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    private void open(TlsConnector connector, Shown current) throws IOException {
        synchronized (this) {
            if (ending.getCount() > 0) {
                offered = context.registerService(ConnectorFactory.class, connector, null);
            }
        }
        tell(current);
    }

    private void tell(Shown current) throws IOException {
        String address =
                "https://" + (names.get(0).contains(":") ? "[" + names.get(0) + "]" : names.get(0)) + ":" + port;
        LOG.info(
                "Reached from other machines at {} ({}); certificate SHA-256 {}, valid until {}",
                address,
                String.join(", ", names),
                current.fingerprint(),
                current.certificate().getNotAfter().toInstant());
        Files.writeString(told, address + "\n" + current.fingerprint() + "\n");
    }

    @Deactivate
    void close() throws IOException {
        if (keeper == null) {
            return;
        }
        ending.countDown();
        synchronized (this) {
            if (offered != null) {
                offered.unregister();
            }
        }
        health.unregister();
        Files.deleteIfExists(told);
    }

    /** Why other machines do not reach the node, or soon will not. */
    private final class Check implements HealthCheck {
        @Override
        public String name() {
            return "tls";
        }

        @Override
        public List<Problem> problems() {
            List<Problem> problems = new ArrayList<>();
            if (trouble != null) {
                problems.add(new Problem(false, trouble));
            }
            Shown now = shown;
            if (now != null
                    && now.certificate()
                            .getNotAfter()
                            .toInstant()
                            .isBefore(Instant.now().plus(WARN_BEFORE))) {
                problems.add(new Problem(
                        false,
                        "The certificate of the node is valid until "
                                + now.certificate().getNotAfter().toInstant()
                                + ". Put another into "
                                + keystore.map(Path::toString).orElse("the keystore")
                                + "; it is taken up within a minute"));
            }
            return problems;
        }

        @Override
        public List<Finding> examine() {
            List<Finding> findings = new ArrayList<>();
            if (trouble != null) {
                findings.add(Finding.of(Words.texts(), Severity.CRITICAL, "tls.shut", trouble));
            }
            Shown now = shown;
            if (now != null) {
                Instant until = now.certificate().getNotAfter().toInstant();
                if (until.isBefore(Instant.now().plus(WARN_BEFORE))) {
                    findings.add(Finding.of(
                            Words.texts(),
                            until.isBefore(Instant.now()) ? Severity.CRITICAL : Severity.WARNING,
                            "tls.expires",
                            until.toString(),
                            keystore.map(Path::toString).orElse("keys")));
                }
            }
            return findings;
        }
    }
}
