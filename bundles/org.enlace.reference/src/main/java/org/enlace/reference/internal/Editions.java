package org.enlace.reference.internal;

import java.nio.file.Path;
import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.reference.ReferenceData;
import org.enlace.reference.ReferenceEntry;
import org.enlace.reference.ReferenceSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows which edition counts: the newer of what the program ships and what was imported. Nothing is read before somebody asks. It
 * needs the node alone, so that countries are known before there is a database; what imports is {@link UpdateBook}.
 */
@Component(service = {Editions.class, ReferenceData.class, HealthCheck.class})
public final class Editions implements ReferenceData, HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(Editions.class);
    private static final String CURRENT = "current";

    /**
     * @param edition what counts
     * @param damage  why that is not what was imported last; empty when all is well
     */
    record Found(Edition edition, String damage) {}

    private final Path shipped;
    private final Path imports;
    private volatile Found found;

    @Activate
    public Editions(@Reference Node node) {
        this(node.home().resolve("config/reference"), node.data().resolve("reference"));
    }

    Editions(Path shipped, Path imports) {
        this.shipped = shipped;
        this.imports = imports;
    }

    Edition now() {
        Found known = found;
        return known == null ? open().edition() : known.edition();
    }

    private synchronized Found open() {
        if (found == null) {
            found = find();
        }
        return found;
    }

    /** Reads anew which edition counts. Whoever asks next is told by that one; whoever is reading goes on with the one before. */
    synchronized void renew() {
        found = find();
    }

    private Found find() {
        try {
            Imported imported = Imported.read(imports.resolve(CURRENT));
            Edition edition = resolve(imported);
            if (!imported.versions().isEmpty()
                    && edition.version().isNewerThan(imported.versions().get(0).version())) {
                LOG.info(
                        "The program ships the reference data {}, which are newer than the imported {}: the shipped count",
                        edition.version(),
                        imported.versions().get(0).version());
            }
            return new Found(edition, "");
        } catch (IllegalStateException e) {
            Edition edition = Edition.shipped(shipped);
            LOG.error("The imported reference data cannot be used; those of the program count: {}", e.getMessage());
            return new Found(edition, e.getMessage());
        }
    }

    /**
     * What counts after something was imported.
     *
     * @throws IllegalStateException when that was altered since
     */
    Edition resolve(Imported imported) {
        Edition own = Edition.shipped(shipped);
        if (imported.versions().isEmpty()) {
            return own;
        }
        Imported.Taken newest = imported.versions().get(0);
        return newest.version().isNewerThan(own.version())
                ? Edition.imported(newest, imports.resolve(newest.version().value()), shipped)
                : own;
    }

    Path imports() {
        return imports;
    }

    Path current() {
        return imports.resolve(CURRENT);
    }

    @Override
    public InForce inForce(Caller caller) {
        caller.require(READ);
        return now().told();
    }

    @Override
    public List<Summary> sets(Caller caller) {
        caller.require(READ);
        return now().summaries();
    }

    @Override
    public List<ReferenceEntry> records(ReferenceSet set, String text, Caller caller) {
        caller.require(READ);
        return EntryReader.entries(now(), set, text, caller.language());
    }

    @Override
    public String name() {
        return "reference-data";
    }

    @Override
    public List<Problem> problems() {
        try {
            String damage = open().damage();
            return damage.isEmpty() ? List.of() : List.of(new Problem(false, damage));
        } catch (IllegalStateException e) {
            return List.of(new Problem(true, e.getMessage()));
        }
    }
}
