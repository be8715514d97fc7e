package org.enlace.launcher;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.eclipse.osgi.launch.EquinoxFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * The framework with the bundles that the features name. The features are the truth and the framework's storage a cache of
 * them: used as it is when nothing changed, brought up to date when a feature did, made anew when it is damaged.
 */
final class NodeFramework {
    private static final int BEGINNING_START_LEVEL = 10;
    /** Where Felix SCR keeps what it has read of the bundles' components, in its own storage. */
    private static final String COMPONENTS = "componentMetadataStore";

    private final Settings settings;
    private final DataFolder data;
    private final String version;
    private final List<String> notices = new ArrayList<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private Set<String> changed = Set.of();

    NodeFramework(Settings settings, DataFolder data, String version) {
        this.settings = settings;
        this.data = data;
        this.version = version;
    }

    /** What a person should know of how the framework was filled, in order. */
    List<String> notices() {
        return List.copyOf(notices);
    }

    /** Which bundles failed to start, and why, in a line each. */
    List<String> problems(Framework framework) {
        List<String> all = new ArrayList<>(Unresolved.report(framework.getBundleContext()));
        all.addAll(problems);
        all.addAll(StoppedBundles.report(framework.getBundleContext(), this::platform));
        return all;
    }

    /** The platform's bundles by location, with the start level of each. */
    private Map<String, Integer> platform() {
        try {
            return Installed.features(settings, data).stream()
                    .filter(file -> !file.startsWith(data.modules()))
                    .map(file -> FeatureFile.read(
                            file, FeatureFile.repository(settings.home().resolve("repository"))))
                    .flatMap(feature -> feature.bundles().stream())
                    .collect(Collectors.toMap(
                            FeatureFile.Entry::location, FeatureFile.Entry::startLevel, (one, other) -> one));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A framework that is initialised and holds what it should, not yet started.
     *
     * @throws Refused when the platform's own feature or bundles are damaged
     */
    Framework filled() throws IOException, BundleException {
        Framework framework = holding();
        notices.addAll(StoppedBundles.startAgain(framework.getBundleContext(), BEGINNING_START_LEVEL, this::platform));
        return framework;
    }

    private Framework holding() throws IOException, BundleException {
        Installed before = Installed.read(data.installed());
        String base = Installed.base(settings, version);
        List<Path> features = Installed.features(settings, data);
        if (before != null && before.base().equals(base)) {
            try {
                changed = before.changed(data.modules(), features);
                boolean current = before.current(base, features);
                Framework framework = initialised();
                if (holds(framework, before, current)) {
                    if (!current) {
                        bringUpToDate(framework, before.bundles(), base, features);
                    }
                    return framework;
                }
                stop(framework);
            } catch (BundleException | RuntimeException e) {
                if (e instanceof Refused refused) {
                    throw refused;
                }
                notices.add("The framework's storage could not be read (" + e.getMessage() + ")");
            }
            notices.add("The framework's storage was damaged or left half-written, and is made anew");
        }
        changed = features.stream()
                .filter(file -> file.startsWith(data.modules()))
                .map(file -> Installed.module(data.modules(), file))
                .collect(Collectors.toSet());
        Files.deleteIfExists(data.installed());
        DataFolder.delete(data.frameworkStorage());
        Framework framework = initialised();
        bringUpToDate(framework, Map.of(), base, features);
        return framework;
    }

    /** Whether the storage has the bundles that were written down. Those of a module installed since may be there too. */
    private static boolean holds(Framework framework, Installed before, boolean exactly) {
        Map<String, Bundle> there = bundles(framework);
        return there.keySet().containsAll(before.bundles().keySet())
                && (!exactly || there.size() == before.bundles().size());
    }

    private void bringUpToDate(Framework framework, Map<String, String> known, String base, List<Path> features)
            throws IOException, BundleException {
        List<FeatureFile.Entry> wanted = new ArrayList<>();
        List<Path> sources = new ArrayList<>();
        for (Path file : features) {
            wanted.addAll(entries(file, sources));
        }
        Files.deleteIfExists(data.installed());
        List<String> stamps = Installed.stamps(sources);
        Map<String, Bundle> there = bundles(framework);
        Map<String, String> present = new LinkedHashMap<>();
        there.keySet().forEach(location -> present.put(location, known.getOrDefault(location, "")));
        Reconciliation plan = Reconciliation.of(present, wanted);
        for (String location : plan.uninstall()) {
            there.get(location).uninstall();
        }
        for (FeatureFile.Entry entry : plan.update()) {
            try (InputStream jar = reference(entry.jar())) {
                there.get(entry.location()).update(jar);
            }
        }
        List<Bundle> added = new ArrayList<>();
        for (FeatureFile.Entry entry : plan.install()) {
            try (InputStream jar = reference(entry.jar())) {
                Bundle bundle = framework.getBundleContext().installBundle(entry.location(), jar);
                bundle.adapt(BundleStartLevel.class).setStartLevel(entry.startLevel());
                added.add(bundle);
            }
        }
        if (!plan.uninstall().isEmpty() || !plan.update().isEmpty()) {
            forgetComponents(framework);
            framework.adapt(FrameworkWiring.class).refreshBundles(null);
        }
        for (Bundle bundle : added) {
            if ((bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) == 0) {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
        }
        Map<String, String> now = new LinkedHashMap<>();
        wanted.forEach(entry -> now.putIfAbsent(entry.location(), entry.sha256()));
        new Installed(base, stamps, now).write(data.installed());
        notices.add("Installed " + plan.install().size() + " bundles, updated "
                + plan.update().size() + ", removed " + plan.uninstall().size());
    }

    /** What a bundle's components are is kept by the bundle's number, and an update leaves it that. */
    private static void forgetComponents(Framework framework) throws IOException {
        for (Bundle bundle : framework.getBundleContext().getBundles()) {
            File kept = bundle.getDataFile(COMPONENTS);
            if (kept != null) {
                Files.deleteIfExists(kept.toPath());
            }
        }
    }

    /**
     * A feature's bundles, each checked; none for a module that is damaged or made for another platform, which then stays out
     * and leaves the rest alone.
     *
     * @param sources receives every file that this depends on
     */
    private List<FeatureFile.Entry> entries(Path file, List<Path> sources) throws IOException {
        sources.add(file);
        boolean module = file.startsWith(data.modules());
        try {
            FeatureFile feature = FeatureFile.read(
                    file,
                    module
                            ? FeatureFile.flat(file.resolveSibling("bundles"))
                            : FeatureFile.repository(settings.home().resolve("repository")));
            feature.bundles().forEach(entry -> sources.add(entry.jar()));
            if (!feature.fits(version)) {
                throw new Refused(
                        1,
                        feature.name() + " " + feature.version() + " is made for the platform "
                                + feature.platform().orElseThrow() + ", and this is " + version
                                + ". Get its release for this platform and module:upgrade it, or start the former release.");
            }
            for (FeatureFile.Entry entry : feature.bundles()) {
                Digests.check(entry, file);
            }
            return feature.bundles();
        } catch (Refused e) {
            if (!module) {
                throw e;
            }
            problems.add("A module is left out. " + e.getMessage());
            return List.of();
        }
    }

    /** The framework reads the jar where it lies, instead of a copy of its own. */
    private static InputStream reference(Path jar) throws IOException {
        return URI.create("reference:" + jar.toUri()).toURL().openStream();
    }

    private Framework initialised() throws IOException, BundleException {
        Framework framework = new EquinoxFactory().newFramework(properties());
        framework.init(this::event);
        return framework;
    }

    /** Errors while bundles start. One that does not resolve is left to {@link Unresolved}, which says why in fewer words. */
    private void event(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR) {
            Throwable cause = event.getThrowable();
            if (!(cause instanceof BundleException failure) || failure.getType() != BundleException.RESOLVE_ERROR) {
                problems.add("The bundle " + event.getBundle().getSymbolicName() + " failed: " + root(cause));
            }
        }
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root != null && root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** How Jetty behaves; it reads these before any configuration can reach it. */
    private static final Map<String, String> JETTY = Map.of(
            "org.apache.felix.jetty.gziphandler.enable",
            "true",
            "org.apache.felix.jetty.gzip.minGzipSize",
            "512",
            // More than the web side's shares together, so that Jetty always has some to read and write with.
            "org.apache.felix.http.jetty.threadpool.max",
            "128",
            "org.apache.felix.http.jetty.headerBufferSize",
            "16384",
            "org.apache.felix.http.jetty.errorPageCustomHeaders",
            "X-Content-Type-Options=nosniff##Referrer-Policy=same-origin##Cache-Control=no-store"
                    + "##Content-Security-Policy=default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
            "org.apache.felix.http.timeout",
            "30000");

    private Map<String, String> properties() throws IOException {
        Lent lent = Lent.of(settings.home());
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, lent.packages());
        properties.put(Constants.FRAMEWORK_SYSTEMCAPABILITIES_EXTRA, lent.capabilities());
        properties.put(Constants.FRAMEWORK_STORAGE, data.frameworkStorage().toString());
        properties.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, String.valueOf(BEGINNING_START_LEVEL));
        // A warm start reads no descriptions of components, and so loads no parser of XML.
        properties.put("ds.cache.metadata", "true");
        properties.put("osgi.instance.area", "@none");
        properties.put("osgi.user.area", "@none");
        properties.put("eclipse.log.enabled", "false");
        properties.put("equinox.log.history.max", "50");
        properties.put("enlace.country", settings.country());
        properties.put("enlace.home", settings.home().toString());
        properties.put("enlace.data", settings.data().toString());
        properties.put("enlace.version", version);
        // Their signatures are looked at before they start.
        properties.put("enlace.modules.changed", String.join(",", changed));
        properties.put("enlace.demo", String.valueOf(settings.demo()));
        properties.put("enlace.http.port", String.valueOf(settings.httpPort()));
        properties.put("enlace.http.host", settings.host());
        settings.outside().ifPresent(outside -> {
            properties.put("enlace.https.host", outside.host());
            properties.put("enlace.https.port", String.valueOf(outside.port()));
            properties.put("enlace.tls.names", String.join(",", outside.names()));
            outside.keystore().ifPresent(file -> properties.put("enlace.tls.keystore", file.toString()));
            outside.passphrase().ifPresent(file -> properties.put("enlace.tls.passphrase-file", file.toString()));
        });
        properties.put("enlace.ssh.port", String.valueOf(settings.sshPort()));
        // What the HTTP service takes as its own defaults.
        properties.put("org.osgi.service.http.port", String.valueOf(settings.httpPort()));
        properties.put("org.apache.felix.http.host", settings.host());
        properties.putAll(JETTY);
        return properties;
    }

    private static Map<String, Bundle> bundles(Framework framework) {
        Map<String, Bundle> bundles = new LinkedHashMap<>();
        BundleContext context = framework.getBundleContext();
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID) {
                bundles.put(bundle.getLocation(), bundle);
            }
        }
        return bundles;
    }

    private static void stop(Framework framework) throws BundleException {
        framework.stop();
        try {
            framework.waitForStop(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
