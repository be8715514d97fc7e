package org.enlace.modules.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.ModuleDetails;
import org.enlace.modules.ModulePlan;
import org.enlace.modules.Modules;
import org.enlace.modules.Operation;
import org.enlace.modules.internal.Chronicle.Event;
import org.enlace.modules.internal.Journal.Entry;
import org.enlace.modules.internal.Remains.Left;
import org.enlace.modules.internal.Shelf.Kept;
import org.enlace.modules.internal.Shelf.Receipt;
import org.enlace.modules.internal.archive.FeatureReader;
import org.enlace.modules.internal.archive.InstalledFeatures;
import org.enlace.modules.internal.archive.Intake;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.modules.internal.trust.Signatures;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Progress;
import org.enlace.platform.contribution.ModuleDoor;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Modules as versions on the shelf and bundles in the framework: who may change them, one at a time, what is asked before and
 * taken down afterwards. How a change is made is {@link Changes}; what it would do says {@link Planner}; what is left of one that
 * was cut off clears {@link Recovery}. A quarter of it is the configuration and the wiring of those.
 */
@Component(
        service = {Modules.class, ModuleLifecycle.class, InstalledFeatures.class, GoingOn.class},
        configurationPid = "org.enlace.modules",
        immediate = true)
@Designate(ocd = ModuleLifecycle.Config.class)
public final class ModuleLifecycle implements Modules, InstalledFeatures, GoingOn {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleLifecycle.class);

    /** How patient the node is with its modules. */
    @ObjectClassDefinition(id = "org.enlace.modules", name = "Modules", description = "How modules come and go")
    public @interface Config {
        @AttributeDefinition(
                name = "Seconds for components",
                description =
                        "How long an install waits for a module's components, and how long after the start a module"
                                + " that is not up counts as starting; 1 to 600",
                min = "1",
                max = "600")
        int componentSeconds() default 10;

        @AttributeDefinition(
                name = "Seconds for the turn",
                description = "How long an install or removal waits for another one to end; 1 to 3600",
                min = "1",
                max = "3600")
        int turnSeconds() default 120;

        @AttributeDefinition(
                name = "Seconds for the start",
                description = "How long the bundles of a module may take to start or to stop; 1 to 600",
                min = "1",
                max = "600")
        int startSeconds() default 60;

        @AttributeDefinition(
                name = "The signer of a developer's build",
                description =
                        "Whether archives are taken that the key of a developer's build signed; a demonstration takes"
                                + " them anyway, a node with real records should not")
        boolean developmentSigner() default false;

        @AttributeDefinition(
                name = "Adoption",
                description = "Which modules are used by an adoption in force only: as-module-says (those whose feature"
                        + " requires it), always (every one) or never",
                options = {
                    @Option(label = "As the module says", value = "as-module-says"),
                    @Option(label = "Always", value = "always"),
                    @Option(label = "Never", value = "never")
                })
        String adoption() default "as-module-says";
    }

    private static final String CHANGED = "enlace.modules.changed";

    private final FeatureReader reader = new FeatureReader();
    private final Clock clock = Clock.systemUTC();
    private final Turn turn = new Turn(() -> Duration.ofSeconds(this.config.turnSeconds()));
    private final Node node;
    private volatile Config config;
    private final Shelf shelf;
    private final Journal journal;
    private final Reserve reserve;
    private final Inventory inventory;
    private final Admission admission;
    private final PermissionBook permissions;
    private final ModuleRecords records;
    private final SchemaOwners owners;
    private final LeftRecords leftRecords;
    private final Signatures signatures;
    private final Planner planner;
    private final Changes changes;
    private final Recovery recovery;
    private final Chronicle chronicle;
    private final ServiceRegistration<ModuleDoor> door;
    private final List<String> unreadable;
    private volatile Optional<Entry> cutOff;

    @Activate
    public ModuleLifecycle(
            BundleContext context,
            @Reference Node node,
            @Reference ServiceComponentRuntime runtime,
            @Reference ConfigurationAdmin admin,
            @Reference ModuleActs acts,
            @Reference Signatures signatures,
            Config config)
            throws IOException {
        this.node = node;
        this.config = config;
        this.signatures = signatures;
        Neighbours neighbours = new Neighbours(context);
        Supplier<Duration> patience = () -> Duration.ofSeconds(this.config.componentSeconds());
        shelf = new Shelf(node.data(), reader);
        journal = new Journal(node.data());
        reserve = new Reserve(node.data());
        records = new ModuleRecords(neighbours);
        owners = new SchemaOwners(shelf, records);
        chronicle = new Chronicle(acts, neighbours, clock);
        recovery = new Recovery(shelf, journal, records);
        permissions = new PermissionBook(node.home().resolve("features"));
        LiveBundles live = new LiveBundles(context, () -> Duration.ofSeconds(this.config.startSeconds()));
        Components components = new Components(context, runtime);
        PlatformBundles platform =
                new PlatformBundles(context, live, components, () -> inventory().all());
        PlatformStart start = new PlatformStart(platform, System::nanoTime);
        Defaults defaults = new Defaults(admin);
        ChangingDoor changing = new ChangingDoor(neighbours);
        inventory = new Inventory(
                live, components, start, patience.get(), Version.parseVersion(node.version()), changing::isClosed);
        admission = new Admission(inventory, live);
        leftRecords = new LeftRecords(turn, shelf, inventory, records, chronicle);
        Resolution resolution = new Resolution(context, platform::all);
        planner = new Planner(
                shelf,
                inventory,
                admission,
                resolution,
                permissions,
                records,
                owners,
                neighbours,
                () -> this.config.adoption());
        changes = new Changes(
                new Changes.Parts(
                        shelf,
                        journal,
                        inventory,
                        new Running(live, inventory, permissions, defaults),
                        resolution,
                        start,
                        new HealthGate(
                                context,
                                components,
                                neighbours,
                                patience,
                                () -> Duration.ofSeconds(this.config.startSeconds())),
                        records,
                        changing,
                        reserve),
                () -> Duration.ofSeconds(this.config.startSeconds()),
                clock);
        shelf.tidy();
        cutOff = journal.read();
        if (cutOff.isPresent()) {
            recovery.files(cutOff.get());
        }
        Shelf.Contents contents = shelf.read();
        unreadable = contents.damaged();
        Set<String> changed = Set.of(
                Objects.requireNonNullElse(context.getProperty(CHANGED), "").split(","));
        for (Kept one : contents.modules()) {
            inventory.add(one);
            List<Bundle> bundles = inventory.ownBundles(one.feature());
            if (changed.contains(one.feature().id()) || cutOff.isEmpty() && live.wereHeld(bundles)) {
                live.hold(bundles, !isAsSigned(one));
            }
            permissions.giveOrName(one.feature().id(), one.feature().permissions());
            defaults.give(one.feature());
        }
        door = context.registerService(ModuleDoor.class, changing, null);
    }

    /** A changed configuration leaves the modules, and a change that is going on, alone. */
    @Modified
    void modified(Config next) {
        config = next;
    }

    @Deactivate
    void stop() {
        door.unregister();
    }

    /**
     * A module of which a file is not the one that was here when the node ran last is looked at before it starts; so is one that did
     * not pass then, since whom the node trusts may have changed.
     */
    private boolean isAsSigned(Kept one) throws IOException {
        try {
            signatures.verifyFolder(one.folder());
            return true;
        } catch (Refusal refusal) {
            LOG.error("{} is not started: {}", one.feature().id(), refusal.getMessage());
            inventory.hold(one.feature().id(), refusal.getMessage());
            return false;
        }
    }

    @Override
    public List<InstalledModule> list() {
        return inventory.all().stream().map(inventory::describe).toList();
    }

    @Override
    public ModuleDetails info(String id) {
        return inventory.details(inventory.require(id));
    }

    @Override
    public List<ModuleFeature> features() {
        return inventory.all().stream().map(Kept::feature).toList();
    }

    @Override
    public Optional<Now> now() {
        return journal.now()
                .map(entry -> new Now(
                        entry.operation(),
                        entry.module(),
                        entry.from(),
                        entry.to(),
                        entry.step().words(),
                        entry.by(),
                        entry.at()));
    }

    /** A sentence for each folder of a module that cannot be read. */
    List<String> unreadable() {
        return unreadable;
    }

    /** Why modules were not let start, by their ids. */
    Map<String, String> held() {
        return inventory.held();
    }

    /** What is left in the framework of modules that were removed, until the node is restarted. */
    Optional<String> leftBehind() {
        return inventory.leftBehind();
    }

    /** The ids of modules of which a file is not as their maker signed it, or is missing; reads and hashes all of them. */
    List<String> changed() {
        return inventory.all().stream()
                .filter(one -> {
                    try {
                        signatures.verifyFolder(one.folder());
                        return false;
                    } catch (Refusal refusal) {
                        return true;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .map(one -> one.feature().id())
                .toList();
    }

    PermissionBook permissions() {
        return permissions;
    }

    @Override
    public ModulePlan plan(Path archive, Caller caller) {
        caller.require(READ);
        return turn.take(() -> {
            try (Intake intake = open(archive)) {
                return planner.arrival(intake);
            }
        });
    }

    @Override
    public ModulePlan planRemoval(String id, Caller caller) {
        caller.require(READ);
        return turn.take(() -> planner.removal(inventory.require(id)));
    }

    @Override
    public ModulePlan planRollback(String id, Caller caller) {
        caller.require(READ);
        return turn.take(() -> planner.rollback(inventory.require(id)));
    }

    @Override
    public InstalledModule install(Path archive, Caller caller, Progress progress) {
        caller.require(MANAGE);
        return turn.take(() -> {
            begin();
            progress.at("verify", 0, 1);
            try (Intake intake = open(archive)) {
                admission.requireAbsent(intake.feature());
                return takeIn(intake, receipt(archive, intake), Optional.empty(), caller, progress);
            }
        });
    }

    @Override
    public InstalledModule upgrade(Path archive, Caller caller, Progress progress) {
        caller.require(MANAGE);
        return turn.take(() -> {
            begin();
            progress.at("verify", 0, 1);
            try (Intake intake = open(archive)) {
                Kept from = inventory.require(intake.feature().id());
                admission.requireUnused(from.feature().id(), inventory.ownBundles(from.feature()));
                Receipt receipt = receipt(archive, intake)
                        .insteadOf(Optional.of(from.feature().version()));
                return takeIn(intake, receipt, Optional.of(from), caller, progress);
            }
        });
    }

    private InstalledModule takeIn(
            Intake intake, Receipt receipt, Optional<Kept> from, Caller caller, Progress progress) throws IOException {
        ModuleFeature feature = intake.feature();
        planner.requireFit(feature, from);
        owners.require(feature, intake.signer().subject());
        planner.requireAdopted(feature);
        planner.requireRoom(feature, intake.bytes());
        permissions.requireFree(feature.id(), feature.permissions());
        Event event = new Event(
                from.isPresent() ? Operation.UPGRADE : Operation.INSTALL,
                feature.id(),
                from.map(kept -> kept.feature().version()),
                Optional.of(feature.version()),
                Optional.of(receipt),
                caller);
        chronicle.begin(event);
        Optional<Kept> left = shelf.left(feature.id());
        return told(event, () -> {
            Kept kept = changes.takeIn(
                    intake, receipt, from, left, caller.officer().value(), progress, () -> chronicle.done(event));
            // Until here, and if the node is killed before it, the shelf tells whose the schema is.
            owners.claim(feature, intake.signer().subject());
            return inventory.describe(kept);
        });
    }

    @Override
    public InstalledModule rollback(String id, Caller caller, Progress progress) {
        return rollback(id, caller, progress, 0);
    }

    /** @param accepted how many later writes may be lost, since two officers accepted that */
    InstalledModule rollback(String id, Caller caller, Progress progress, long accepted) {
        caller.require(MANAGE);
        return turn.take(() -> {
            begin();
            Kept now = inventory.require(id);
            Kept former = shelf.former(now);
            admission.requireUnused(id, inventory.ownBundles(now.feature()));
            Event event = new Event(
                    Operation.ROLLBACK,
                    id,
                    Optional.of(now.feature().version()),
                    Optional.of(former.feature().version()),
                    Optional.of(former.receipt()),
                    caller);
            chronicle.begin(event);
            return told(
                    event,
                    () -> inventory.describe(changes.goBack(
                            now,
                            former,
                            caller.officer().value(),
                            progress,
                            () -> {
                                long later = planner.later(now, former);
                                if (later > accepted) {
                                    throw Planner.laterWrites(now.feature(), later);
                                }
                            },
                            () -> chronicle.done(event))));
        });
    }

    @Override
    public void remove(String id, Caller caller, Progress progress) {
        caller.require(MANAGE);
        turn.take(() -> {
            begin();
            Kept kept = inventory.require(id);
            admission.requireUnused(id, inventory.ownBundles(kept.feature()));
            Event event = new Event(
                    Operation.REMOVE,
                    id,
                    Optional.of(kept.feature().version()),
                    Optional.empty(),
                    Optional.empty(),
                    caller);
            chronicle.begin(event);
            return told(event, () -> {
                changes.takeOut(kept, caller.officer().value(), progress, () -> chronicle.done(event));
                return null;
            });
        });
    }

    /** What removed modules left, and what a rollback would lose. */
    LeftRecords leftRecords() {
        return leftRecords;
    }

    /**
     * @param schema what was to be destroyed when two officers decided it
     * @param rows   how many rows there were then
     */
    void purge(String id, String schema, long rows, Caller caller) {
        caller.require(MANAGE);
        turn.take(() -> {
            begin();
            Left left = leftRecords.of(id);
            if (left.rows() > rows) {
                throw new Refusal(
                        "module.more-rows",
                        "There are " + left.rows() + " rows of " + id + ", and it was decided to destroy " + rows
                                + "; nothing was destroyed, propose it anew",
                        id,
                        left.rows(),
                        rows);
            }
            if (!left.schema().equals(schema)) {
                throw new Refusal(
                        "module.other-schema",
                        "The records of " + id + " are in the schema " + left.schema()
                                + ", and it was decided to destroy " + schema
                                + "; nothing was destroyed, propose it anew",
                        id,
                        left.schema(),
                        schema);
            }
            owners.require(id, schema);
            Event event = new Event(
                    Operation.PURGE, id, Optional.of(left.version()), Optional.empty(), Optional.empty(), caller);
            chronicle.begin(event);
            return told(event, () -> {
                records.purge(left.schema());
                shelf.prune(id, Set.of());
                chronicle.done(event);
                return null;
            });
        });
    }

    /** Starts anew each module of which a component failed: what it lacked may have come. */
    void startFailedAnew() {
        if (inventory.all().stream().noneMatch(kept -> inventory.hasFailed(kept.feature()))) {
            return;
        }
        turn.take(() -> {
            for (Kept kept : List.copyOf(inventory.all())) {
                if (inventory.hasFailed(kept.feature())) {
                    LOG.info(
                            "The module {} is started anew, since what it lacked may have come",
                            kept.feature().id());
                    changes.again(kept);
                }
            }
            return null;
        });
    }

    private Inventory inventory() {
        return inventory;
    }

    boolean isCutOff() {
        return cutOff.isPresent();
    }

    /** Clears up after a change that was cut off, where there was one; needs the database and the audit. */
    void recover() {
        turn.take(() -> {
            finish();
            return null;
        });
    }

    private void begin() throws IOException {
        admission.requireFrameworkUp();
        if (cutOff.isEmpty()) {
            cutOff = journal.read();
            if (cutOff.isPresent()) {
                Entry entry = cutOff.get();
                recovery.files(entry);
                finish();
                Optional<Kept> there = inventory.find(entry.module());
                if (there.isPresent()) {
                    changes.again(there.get());
                }
            }
        }
        finish();
    }

    private void finish() throws IOException {
        if (cutOff.isPresent()) {
            Entry entry = cutOff.get();
            boolean committed = recovery.committed(entry);
            Event event = new Event(
                    entry.operation(),
                    entry.module(),
                    entry.from(),
                    entry.to(),
                    entry.to()
                            .flatMap(version -> shelf.find(entry.module(), version))
                            .map(Kept::receipt),
                    Caller.node(MANAGE));
            if (committed && !chronicle.says(event)) {
                chronicle.done(event);
            } else if (!committed && !chronicle.saysUndone(event, entry.at())) {
                chronicle.undone(
                        event,
                        new Refusal(
                                "module.cut-off",
                                "The node was cut off at: " + entry.step().words()));
            }
            recovery.rest(entry);
            cutOff = Optional.empty();
            LOG.warn(
                    "{} of {} was cut off at \"{}\": it is {}",
                    entry.operation(),
                    entry.module(),
                    entry.step().words(),
                    committed ? "done" : "undone");
        }
    }

    private <T> T told(Event event, Turn.Work<T> work) throws IOException {
        long begun = System.nanoTime();
        try {
            T result = work.run();
            LOG.info(
                    "Module {}: {} from {} to {} in {} ms",
                    event.module(),
                    event.operation(),
                    event.from().orElse("nothing"),
                    event.to().orElse("nothing"),
                    Duration.ofNanos(System.nanoTime() - begun).toMillis());
            return result;
        } catch (RuntimeException | Error | IOException e) {
            if (event.operation() == Operation.PURGE
                    || !shelf.current(event.module()).equals(event.to())) {
                chronicle.undone(event, e);
            }
            throw e;
        }
    }

    private Intake open(Path archive) throws IOException {
        try {
            return Intake.open(archive, node.data().resolve("tmp"), signatures, reader, node.version());
        } catch (IOException e) {
            Optional<Refusal> full = reserve.shortage(archive.toString(), e);
            if (full.isPresent()) {
                throw full.get();
            }
            throw e;
        }
    }

    private Receipt receipt(Path archive, Intake intake) {
        return new Receipt(
                archive.toAbsolutePath(),
                clock.instant(),
                intake.archiveSha256(),
                intake.signer().fingerprint(),
                Optional.empty());
    }
}
