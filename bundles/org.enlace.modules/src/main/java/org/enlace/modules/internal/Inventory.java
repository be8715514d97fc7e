package org.enlace.modules.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.InstalledModule.State;
import org.enlace.modules.ModuleDetails;
import org.enlace.modules.ModuleDetails.BundleStatus;
import org.enlace.modules.internal.Components.Trouble;
import org.enlace.modules.internal.Shelf.Kept;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.modules.internal.archive.ModuleFeature.Part;
import org.enlace.platform.NotFound;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/** What is installed, and how it stands in the framework at the moment of asking. */
final class Inventory {
    private final Map<String, Kept> kept = new ConcurrentSkipListMap<>();
    /** Why a module was not let start, by its id, until it is put in anew. */
    private final Map<String, String> held = new ConcurrentSkipListMap<>();

    private final LiveBundles live;
    private final Components components;
    private final PlatformStart start;
    private final Duration startTime;
    private volatile long startingUntil;
    private final Predicate<String> changing;
    private final Version platform;

    /** @param startTime how long a module that is not up counts as starting, once the platform is there */
    Inventory(
            LiveBundles live,
            Components components,
            PlatformStart start,
            Duration startTime,
            Version platform,
            Predicate<String> changing) {
        this.platform = platform;
        this.changing = changing;
        this.live = live;
        this.components = components;
        this.start = start;
        this.startTime = startTime;
        startingUntil = System.nanoTime() + startTime.toNanos();
    }

    private boolean isStarting() {
        if (start.lasts()) {
            startingUntil = System.nanoTime() + startTime.toNanos();
            return true;
        }
        return System.nanoTime() - startingUntil < 0;
    }

    void add(Kept one) {
        kept.put(one.feature().id(), one);
        held.remove(one.feature().id());
    }

    void drop(String id) {
        kept.remove(id);
        held.remove(id);
    }

    /** One that is there and may not start. */
    void hold(String id, String why) {
        held.put(id, why);
    }

    /** Why modules were not let start, by their ids. */
    Map<String, String> held() {
        return held;
    }

    /** What is left in the framework of modules that were removed, until the node is restarted. */
    Optional<String> leftBehind() {
        return live.leftBehind();
    }

    Collection<Kept> all() {
        return kept.values();
    }

    Optional<Kept> find(String id) {
        return Optional.ofNullable(kept.get(id));
    }

    Kept require(String id) {
        return find(id).orElseThrow(() -> new NotFound("module", id));
    }

    InstalledModule describe(Kept one) {
        ModuleFeature feature = one.feature();
        return new InstalledModule(
                feature.id(),
                feature.version(),
                changing.test(feature.id()) ? State.CHANGING : state(feature),
                feature.title(),
                one.receipt().at(),
                feature.pages());
    }

    ModuleDetails details(Kept one) {
        ModuleFeature feature = one.feature();
        return new ModuleDetails(
                describe(one),
                feature.summary(),
                feature.platform().toString(),
                feature.parts().stream().map(part -> status(feature.id(), part)).toList(),
                feature.permissions(),
                feature.schema(),
                problems(feature),
                Shelf.size(one.folder()),
                one.receipt().archive(),
                feature.dataNote());
    }

    /** Why a module is not up; empty when it is. */
    List<String> problems(ModuleFeature feature) {
        List<String> problems = new ArrayList<>();
        if (held.containsKey(feature.id())) {
            return List.of(held.get(feature.id()));
        }
        if (!feature.platform().includes(platform)) {
            return List.of(feature.id() + " " + feature.version() + " is made for the platform " + feature.platform()
                    + ", and this is " + platform + "; get its release for this platform and module:upgrade it");
        }
        for (Part part : feature.parts()) {
            if (live.find(part).isEmpty()) {
                problems.add("The bundle " + part.location()
                        + " is not in the framework: its file is missing or was changed, as the log of the start says;"
                        + " module:remove " + feature.id() + " and module:install of its archive bring it back");
            }
        }
        components.troubles(bundles(feature)).forEach(trouble -> problems.add(trouble.words()));
        return problems;
    }

    /** Whether waiting does not help a module that is not up, and starting it anew may. */
    boolean hasFailed(ModuleFeature feature) {
        return !held.containsKey(feature.id())
                && !changing.test(feature.id())
                && components.troubles(bundles(feature)).stream().anyMatch(Trouble::isFinal);
    }

    List<Bundle> bundles(ModuleFeature feature) {
        return feature.parts().stream()
                .map(live::find)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The bundles that no other module has. */
    List<Bundle> ownBundles(ModuleFeature feature) {
        return feature.parts().stream()
                .filter(part -> !isShared(feature.id(), part))
                .map(live::find)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether a module other than the named one has the bundle too. */
    boolean isShared(String id, Part part) {
        return kept.values().stream()
                .filter(other -> !other.feature().id().equals(id))
                .flatMap(other -> other.feature().parts().stream())
                .anyMatch(other -> other.location().equals(part.location()));
    }

    private State state(ModuleFeature feature) {
        if (problems(feature).isEmpty()) {
            return State.UP;
        }
        if (held.containsKey(feature.id())) {
            return State.DOWN;
        }
        return isStarting() ? State.STARTING : State.DOWN;
    }

    private BundleStatus status(String id, Part part) {
        Optional<Bundle> bundle = live.find(part);
        return new BundleStatus(
                bundle.map(Bundle::getSymbolicName).orElse(part.artifact()),
                bundle.map(present -> present.getVersion().toString()).orElse(part.version()),
                bundle.map(Components::state).orElse("ABSENT"),
                isShared(id, part));
    }
}
