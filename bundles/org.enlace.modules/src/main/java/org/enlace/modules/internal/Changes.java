package org.enlace.modules.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.modules.Operation;
import org.enlace.modules.internal.Journal.Step;
import org.enlace.modules.internal.ModuleRecords.Place;
import org.enlace.modules.internal.Running.Brought;
import org.enlace.modules.internal.Shelf.Kept;
import org.enlace.modules.internal.Shelf.Receipt;
import org.enlace.modules.internal.archive.Intake;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Progress;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes what is installed, step by step, each step written into the journal before it is done. Until the file {@code current}
 * names the new version every failure is undone, last thing first; from then on everything else follows, if need be at the next
 * start.
 */
final class Changes {
    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

    private final Parts parts;
    private final Supplier<Duration> startTime;
    private final Clock clock;

    /** What a change works with. */
    record Parts(
            Shelf shelf,
            Journal journal,
            Inventory inventory,
            Running running,
            Resolution resolution,
            PlatformStart platform,
            HealthGate gate,
            ModuleRecords records,
            ChangingDoor door,
            Reserve reserve) {}

    /** Said at the moment a change counts; when it throws, the change is undone. */
    @FunctionalInterface
    interface Word {
        void say();
    }

    /** A last question. */
    @FunctionalInterface
    interface Check {
        void ask() throws IOException;
    }

    Changes(Parts parts, Supplier<Duration> startTime, Clock clock) {
        this.parts = parts;
        this.startTime = startTime;
        this.clock = clock;
    }

    /**
     * Takes a version in, in the place of the one that runs where there is one.
     *
     * @param from what runs now
     * @param left what ran last, where the module was removed and its records may be there
     * @param done said when it counts
     */
    Kept takeIn(
            Intake intake,
            Receipt receipt,
            Optional<Kept> from,
            Optional<Kept> left,
            String by,
            Progress progress,
            Word done)
            throws IOException {
        ModuleFeature feature = intake.feature();
        String id = feature.id();
        Steps steps = new Steps(progress, Step.values().length);
        Undo undo = new Undo();
        Kept committed;
        Undo.Back afterwards;
        try {
            Operation operation = from.isPresent() ? Operation.UPGRADE : Operation.INSTALL;
            parts.journal.begin(new Journal.Entry(
                    operation,
                    id,
                    from.map(Changes::version),
                    Optional.of(feature.version()),
                    left.map(Changes::version),
                    Step.STAGE,
                    by,
                    clock.instant()));
            steps.show(Step.STAGE);
            parts.reserve.take();
            undo.push(() -> parts.shelf.prune(id, stays(from.or(() -> left))));
            undo.push(() -> parts.shelf.putBack(id, feature.version()));
            Kept to = stage(intake, receipt);
            steps.next(Step.RESOLVE);
            Set<Bundle> leaving = new HashSet<>();
            from.ifPresent(running -> leaving.addAll(parts.inventory.ownBundles(running.feature())));
            parts.resolution.obstacle(name(feature), to.jars(), leaving).ifPresent(refusal -> {
                throw refusal;
            });
            parts.platform.await(to.jars(), progress);
            Optional<Place> place = ModuleRecords.place(to);
            boolean migrates =
                    place.isPresent() && !parts.records.pending(place.get()).isEmpty();
            steps.next(Step.STOP);
            undo.push(() -> parts.door.open(id));
            parts.door.close(id);
            if (from.isPresent()) {
                undo.push(() -> up(from.get()));
                parts.running.takeDown(from.get());
            }
            if (migrates) {
                bringRecords(place.get(), from.or(() -> left), to, steps, undo);
            }
            steps.next(Step.START);
            Brought brought = Brought.nothingYet(feature);
            undo.push(() -> parts.running.takeOut(brought));
            start(to, brought);
            steps.next(Step.CHECK);
            check(feature);
            steps.next(Step.COMMIT);
            parts.shelf.prepare(id);
            undo.push(() -> parts.shelf.takeBack(id));
            parts.shelf.commit(id, feature.version());
            done.say();
            parts.inventory.add(to);
            afterwards = () -> {
                if (migrates && from.isPresent()) {
                    parts.records.settle(place.get().schema());
                } else if (migrates) {
                    parts.records.forget(place.get().schema());
                } else if (place.isPresent()) {
                    parts.records.settleWaiting(place.get().schema());
                }
                parts.shelf.prune(id, versions(Optional.of(to), from));
            };
            committed = to;
        } catch (RuntimeException | Error | IOException e) {
            goBack(name(feature), undo, e);
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Refusal refusal = interrupted(feature);
            goBack(name(feature), undo, refusal);
            throw refusal;
        }
        clear(id, steps, afterwards);
        return committed;
    }

