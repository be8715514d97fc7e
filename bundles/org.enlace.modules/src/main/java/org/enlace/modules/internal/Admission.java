package org.enlace.modules.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.modules.internal.Components.Trouble;
import org.enlace.modules.internal.Shelf.Kept;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.modules.internal.archive.ModuleFeature.Part;
import org.enlace.platform.Refusal;
import org.osgi.framework.Bundle;

/** The rules on what may be added beside what is there, and what may be taken away. */
final class Admission {
    private final Inventory inventory;
    private final LiveBundles live;

    Admission(Inventory inventory, LiveBundles live) {
        this.inventory = inventory;
        this.live = live;
    }

    void requireFrameworkUp() {
        if (!live.frameworkIsUp()) {
            throw new Refusal(
                    "module.not-ready", "The node is still starting; repeat when node:status says it is ready");
        }
    }

    void admit(ModuleFeature feature) {
        inventory
                .find(feature.id())
                .ifPresent(present -> refusePresent(feature, present.feature().version()));
        for (Part part : feature.parts()) {
            inventory.all().forEach(other -> requireSameContent(other.feature(), part));
            if (live.find(part).isPresent() && !inventory.isShared(feature.id(), part)) {
                throw new Refusal(
                        "module.bundle-of-platform",
                        feature.id() + " brings the bundle " + part.location()
                                + ", which belongs to the platform itself;"
                                + " ask the module's maker for an archive without it",
                        feature.id(),
                        part.location());
            }
        }
    }

    private static void refusePresent(ModuleFeature feature, String version) {
        if (version.equals(feature.version())) {
            throw new Refusal(
                    "module.installed",
                    feature.id() + " " + version + " is already installed; nothing was changed (module:info "
                            + feature.id() + " shows its state)",
                    feature.id(),
                    version);
        }
        throw new Refusal(
                "module.other-version",
                feature.id() + " " + version + " is installed, so " + feature.version() + " cannot be added beside it;"
                        + " for now an upgrade is module:remove " + feature.id() + " (its records stay) and then"
                        + " module:install of the new archive",
                feature.id(),
                version,
                feature.version());
    }

    private static void requireSameContent(ModuleFeature other, Part part) {
        for (Part theirs : other.parts()) {
            if (theirs.location().equals(part.location()) && !theirs.sha256().equals(part.sha256())) {
                throw new Refusal(
                        "module.bundle-conflict",
                        "The bundle " + part.location() + " is already here with other content, brought by "
                                + other.id() + "; ask the makers for archives that agree",
                        part.location(),
                        other.id());
            }
        }
    }

    /** Nobody may lose the code it runs on. */
    void requireUnused(String id, List<Bundle> bundles) {
        Set<Bundle> users = live.dependents(bundles);
        String names = inventory.all().stream()
                .map(Kept::feature)
                .filter(other -> inventory.bundles(other).stream().anyMatch(users::contains))
                .map(ModuleFeature::id)
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            throw new Refusal("module.needed", id + " is used by " + names + "; remove " + names + " first", id, names);
        }
    }

    void requireHealthy(ModuleFeature feature, List<Trouble> troubles) {
        if (!troubles.isEmpty()) {
            String words = troubles.stream().map(Trouble::words).distinct().collect(Collectors.joining("; "));
            throw new Refusal(
                    "module.component-failed",
                    feature.id() + " " + feature.version() + " does not come up: " + words
                            + ". Nothing was changed; the log has the details",
                    feature.id(),
                    words);
        }
    }
}
