package org.enlace.modules.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.modules.internal.Shelf.Kept;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.modules.internal.archive.ModuleFeature.Part;
import org.enlace.platform.Refusal;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

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

    /** Whether a version may come at all, whatever is in it. */
    void admit(ModuleFeature feature) {
        for (Part part : feature.parts()) {
            Optional<String> stuck = live.find(part).flatMap(bundle -> live.stuck(List.of(bundle)));
            if (stuck.isPresent()) {
                throw new Refusal(
                        "module.still-stopping",
                        feature.id() + " was here before and does not come to the end of its stop. " + stuck.get()
                                + ". Restart the node, then repeat",
                        feature.id(),
                        stuck.get());
            }
            if (live.isAbandoned(part)) {
                throw new Refusal(
                        "module.still-starting",
                        "The bundle " + part.location() + " is still at the start that was given up when "
                                + feature.id() + " was last tried; wait for its end or restart the node, then repeat",
                        part.location(),
                        feature.id());
            }
            inventory.all().stream()
                    .filter(other -> !other.feature().id().equals(feature.id()))
                    .forEach(other -> requireSameContent(other.feature(), part));
            boolean own = inventory.find(feature.id()).stream()
                    .flatMap(present -> present.feature().parts().stream())
                    .anyMatch(present -> present.location().equals(part.location()));
            if (live.find(part).isPresent() && !own && !inventory.isShared(feature.id(), part)) {
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

    /** What is installed for the first time must not be there in any version. */
    void requireAbsent(ModuleFeature feature) {
        inventory.find(feature.id()).map(present -> present.feature().version()).ifPresent(version -> {
            requireOther(feature, version);
            throw new Refusal(
                    "module.other-version",
                    feature.id() + " " + version + " is installed, so " + feature.version()
                            + " cannot be added beside it; module:upgrade puts it in its place",
                    feature.id(),
                    version,
                    feature.version());
        });
    }

    /** What comes in the place of another version must be newer. */
    void requireNewer(ModuleFeature feature, String version) {
        requireOther(feature, version);
        if (Version.parseVersion(feature.version()).compareTo(Version.parseVersion(version)) < 0) {
            throw new Refusal(
                    "module.older",
                    feature.id() + " " + version + " is installed, and " + feature.version()
                            + " is older: its records may be such as the older version cannot read."
                            + " module:rollback goes back to the version before the last upgrade",
                    feature.id(),
                    version,
                    feature.version());
        }
    }

    /** What the version before wrote must stay readable: partners send it until they have upgraded too. */
    void requireReadable(ModuleFeature feature, ModuleFeature before) {
        for (ModuleFeature.Message message : before.messages()) {
            boolean reads = feature.messages().stream()
                    .anyMatch(now ->
                            now.type().equals(message.type()) && now.reads().contains(message.version()));
            if (!reads) {
                throw new Refusal(
                        "module.messages",
                        feature.id() + " " + feature.version() + " does not read version " + message.version()
                                + " of the message \""
                                + message.type() + "\", which " + before.version()
                                + " writes and partners may still send; get a release that reads it",
                        feature.id(),
                        message.type(),
                        message.version());
            }
        }
    }

    private static void requireOther(ModuleFeature feature, String version) {
        if (version.equals(feature.version())) {
            throw new Refusal(
                    "module.installed",
                    feature.id() + " " + version + " is already installed; nothing was changed (module:info "
                            + feature.id() + " shows its state)",
                    feature.id(),
                    version);
        }
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

    /** The modules that use code of these bundles and would have to restart with them. */
    List<String> users(List<Bundle> bundles) {
        Set<Bundle> users = live.dependents(bundles);
        return inventory.all().stream()
                .map(Kept::feature)
                .filter(other -> inventory.bundles(other).stream().anyMatch(users::contains))
                .map(ModuleFeature::id)
                .toList();
    }

    /** Nobody may lose the code it runs on. */
    void requireUnused(String id, List<Bundle> bundles) {
        String names = String.join(", ", users(bundles));
        if (!names.isEmpty()) {
            throw new Refusal("module.needed", id + " is used by " + names + "; remove " + names + " first", id, names);
        }
    }
}