    /** Takes a module out. Its records stay, and with them the version that made them. */
    void takeOut(Kept from, String by, Progress progress, Word done) throws IOException {
        String id = from.feature().id();
        Steps steps = new Steps(progress, 3);
        Undo undo = new Undo();
        try {
            parts.journal.begin(new Journal.Entry(
                    Operation.REMOVE,
                    id,
                    Optional.of(version(from)),
                    Optional.empty(),
                    Optional.empty(),
                    Step.STOP,
                    by,
                    clock.instant()));
            steps.show(Step.STOP);
            undo.push(() -> parts.door.open(id));
            parts.door.close(id);
            undo.push(() -> up(from));
            parts.running.stop(from);
            steps.next(Step.COMMIT);
            parts.shelf.prepare(id);
            undo.push(() -> parts.shelf.takeBack(id));
            parts.shelf.retire(id);
            done.say();
        } catch (RuntimeException | Error | IOException e) {
            goBack(name(from.feature()), undo, e);
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Refusal refusal = interrupted(from.feature());
            goBack(name(from.feature()), undo, refusal);
            throw refusal;
        }
        boolean stores = from.feature().schema().isPresent();
        clear(id, steps, () -> {
            parts.inventory.drop(id);
            parts.running.letGo(from);
            parts.shelf.prune(id, stores ? versions(Optional.of(from), Optional.empty()) : Set.of());
        });
    }

    /**
     * Puts the former version back, and where an upgrade changed its tables the rows as they were. It counts before the former
     * version starts, since its records are put back when it opens them: what goes wrong after that leaves the former
     * version in place, and not well.
     *
     * @param loss asked once nobody can write any more; when it throws, nothing is changed
     */
    Kept goBack(Kept now, Kept former, String by, Progress progress, Check loss, Word done) throws IOException {
        String id = now.feature().id();
        Steps steps = new Steps(progress, 6);
        Undo undo = new Undo();
        Set<Bundle> leaving = new HashSet<>(parts.inventory.ownBundles(now.feature()));
        Optional<Place> place = ModuleRecords.place(former);
        try {
            parts.journal.begin(new Journal.Entry(
                    Operation.ROLLBACK,
                    id,
                    Optional.of(version(now)),
                    Optional.of(version(former)),
                    Optional.empty(),
                    Step.RESOLVE,
                    by,
                    clock.instant()));
            parts.reserve.take();
            steps.show(Step.RESOLVE);
            parts.resolution
                    .obstacle(name(former.feature()), former.jars(), leaving)
                    .ifPresent(refusal -> {
                        throw refusal;
                    });
            steps.next(Step.STOP);
            undo.push(() -> parts.door.open(id));
            parts.door.close(id);
            undo.push(() -> up(now));
            parts.running.takeDown(now);
            loss.ask();
            steps.next(Step.COMMIT);
            if (place.isPresent() && !parts.records.fits(place.get())) {
                parts.reserve.takeForRows(parts.records.bytes(place.get().schema()));
                undo.push(() -> parts.records.settle(place.get().schema()));
                parts.records.unsettle(place.get().schema());
            }
            parts.shelf.prepare(id);
            undo.push(() -> parts.shelf.takeBack(id));
            parts.shelf.commit(id, version(former));
            done.say();
        } catch (RuntimeException | Error | IOException e) {
            goBack(name(former.feature()), undo, e);
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Refusal refusal = interrupted(now.feature());
            goBack(name(former.feature()), undo, refusal);
            throw refusal;
        }
        parts.inventory.add(former);
        Undo.Back afterwards = () -> parts.shelf.prune(id, versions(Optional.of(former), Optional.empty()));
        try {
            cleared(id, () -> steps.next(Step.START));
            parts.reserve.release();
            start(former, Brought.nothingYet(former.feature()));
            cleared(id, () -> steps.next(Step.CHECK));
            check(former.feature());
        } catch (RuntimeException e) {
            clear(id, steps, afterwards);
            throw backButNotWell(former.feature(), e);
        }
        clear(id, steps, afterwards);
        return former;
    }

    private void start(Kept kept, Brought brought) {
        Bounded.run(
                name(kept.feature()),
                startTime.get(),
                () -> parts.running.bringUp(kept, brought),
                parts.running.abandoned(brought));
    }

    private void check(ModuleFeature feature) {
        Bounded.run(
                name(feature),
                startTime.get(),
                () -> {
                    parts.gate.require(feature, parts.inventory.bundles(feature));
                    return null;
                },
                Bounded.LEFT_TO_ITSELF);
    }

