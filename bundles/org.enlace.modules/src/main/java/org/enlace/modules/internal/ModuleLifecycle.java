package org.enlace.modules.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.ModuleDetails;
import org.enlace.modules.Modules;
import org.enlace.modules.internal.Shelf.Kept;
import org.enlace.modules.internal.Shelf.Receipt;
import org.enlace.modules.internal.archive.FeatureReader;
import org.enlace.modules.internal.archive.InstalledFeatures;
import org.enlace.modules.internal.archive.Intake;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Progress;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Modules as folders on the shelf and bundles in the framework. The rename of a folder is the one moment at which a module
 * becomes installed or removed; everything before it is undone on failure, everything after it follows from the files.
 */
@Component(
        service = {Modules.class, ModuleLifecycle.class, InstalledFeatures.class},
        configurationPid = "org.enlace.modules",
        immediate = true)
@Designate(ocd = ModuleLifecycle.Config.class)
public final class ModuleLifecycle implements Modules, InstalledFeatures {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleLifecycle.class);
    private static final int INSTALL_STEPS = 5;
    private static final int REMOVE_STEPS = 2;

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
                name = "Adoption",
                description =
                        "Which modules are used by an adoption in force only: as-module-says (those whose feature"
                                + " requires it), always (every one) or never",
                options = {
                    @Option(label = "As the module says", value = "as-module-says"),
                    @Option(label = "Always", value = "always"),
                    @Option(label = "Never", value = "never")
                })
        String adoption() default "as-module-says";
    }

    private final ReentrantLock turn = new ReentrantLock(true);
    private final FeatureReader reader = new FeatureReader();
    private final Clock clock = Clock.systemUTC();
    private final Node node;
    private final Config config;
    private final Shelf shelf;
    private final LiveBundles live;
    private final Components components;
    private final Defaults defaults;
    private final Inventory inventory;
    private final Admission admission;
    private final PermissionBook permissions;
    private final ModuleActs acts;
    private final List<String> damaged;

    @Activate
    public ModuleLifecycle(
            BundleContext context,
            @Reference Node node,
            @Reference ServiceComponentRuntime runtime,
            @Reference ConfigurationAdmin admin,
            @Reference ModuleActs acts,
            Config config)
            throws IOException {
        this.node = node;
        this.config = config;
        this.acts = acts;
        shelf = new Shelf(node.data());
        live = new LiveBundles(context);
        components = new Components(context, runtime);
        defaults = new Defaults(admin);
        inventory = new Inventory(live, components, Duration.ofSeconds(config.componentSeconds()));
        admission = new Admission(inventory, live);
        permissions = new PermissionBook(node.home().resolve("features"));
        shelf.tidy();
        Shelf.Contents contents = shelf.read(reader);
        damaged = contents.damaged();
        for (Kept one : contents.modules()) {
            inventory.add(one);
            permissions.giveOrName(one.feature().id(), one.feature().permissions());
            defaults.give(one.feature());
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

    /** A sentence for each module folder that could not be read at the start. */
    List<String> damaged() {
        return damaged;
    }

    PermissionBook permissions() {
        return permissions;
    }

    @Override
    public InstalledModule install(Path archive, Caller caller, Progress progress) {
        caller.require(MANAGE);
        return inTurn(() -> {
            admission.requireFrameworkUp();
            progress.at("verify", 0, INSTALL_STEPS);
            try (Intake intake = Intake.open(archive, reader, node.version())) {
                admission.admit(intake.feature());
                acts.record(act(Act.done("modules.begin-install", caller), intake.feature())
                        .fact("feature-sha256", intake.sha256()));
                Path staged = shelf.stage();
                try {
                    progress.at("unpack", 1, INSTALL_STEPS);
                    intake.unpack(staged);
                    Receipt receipt = new Receipt(archive.toAbsolutePath(), clock.instant());
                    return inventory.describe(takeIn(intake.feature(), staged, receipt, caller, progress));
                } catch (RuntimeException | IOException e) {
                    acts.note(act(Act.failed("modules.install", caller), intake.feature()));
                    Shelf.delete(staged);
                    throw e;
                }
            }
        });
    }

    private static Act act(Act act, ModuleFeature feature) {
        return act.on("module", feature.id()).fact("version", feature.version());
    }

    private Kept takeIn(ModuleFeature feature, Path staged, Receipt receipt, Caller caller, Progress progress)
            throws IOException {
        List<Bundle> fresh = new ArrayList<>();
        Kept kept = null;
        try {
            progress.at("link and start", 2, INSTALL_STEPS);
            live.install(feature, staged, fresh);
            permissions.give(feature.id(), feature.permissions());
            defaults.give(feature);
            live.start(feature, fresh);
            progress.at("check components", 3, INSTALL_STEPS);
            Duration patience = Duration.ofSeconds(config.componentSeconds());
            admission.requireHealthy(feature, components.await(inventory.bundles(feature), patience));
            progress.at("keep", 4, INSTALL_STEPS);
            kept = shelf.keep(staged, feature, receipt);
            acts.record(act(Act.done("modules.install", caller), feature).changed("module", null, feature.version()));
        } catch (RuntimeException | Error | IOException e) {
            if (kept != null) {
                shelf.clear(shelf.withdraw(kept.folder()));
            }
            live.uninstall(fresh);
            permissions.takeBack(feature.id());
            defaults.takeBack(feature);
            throw e;
        }
        inventory.add(kept);
        progress.at("installed", INSTALL_STEPS, INSTALL_STEPS);
        LOG.info("Module {} {} installed from {}", feature.id(), feature.version(), receipt.archive());
        return kept;
    }

    @Override
    public void remove(String id, Caller caller, Progress progress) {
        caller.require(MANAGE);
        inTurn(() -> {
            admission.requireFrameworkUp();
            Kept kept = inventory.require(id);
            List<Bundle> own = inventory.ownBundles(kept.feature());
            admission.requireUnused(id, own);
            acts.record(act(Act.done("modules.begin-remove", caller), kept.feature()));
            progress.at("stop", 0, REMOVE_STEPS);
            Path leftover = withdraw(kept, own, caller);
            inventory.drop(id);
            progress.at("take out", 1, REMOVE_STEPS);
            live.uninstall(own);
            permissions.takeBack(id);
            defaults.takeBack(kept.feature());
            Shelf.delete(leftover);
            acts.note(act(Act.done("modules.remove", caller), kept.feature())
                    .changed("module", kept.feature().version(), null));
            progress.at("removed", REMOVE_STEPS, REMOVE_STEPS);
            LOG.info("Module {} {} removed; its data stays", id, kept.feature().version());
            return null;
        });
    }

    private Path withdraw(Kept kept, List<Bundle> own, Caller caller) throws IOException {
        try {
            live.stop(own);
            return shelf.withdraw(kept.folder());
        } catch (RuntimeException | Error | IOException e) {
            live.start(kept.feature(), own);
            acts.note(act(Act.failed("modules.remove", caller), kept.feature()));
            throw e;
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T inTurn(Work<T> work) {
        boolean mine;
        try {
            mine = turn.tryLock(config.turnSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            mine = false;
        }
        if (!mine) {
            throw new Refusal("module.busy", "Another module is being installed or removed; wait for it and repeat");
        }
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException("The module's files cannot be read or written: " + e.getMessage(), e);
        } finally {
            turn.unlock();
        }
    }
}
