package org.enlace.configuration.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.enlace.platform.Node;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.ConfigurationRules;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.enlace.platform.contribution.HealthCheck;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door through which files become configuration. ConfigAdmin remembers what it was given, so a start with the files
 * and bundles of the last one reads nothing: the files are then looked through in the background, a little later.
 */
@Component(
        service = {ConfigurationDoor.class, HealthCheck.class},
        immediate = true)
public final class ConfigurationDoor implements HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationDoor.class);
    private static final Texts TEXTS = Texts.of(ConfigurationDoor.class);
    private static final Duration AFTER_START = Duration.ofMillis(1500);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofMillis(300);

    private final BundleContext context;
    private final BundleDeclarations declarations;
    private final ConfigurationFiles files;
    private final Intake intake;
    private final Path taken;
    private final List<PreparedNote> left;
    private final AtomicBoolean bundlesChanged = new AtomicBoolean();
    private final ServiceTracker<ConfigurationRules, ConfigurationRules> rules;
    private final SynchronousBundleListener bundles = this::bundleChanged;
    private final Thread keeper;
    private volatile boolean open = true;
    private volatile Set<String> reported = Set.of();
    /** Why the last round failed, and empty where it did not; of the keeper alone. */
    private String failure = "";

    @Activate
    public ConfigurationDoor(BundleContext context, @Reference ConfigurationAdmin admin, @Reference Node node) {
        this.context = context;
        rules = follow(context);
        declarations = new BundleDeclarations(context, () -> rules.getTracked().values());
        File own = context.getDataFile("");
        if (own == null) {
            throw new IllegalStateException("The framework gives this bundle no folder of its own");
        }
        taken = own.toPath().resolve("taken");
        files = new ConfigurationFiles(node.home(), node.data(), own.toPath().resolve("good"), Clock.systemUTC());
        intake = new Intake(
                files, declarations, new ConfigAdminDelivery(admin), new History(node.data(), Clock.systemUTC()));
        left = left(files.own());
        rules.open();
        if (!isTaken()) {
            take();
        }
        context.addBundleListener(bundles);
        keeper = new Thread(this::keep, "enlace-configuration");
        keeper.setDaemon(true);
        keeper.start();
    }

    @Deactivate
    void close() {
        open = false;
        context.removeBundleListener(bundles);
        keeper.interrupt();
        rules.close();
    }

    /** What is known when rules come is held to them; when they go, whoever read the values goes as well. */
    private ServiceTracker<ConfigurationRules, ConfigurationRules> follow(BundleContext in) {
        return new ServiceTracker<>(in, ConfigurationRules.class, null) {
            @Override
            public ConfigurationRules addingService(ServiceReference<ConfigurationRules> reference) {
                ConfigurationRules added = super.addingService(reference);
                bundlesChanged.set(true);
                return added;
            }
        };
    }

    @Override
    public String name() {
        return "configuration";
    }

    /** Never blocking: what is right applies, and what is wrong is left out. */
    @Override
    public List<Problem> problems() {
        return intake.known().map(Effective::mistakes).orElse(List.of()).stream()
                .filter(mistake -> mistake.kind() == Mistake.Kind.WRONG)
                .map(mistake -> new Problem(false, mistake.message()))
                .toList();
    }

    /** What was never meant to be read by nobody is told too. */
    @Override
    public List<Finding> examine() {
        return effective().mistakes().stream()
                .map(mistake -> mistake.kind() == Mistake.Kind.WRONG
                        ? Finding.of(TEXTS, Severity.WARNING, "config.wrong", mistake.message())
                        : Finding.of(TEXTS, Severity.NOTE, "config.unread", mistake.message()))
                .toList();
    }

    /** What applies now. Reads the files if nobody has since the start. */
    Effective effective() {
        return intake.known().orElseGet(intake::take);
    }

    Intake intake() {
        return intake;
    }

    private static List<PreparedNote> left(Path own) {
        try {
            return new CopyOnWriteArrayList<>(PreparedNote.left(own));
        } catch (IOException | RuntimeException e) {
            LOG.error("Whether a change of the configuration was begun and not made cannot be read", e);
            return List.of();
        }
    }

    /** Changes that a process before has prepared and not made, or not taken away; whoever took one down takes it out. */
    List<PreparedNote> left() {
        return left;
    }

    /** Where the node's own files lie. */
    Path own() {
        return files.own();
    }

    /** What the installed bundles read. */
    Declarations declarations() {
        return declarations;
    }

    private boolean isTaken() {
        try {
            return Files.readString(taken).equals(fingerprint());
        } catch (IOException e) {
            return false;
        }
    }

    private String fingerprint() {
        StringBuilder print = new StringBuilder(files.fingerprint());
        for (Bundle bundle : context.getBundles()) {
            print.append(bundle.getBundleId())
                    .append(' ')
                    .append(bundle.getLocation())
                    .append('\n');
        }
        return print.toString();
    }

    /** Reads, gives, reports; remembers it as done unless a file may be half written. */
    private void take() {
        String print = fingerprint();
        Effective effective = intake.take();
        report(effective.mistakes());
        if (!intake.isPending()) {
            remember(print);
        }
    }

    private void remember(String print) {
        try {
            if (!Files.exists(taken) || !Files.readString(taken).equals(print)) {
                Files.writeString(taken, print);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be written; the next start reads the configuration files again", taken, e);
        }
    }

    private void keep() {
        try (FolderWatch watch = new FolderWatch(files.own())) {
            watch.await(AFTER_START);
            String seen = "";
            while (open) {
                String now = files.fingerprint();
                boolean again = bundlesChanged.getAndSet(false);
                if (again || intake.isPending() || !now.equals(seen)) {
                    seen = now;
                    round();
                }
                watch.await(intake.isPending() ? RETRY : LOOK);
            }
        } catch (InterruptedException e) {
            // The bundle stops.
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.error("{} cannot be watched; changes take effect at the next start", files.own(), e);
        }
    }

    /** A round that fails is over, said once; the next change is looked at all the same. */
    private void round() {
        try {
            take();
            keepGood();
            failure = "";
        } catch (RuntimeException | LinkageError e) {
            if (open && !e.toString().equals(failure)) {
                LOG.error(
                        "The configuration files could not be taken; what applied before stays in force until one of them"
                                + " changes again",
                        e);
                failure = e.toString();
            }
        }
    }

    private void keepGood() {
        try {
            files.keepGood();
        } catch (IOException e) {
            LOG.warn("The configuration files cannot be set aside; a broken one will lose its values at a restart", e);
        }
    }

    /** Before a bundle starts, what is meant for it is checked: a wrong type never reaches a component. */
    private void bundleChanged(BundleEvent event) {
        switch (event.getType()) {
            case BundleEvent.RESOLVED -> arrived(event.getBundle());
            case BundleEvent.UNRESOLVED, BundleEvent.UNINSTALLED, BundleEvent.UPDATED -> {
                declarations.forget(event.getBundle());
                bundlesChanged.set(true);
            }
            case BundleEvent.STARTED -> bundlesChanged.set(true);
            default -> {
                // Nothing is read or declared otherwise.
            }
        }
    }

    private void arrived(Bundle bundle) {
        Map<String, Declaration> declared = declarations.of(bundle);
        boolean concerned = intake.known().stream()
                .flatMap(known -> known.values().keySet().stream())
                .anyMatch(pid -> declared.containsKey(Effective.declaredPid(pid)));
        if (concerned) {
            intake.check();
        }
    }

    /** Says each mistake once for as long as it stands. */
    private synchronized void report(List<Mistake> mistakes) {
        Set<String> now = new TreeSet<>();
        for (Mistake mistake : mistakes) {
            now.add(mistake.message());
            if (!reported.contains(mistake.message())) {
                if (mistake.kind() == Mistake.Kind.WRONG) {
                    LOG.error("{}", mistake.message());
                } else {
                    LOG.warn("{}", mistake.message());
                }
            }
        }
        if (!reported.isEmpty() && now.isEmpty()) {
            LOG.info("The configuration files are right again");
        }
        reported = Set.copyOf(now);
    }
}