    private Kept stage(Intake intake, Receipt receipt) throws IOException {
        Path staged = parts.shelf.stage();
        Kept placed = null;
        try {
            intake.unpack(staged);
            placed = parts.shelf.place(staged, intake.feature(), receipt);
            return placed;
        } finally {
            if (placed == null) {
                parts.shelf.discard(staged);
            }
        }
    }

    /** Keeps the rows as they are, then migrates. */
    private void bringRecords(Place place, Optional<Kept> former, Kept to, Steps steps, Undo undo) throws IOException {
        Optional<Place> old = former.isPresent() ? ModuleRecords.place(former.get()) : Optional.empty();
        steps.next(Step.SNAPSHOT);
        parts.reserve.takeForRows(parts.records.bytes(place.schema()));
        undo.push(() -> parts.records.putBack(place.schema(), old));
        parts.records.keep(place, Map.of("from", former.map(Changes::version).orElse(""), "to", version(to)));
        steps.next(Step.MIGRATE);
        parts.records.migrate(place);
    }

    /** The versions that stay on the shelf when nothing comes of a change. */
    private static Set<String> stays(Optional<Kept> version) {
        Set<String> versions = new HashSet<>();
        version.ifPresent(kept -> {
            versions.add(version(kept));
            kept.receipt().before().ifPresent(versions::add);
        });
        return versions;
    }

    private void up(Kept kept) throws IOException {
        parts.running.bringUp(kept);
    }

    /** The change counts by now, so what fails here is done by the next change or at the next start. */
    private void clear(String id, Steps steps, Undo.Back rest) {
        boolean interrupted = Thread.interrupted();
        cleared(id, () -> steps.next(Step.CLEAR));
        parts.reserve.release();
        if (cleared(id, rest)) {
            cleared(id, parts.journal::end);
        }
        parts.door.open(id);
        passOn(interrupted);
        steps.end();
    }

    private static boolean cleared(String id, Undo.Back part) {
        try {
            part.run();
            return true;
        } catch (Exception e) {
            LOG.error("The change of {} is done, but not all is cleared up; the next change or start does it", id, e);
            return false;
        }
    }

    /** Starts a version anew that is not well, after its change could not be undone at once. */
    void again(Kept kept) throws IOException {
        if (!parts.inventory.problems(kept.feature()).isEmpty()) {
            parts.running.takeDown(kept);
            parts.running.bringUp(kept);
        }
    }

    /** @throws Refusal {@code module.disk-full} where that is why it failed */
    private void goBack(String what, Undo undo, Throwable failure) throws IOException {
        boolean interrupted = Thread.interrupted();
        Optional<Refusal> full = parts.reserve.shortage(what, failure);
        parts.reserve.release();
        try {
            if (undo.run(failure)) {
                parts.journal.end();
            }
        } finally {
            passOn(interrupted);
        }
        if (full.isPresent()) {
            throw full.get();
        }
    }

    /** Files are not written by a thread that is interrupted: what must be done is done first, and the interruption told after. */
    private static void passOn(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Refusal backButNotWell(ModuleFeature feature, Exception why) {
        Refusal refusal = new Refusal(
                "module.back-not-well",
                name(feature) + " is in place again and does not come up: " + why.getMessage() + ". module:info "
                        + feature.id() + " says how it stands, the log has the details",
                feature.id(),
                feature.version(),
                String.valueOf(why.getMessage()));
        refusal.initCause(why);
        return refusal;
    }

    private static Refusal interrupted(ModuleFeature feature) {
        return new Refusal(
                "module.interrupted",
                name(feature) + " was being changed when this was broken off; nothing was changed",
                feature.id());
    }

    private static Set<String> versions(Optional<Kept> one, Optional<Kept> other) {
        Set<String> versions = new HashSet<>();
        one.map(Changes::version).ifPresent(versions::add);
        other.map(Changes::version).ifPresent(versions::add);
        return versions;
    }

    private static String version(Kept kept) {
        return kept.feature().version();
    }

    private static String name(ModuleFeature feature) {
        return feature.id() + " " + feature.version();
    }

    /** Shows each step to whoever waits, and writes it down first. */
    private final class Steps {
        private final Progress progress;
        private final int total;
        private int done;

        Steps(Progress progress, int total) {
            this.progress = progress;
            this.total = total;
        }

        void next(Step step) throws IOException {
            parts.journal.at(step);
            done++;
            show(step);
        }

        void show(Step step) {
            progress.at(step.words(), Math.min(done, total - 1), total);
        }

        void end() {
            progress.at("done", total, total);
        }
    }
}
