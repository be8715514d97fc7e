package org.enlace.modules.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.modules.AdoptionDemand;
import org.enlace.modules.Adoptions;
import org.enlace.modules.ModuleDetails.Grant;
import org.enlace.modules.ModulePlan;
import org.enlace.modules.Operation;
import org.enlace.modules.internal.ModuleRecords.Place;
import org.enlace.modules.internal.Shelf.Kept;
import org.enlace.modules.internal.Shelf.Receipt;
import org.enlace.modules.internal.archive.Intake;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.modules.internal.archive.ModuleFeature.Part;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.osgi.framework.Bundle;

/** Says what a change would do, and whether it may be made. The change itself asks the same questions. */
final class Planner {
    private final Shelf shelf;
    private final Inventory inventory;
    private final Admission admission;
    private final Resolution resolution;
    private final PermissionBook permissions;
    private final ModuleRecords records;
    private final SchemaOwners owners;
    private final Neighbours neighbours;
    private final Supplier<String> policy;

    Planner(
            Shelf shelf,
            Inventory inventory,
            Admission admission,
            Resolution resolution,
            PermissionBook permissions,
            ModuleRecords records,
            SchemaOwners owners,
            Neighbours neighbours,
            Supplier<String> policy) {
        this.shelf = shelf;
        this.inventory = inventory;
        this.admission = admission;
        this.resolution = resolution;
        this.permissions = permissions;
        this.records = records;
        this.owners = owners;
        this.neighbours = neighbours;
        this.policy = policy;
    }

    /** A rule that is asked, and answers by a refusal or not at all. */
    @FunctionalInterface
    private interface Rule {
        void ask() throws IOException;
    }

    /** What an archive would bring. It is unpacked aside and deleted again. */
    ModulePlan arrival(Intake intake) throws IOException {
        Path staged = shelf.stage();
        try {
            intake.unpack(staged);
            Kept to = new Kept(intake.feature(), new Receipt(staged, java.time.Instant.EPOCH), staged);
            return arrival(to, intake.checks(), intake.signer().subject());
        } finally {
            DurableFolders.delete(staged);
        }
    }

    private ModulePlan arrival(Kept to, List<String> checks, String maker) throws IOException {
        ModuleFeature feature = to.feature();
        Optional<Kept> from = inventory.find(feature.id());
        List<Bundle> leaving =
                from.map(kept -> inventory.ownBundles(kept.feature())).orElse(List.of());
        List<Refusal> obstacles = new ArrayList<>();
        ask(obstacles, () -> requireFit(feature, from));
        ask(obstacles, () -> owners.require(feature, maker));
        ask(obstacles, () -> requireAdopted(feature));
        ask(obstacles, () -> admission.requireUnused(feature.id(), leaving));
        ask(obstacles, () -> permissions.requireFree(feature.id(), feature.permissions()));
        resolution.obstacle(name(feature), to.jars(), new HashSet<>(leaving)).ifPresent(obstacles::add);
        long bytes = Shelf.size(to.folder());
        ask(obstacles, () -> requireRoom(feature, bytes));
        List<String> scripts = new ArrayList<>();
        ask(obstacles, () -> ModuleRecords.place(to).ifPresent(place -> scripts.addAll(records.pending(place))));
        return new ModulePlan(
                from.isPresent() ? Operation.UPGRADE : Operation.INSTALL,
                feature.id(),
                feature.title(),
                from.map(kept -> kept.feature().version()),
                Optional.of(feature.version()),
                checks,
                coming(feature, from),
                going(from, Optional.of(feature)),
                admission.users(leaving),
                scripts,
                feature.schema().map(stored -> stored.schema()),
                rows(feature, obstacles),
                difference(
                        feature.permissions(), from.map(kept -> kept.feature().permissions())),
                from.map(kept -> difference(kept.feature().permissions(), Optional.of(feature.permissions())))
                        .orElse(List.of()),
                bytes,
                free(),
                feature.dataNote(),
                0,
                obstacles);
    }

    ModulePlan removal(Kept from) throws IOException {
        ModuleFeature feature = from.feature();
        List<Bundle> leaving = inventory.ownBundles(feature);
        List<Refusal> obstacles = new ArrayList<>();
        ask(obstacles, () -> admission.requireUnused(feature.id(), leaving));
        return new ModulePlan(
                Operation.REMOVE,
                feature.id(),
                feature.title(),
                Optional.of(feature.version()),
                Optional.empty(),
                List.of(),
                List.of(),
                going(Optional.of(from), Optional.empty()),
                admission.users(leaving),
                List.of(),
                feature.schema().map(stored -> stored.schema()),
                rows(feature, obstacles),
                List.of(),
                difference(feature.permissions(), Optional.empty()),
                0,
                free(),
                feature.dataNote(),
                0,
                obstacles);
    }

