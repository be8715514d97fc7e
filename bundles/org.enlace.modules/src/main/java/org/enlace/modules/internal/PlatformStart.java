package org.enlace.modules.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.enlace.modules.internal.Components.Trouble;
import org.enlace.platform.contribution.Command.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the platform is still coming up, so that a service that a module lacks may come. That is so while a component of the
 * platform waits for something that the configuration does not leave out, as long as something moves: after two minutes in which
 * nothing did, it has come up as far as it does.
 */
final class PlatformStart {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformStart.class);
    private static final Duration STANDSTILL = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Platform platform;
    private final LongSupplier nanos;
    private final Set<String> seen = new HashSet<>();
    private long moved;
    private boolean over;

    /** The platform as this looks at it. */
    interface Platform {
        /** Whether the framework has started all bundles. */
        boolean bundlesAreUp();

        /** What components of the platform wait for, or fail of. */
        List<Trouble> troubles();

        boolean offers(String service);

        void pause(Duration time) throws InterruptedException;
    }

    PlatformStart(Platform platform, LongSupplier nanos) {
        this.platform = platform;
        this.nanos = nanos;
        moved = nanos.getAsLong();
    }

    /** Whether something that is not there may come by itself. Once it may not, that stays so. */
    synchronized boolean lasts() {
        if (over) {
            return false;
        }
        if (!platform.bundlesAreUp()) {
            moved = nanos.getAsLong();
            return true;
        }
        List<String> waiting = platform.troubles().stream()
                .filter(trouble -> !trouble.isFinal() && !trouble.isSettled())
                .map(Trouble::words)
                .toList();
        long now = nanos.getAsLong();
        if (seen.addAll(waiting)) {
            moved = now;
        }
        if (waiting.isEmpty()) {
            over = true;
        } else if (now - moved > STANDSTILL.toNanos()) {
            over = true;
            LOG.warn(
                    "A part of the platform has not come up for {} minutes, and modules that need it do not either: {}",
                    STANDSTILL.toMinutes(),
                    String.join("; ", waiting));
        }
        return !over;
    }

    /** Waits until the services are there that the bundles of a module need, as long as they may come. */
    void await(Collection<Path> jars, Progress progress) throws IOException, InterruptedException {
        Set<String> needed = Resolution.services(jars);
        boolean told = false;
        while (!needed.stream().allMatch(platform::offers) && lasts()) {
            if (!told) {
                progress.at("wait for the platform", 0, 1);
                told = true;
            }
            platform.pause(LOOK_AGAIN);
        }
    }
}
