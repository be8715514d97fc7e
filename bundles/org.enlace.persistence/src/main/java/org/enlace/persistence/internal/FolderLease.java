package org.enlace.persistence.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The lease of the data folder, which the launcher takes before anything is written and renews as long as the process lives. */
final class FolderLease extends Lease {
    /** With which the launcher marks the supplier of how the lease is; the value is the token of this start. */
    private static final String MARK = "enlace.lease";

    private final Server server;
    private final String dead;
    private final Supplier<Map<String, Object>> state;

    /**
     * @param dead  the token of the process it was taken from, if that is dead for certain
     * @param state how long ago it was renewed ({@code unrenewed}), and who took it over ({@code holder}) if somebody did
     */
    FolderLease(Path data, Server server, String dead, Duration lasts, Supplier<Map<String, Object>> state) {
        super("the data folder " + data, lasts);
        this.server = server;
        this.dead = dead;
        this.state = state;
    }

    /** @return null if the process was not started by the launcher, which takes the lease */
    static FolderLease of(BundleContext context, Path data) {
        try {
            @SuppressWarnings("rawtypes")
            Collection<ServiceReference<Supplier>> references =
                    context.getServiceReferences(Supplier.class, "(" + MARK + "=*)");
            for (ServiceReference<?> reference : references) {
                @SuppressWarnings("unchecked")
                Supplier<Map<String, Object>> state = (Supplier<Map<String, Object>>) context.getService(reference);
                return new FolderLease(
                        data,
                        new Server(
                                text(reference, MARK),
                                text(reference, MARK + ".host"),
                                ProcessHandle.current().pid(),
                                Instant.parse(text(reference, MARK + ".since"))),
                        text(reference, MARK + ".dead"),
                        Duration.ofSeconds(Long.parseLong(text(reference, MARK + ".seconds"))),
                        state);
            }
            return null;
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String text(ServiceReference<?> reference, String property) {
        return String.valueOf(reference.getProperty(property));
    }

    Server server() {
        return server;
    }

    String dead() {
        return dead;
    }

    @Override
    String holder() {
        return (String) state.get().get("holder");
    }

    @Override
    Duration unrenewed() {
        return (Duration) state.get().get("unrenewed");
    }
}