    ModulePlan rollback(Kept now) throws IOException {
        ModuleFeature feature = now.feature();
        Kept former = shelf.former(now);
        List<Bundle> leaving = inventory.ownBundles(feature);
        List<Refusal> obstacles = new ArrayList<>();
        ask(obstacles, () -> admission.requireUnused(feature.id(), leaving));
        resolution
                .obstacle(name(former.feature()), former.jars(), new HashSet<>(leaving))
                .ifPresent(obstacles::add);
        long[] later = new long[1];
        ask(obstacles, () -> later[0] = later(now, former));
        if (later[0] > 0) {
            obstacles.add(laterWrites(feature, later[0]));
        }
        return new ModulePlan(
                Operation.ROLLBACK,
                feature.id(),
                former.feature().title(),
                Optional.of(feature.version()),
                Optional.of(former.feature().version()),
                List.of(),
                coming(former.feature(), Optional.of(now)),
                going(Optional.of(now), Optional.of(former.feature())),
                admission.users(leaving),
                List.of(),
                feature.schema().map(stored -> stored.schema()),
                rows(feature, obstacles),
                difference(former.feature().permissions(), Optional.of(feature.permissions())),
                difference(feature.permissions(), Optional.of(former.feature().permissions())),
                Shelf.size(former.folder()),
                free(),
                former.feature().dataNote(),
                later[0],
                obstacles);
    }

    /**
     * How many rows going back would lose.
     *
     * @throws Refusal {@code module.no-way-back} when the rows of the former version are no longer kept
     */
    long later(Kept now, Kept former) throws IOException {
        Optional<Place> place = ModuleRecords.place(former);
        if (place.isEmpty() || records.fits(place.get())) {
            return 0;
        }
        if (records.state(place.get().schema()).isEmpty()) {
            throw new Refusal(
                    "module.no-way-back",
                    "The records of " + name(now.feature()) + " cannot go back to "
                            + former.feature().version() + ": those of that time are no longer kept",
                    now.feature().id(),
                    former.feature().version());
        }
        return records.later(place.get().schema());
    }

    static Refusal laterWrites(ModuleFeature feature, long rows) {
        return new Refusal(
                "module.later-writes",
                rows + " rows of " + feature.id()
                        + " were written, changed or deleted since the upgrade and would be lost."
                        + " module:rollback --export FILE lists them; two officers may accept their loss"
                        + " (module:rollback --accept-loss REASON proposes it)",
                feature.id(),
                rows);
    }

    void requireFit(ModuleFeature feature, Optional<Kept> from) {
        from.ifPresent(kept -> {
            admission.requireNewer(feature, kept.feature().version());
            admission.requireReadable(feature, kept.feature());
        });
        admission.admit(feature);
    }

    /** Where the register does not answer, only a module that needs no adoption may come. */
    void requireAdopted(ModuleFeature feature) {
        Optional<Adoptions> register = neighbours.find(Adoptions.class);
        if (register.isPresent()) {
            register.get().requireAdopted(feature.id(), feature.adoption());
        } else if (feature.adoption() == AdoptionDemand.REQUIRED || policy.get().equals("always")) {
            throw new Refusal(
                    "module.register-away",
                    feature.id()
                            + " needs an adoption, and the register does not answer now; node:status tells what is wrong,"
                            + " then repeat",
                    feature.id());
        }
    }

    void requireRoom(ModuleFeature feature, long bytes) throws IOException {
        long needed = bytes + (bytes >> 2) + Reserve.BASE;
        long free = free();
        if (free < needed) {
            throw new Refusal(
                    "module.no-room",
                    "The disk of the data folder is too full: " + name(feature) + " needs " + needed + " bytes, and "
                            + free + " are free; make room and repeat",
                    feature.id(),
                    needed,
                    free);
        }
    }

    private long rows(ModuleFeature feature, List<Refusal> obstacles) {
        try {
            return feature.schema().map(stored -> records.rows(stored.schema())).orElse(0L);
        } catch (Refusal refusal) {
            if (obstacles.stream().noneMatch(known -> known.code().equals(refusal.code()))) {
                obstacles.add(refusal);
            }
            return 0;
        }
    }

    private List<String> coming(ModuleFeature feature, Optional<Kept> from) {
        Set<String> there = new HashSet<>();
        from.ifPresent(kept -> kept.feature().parts().forEach(part -> there.add(part.location())));
        return feature.parts().stream()
                .filter(part -> !there.contains(part.location()) && !inventory.isShared(feature.id(), part))
                .map(Planner::name)
                .toList();
    }

    private List<String> going(Optional<Kept> from, Optional<ModuleFeature> to) {
        if (from.isEmpty()) {
            return List.of();
        }
        Set<String> staying = new HashSet<>();
        to.ifPresent(feature -> feature.parts().forEach(part -> staying.add(part.location())));
        ModuleFeature feature = from.get().feature();
        return feature.parts().stream()
                .filter(part -> !staying.contains(part.location()) && !inventory.isShared(feature.id(), part))
                .map(Planner::name)
                .toList();
    }

    private static List<Permission> difference(List<Grant> these, Optional<List<Grant>> butNot) {
        List<Permission> known =
                butNot.orElse(List.of()).stream().map(Grant::permission).toList();
        return these.stream()
                .map(Grant::permission)
                .filter(permission -> !known.contains(permission))
                .toList();
    }

    private long free() throws IOException {
        return Files.getFileStore(shelf.folder()).getUsableSpace();
    }

    private static void ask(List<Refusal> obstacles, Rule rule) throws IOException {
        try {
            rule.ask();
        } catch (Refusal refusal) {
            obstacles.add(refusal);
        }
    }

    private static String name(Part part) {
        return part.artifact() + " " + part.version();
    }

    private static String name(ModuleFeature feature) {
        return feature.id() + " " + feature.version();
    }
}
