package org.enlace.keys.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.enlace.keys.AgreementKeys;
import org.enlace.keys.Keys;
import org.enlace.keys.NodeIdentity;
import org.enlace.keys.TlsKey;
import org.enlace.platform.Node;
import org.enlace.platform.Startup;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.HealthCheck;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the keystore on a thread of its own, so that the node starts meanwhile, and registers {@link Keys}, {@link TlsKey} and
 * {@link AgreementKeys} once it is open. Where it cannot be opened the health check says why, and what needs a key does not start.
 */
@Component(service = HealthCheck.class, immediate = true)
public final class KeysComponent implements HealthCheck {
    /** With which the launcher marks the supplier of the passphrase; the value says where it is from. */
    static final String GIVEN = "enlace.keys.passphrase";

    private static final Logger LOG = LoggerFactory.getLogger(KeysComponent.class);

    private final BundleContext context;
    private final Thread opener;
    private NodeKeys keys;
    private List<ServiceRegistration<?>> services = List.of();
    private boolean ending;
    private volatile Problem trouble = new Problem(true, "The keystore is being opened");

    @Activate
    public KeysComponent(BundleContext context, @Reference Node node) {
        this.context = context;
        Opening opening = new Opening(node.data(), node.country().value(), Clock.systemUTC());
        opener = new Thread(() -> open(opening, node), "keys-open");
        opener.setDaemon(true);
        opener.start();
    }

    private void open(Opening opening, Node node) {
        long begin = System.nanoTime();
        try {
            Startup.tell(context, "opening the keystore");
            NodeKeys opened = opening.open(given());
            requireOwn(node.data(), NodeIdentity.of(node.country().value(), opened));
            synchronized (this) {
                if (ending) {
                    opened.close();
                    return;
                }
                keys = opened;
                trouble = null;
            }
            LOG.debug("Keystore open after {} ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
            ServiceRegistration<?> registered = context.registerService(
                    new String[] {Keys.class.getName(), TlsKey.class.getName(), NodeKeys.class.getName()},
                    opened,
                    null);
            ServiceRegistration<?> agreements = context.registerService(
                    new String[] {AgreementKeys.class.getName(), NodeAgreements.class.getName()},
                    new NodeAgreements(opened, Clock.systemUTC()),
                    null);
            synchronized (this) {
                services = List.of(agreements, registered);
            }
        } catch (Unusable e) {
            trouble = Problem.failure(e.getMessage());
            LOG.error("{}", e.getMessage());
        } catch (IllegalStateException e) {
            LOG.debug("The bundle stopped while the keystore was opened", e);
        } catch (RuntimeException | LinkageError e) {
            trouble = Problem.failure("The keystore could not be opened; the log says why");
            LOG.error("The keystore could not be opened", e);
        }
    }

    /** @throws Unusable if the data folder says that it is another node's */
    static void requireOwn(Path data, NodeIdentity own) {
        try {
            own.claim(data).ifPresent(other -> {
                throw new Unusable(own.refused(
                        "The data folder " + data,
                        other,
                        "put back the keystore (keys) that lay in this folder, or set ENLACE_DATA and ENLACE_COUNTRY to a"
                                + " folder of this node's own"));
            });
        } catch (IOException e) {
            throw new Unusable(
                    "Whose the data folder " + data + " is cannot be read or written (" + e
                            + "). See that the node's user may write the file " + NodeIdentity.FILE
                            + " in it and that the disk has room, and start the node again",
                    e);
        }
    }

    /** The passphrase that the launcher was given, handed over in memory. */
    private Optional<Passphrase> given() {
        try {
            @SuppressWarnings("rawtypes")
            Collection<ServiceReference<Supplier>> references =
                    context.getServiceReferences(Supplier.class, "(" + GIVEN + "=*)");
            for (ServiceReference<?> reference : references) {
                if (context.getService(reference) instanceof Supplier<?> supplier
                        && supplier.get() instanceof char[] characters) {
                    return Optional.of(new Passphrase(
                            characters, reference.getProperty(GIVEN).toString()));
                }
            }
            return Optional.empty();
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Deactivate
    void close() {
        synchronized (this) {
            ending = true;
        }
        try {
            opener.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            for (ServiceRegistration<?> service : services) {
                try {
                    service.unregister();
                } catch (IllegalStateException e) {
                    LOG.debug("The framework was quicker to withdraw the service", e);
                }
            }
            if (keys != null) {
                keys.close();
            }
            trouble = new Problem(true, "The keystore is closed");
        }
    }

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public List<Problem> problems() {
        Problem problem = trouble;
        return problem == null ? List.of() : List.of(problem);
    }

    /** What is wrong, and in any case how well the keys are kept from whoever steals the disk. */
    @Override
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>(HealthCheck.super.examine());
        NodeKeys opened;
        synchronized (this) {
            opened = keys;
        }
        if (opened != null) {
            findings.add(opened.protection());
        }
        return findings;
    }
}
