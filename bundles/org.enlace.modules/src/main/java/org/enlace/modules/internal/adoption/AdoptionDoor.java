package org.enlace.modules.internal.adoption;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.enlace.modules.Standing;
import org.enlace.modules.internal.archive.InstalledFeatures;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.ModuleDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets no new work into a module that is to be adopted and is not. Looks again at most every five seconds. */
final class AdoptionDoor implements ModuleDoor {
    private static final Logger LOG = LoggerFactory.getLogger(AdoptionDoor.class);
    private static final long NANOS = 5_000_000_000L;

    private final StandingBook book;
    private final InstalledFeatures installed;
    private final Supplier<Policy> policy;
    private final Texts texts;
    private final LongSupplier nanos;
    private volatile Look look;

    private record Look(long at, Map<String, Optional<Closed>> closed) {}

    AdoptionDoor(
            StandingBook book, InstalledFeatures installed, Supplier<Policy> policy, Texts texts, LongSupplier nanos) {
        this.book = book;
        this.installed = installed;
        this.policy = policy;
        this.texts = texts;
        this.nanos = nanos;
    }

    @Override
    public Optional<Closed> closed(String module) {
        Look last = look;
        if (last == null || nanos.getAsLong() - last.at() > NANOS) {
            last = again();
        }
        return last.closed().getOrDefault(module, Optional.empty());
    }

    @Override
    public Texts texts() {
        return texts;
    }

    void forget() {
        look = null;
    }

    private synchronized Look again() {
        long now = nanos.getAsLong();
        Look last = look;
        if (last != null && now - last.at() <= NANOS) {
            return last;
        }
        Look next;
        try {
            next = new Look(now, closed());
        } catch (RuntimeException e) {
            // What the module needs is away as well; what was known last goes on.
            LOG.debug("The adoptions cannot be read", e);
            next = new Look(now, last == null ? Map.of() : last.closed());
        }
        look = next;
        return next;
    }

    private Map<String, Optional<Closed>> closed() {
        Map<String, Optional<Closed>> closed = new HashMap<>();
        for (ModuleFeature feature : installed.features()) {
            if (policy.get().requires(feature.adoption())) {
                Standing standing = book.of(feature.id());
                if (!standing.inForce()) {
                    closed.put(
                            feature.id(), Optional.of(new Closed(Kind.NO_NEW_WORK, Lack.of(feature.id(), standing))));
                }
            }
        }
        return closed;
    }
}
