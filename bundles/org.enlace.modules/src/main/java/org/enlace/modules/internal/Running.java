package org.enlace.modules.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.enlace.modules.internal.Shelf.Kept;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.platform.Refusal;
import org.osgi.framework.Bundle;

/** Brings a version's bundles into the framework together with its permissions and defaults, and takes them out again. */
final class Running {
    private final LiveBundles live;
    private final Inventory inventory;
    private final PermissionBook permissions;
    private final Defaults defaults;

    Running(LiveBundles live, Inventory inventory, PermissionBook permissions, Defaults defaults) {
        this.live = live;
        this.inventory = inventory;
        this.permissions = permissions;
        this.defaults = defaults;
    }

    /** What a version brought that was not there before, to be taken out again. */
    record Brought(ModuleFeature feature, List<Bundle> fresh) {
        static Brought nothingYet(ModuleFeature feature) {
            return new Brought(feature, new CopyOnWriteArrayList<>());
        }
    }

    Brought bringUp(Kept kept) throws IOException {
        return bringUp(kept, Brought.nothingYet(kept.feature()));
    }

    /**
     * Installs and starts what is not there yet. On failure nothing of it is left. A module of which a bundle does not come to the
     * end of its stop is left as it is and marked: it comes up again when the node is restarted.
     *
     * @param brought is told each new bundle at once
     * @throws org.enlace.platform.Refusal {@code module.…} when a bundle does not link or start
     */
    Brought bringUp(Kept kept, Brought brought) throws IOException {
        Optional<String> stuck = live.stuck(inventory.ownBundles(kept.feature()));
        if (stuck.isPresent()) {
            mark(kept, stuck.get());
            return brought;
        }
        try {
            live.install(kept.feature(), kept.folder(), brought.fresh());
            permissions.give(kept.feature().id(), kept.feature().permissions());
            defaults.give(kept.feature());
            live.start(kept.feature(), inventory.bundles(kept.feature()));
            return brought;
        } catch (RuntimeException | Error | IOException e) {
            takeOut(brought);
            throw e;
        }
    }

    void takeOut(Brought brought) throws IOException {
        live.uninstall(brought.fresh());
        forget(brought.feature());
    }

    /** Of a version nobody waits for any more nothing comes up, and its bundles go when they can. */
    Bounded.Abandoned abandoned(Brought brought) {
        return new Bounded.Abandoned() {
            @Override
            public void now() {
                live.abandon(brought.fresh());
            }

            @Override
            public void atItsEnd() {
                live.takeOutAbandoned(brought.fresh());
            }
        };
    }

    /** Withdraws everything a version contributes, as far as it stops; its bundles stay where they are. */
    void stop(Kept kept) {
        live.stop(inventory.ownBundles(kept.feature()));
    }

    /**
     * Takes a version out of the framework to put another in its place. Bundles that another module has too stay.
     *
     * @throws Refusal {@code module.stop-hangs} when it does not stop; then nothing of it is taken out
     */
    void takeDown(Kept kept) throws IOException {
        Optional<String> stuck = live.stop(inventory.ownBundles(kept.feature()));
        if (stuck.isPresent()) {
            String name = kept.feature().id() + " " + kept.feature().version();
            mark(kept, stuck.get());
            throw new Refusal(
                    "module.stop-hangs",
                    name + " does not stop. " + stuck.get() + ". Nothing was changed, and it does not serve until the"
                            + " node is restarted. If that happens again, remove the module, restart and install it;"
                            + " tell its maker",
                    name,
                    stuck.get());
        }
        letGo(kept);
    }

    /** Takes a version out of the framework that nothing follows; what does not stop is left to the next restart. */
    void letGo(Kept kept) throws IOException {
        live.uninstall(inventory.ownBundles(kept.feature()));
        forget(kept.feature());
    }

    private void mark(Kept kept, String stuck) {
        inventory.hold(kept.feature().id(), stuck + ". Restart the node");
    }

    private void forget(ModuleFeature feature) throws IOException {
        permissions.takeBack(feature.id());
        defaults.takeBack(feature);
    }
}
