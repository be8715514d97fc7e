package org.enlace.equinox;

import static org.enlace.equinox.ModuleFixture.aModule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.equinox.fixture.Failing;
import org.enlace.equinox.fixture.Greeting;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.InstalledModule.State;
import org.enlace.platform.Audit;
import org.enlace.platform.NotFound;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Permissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;

/** Modules come and go inside the real framework. */
@ExtendWith(InEquinox.class)
public class ModulesIT {
    private static Operator modules(BundleContext context) {
        return Operator.of(context);
    }

    private static Path folder(BundleContext context) throws IOException {
        return Files.createTempDirectory(context.getDataFile("").toPath(), "archives");
    }

    private static Set<String> bundles(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .map(bundle -> bundle.getSymbolicName() + " " + bundle.getState())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> files(BundleContext context) throws IOException {
        Path data = Path.of(context.getProperty("enlace.data"));
        try (Stream<Path> modules = Files.walk(data.resolve("modules"));
                Stream<Path> staged = Files.list(data.resolve("tmp"))) {
            return Stream.concat(
                            modules,
                            staged.filter(path -> path.getFileName().toString().startsWith("module-")))
                    .map(Path::toString)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.call()) {
            assertTrue(System.nanoTime() < end, "it has not happened in a minute");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static String greeting(BundleContext context, String id) throws Exception {
        ServiceReference<?>[] found = context.getAllServiceReferences(Supplier.class.getName(), "(sample=" + id + ")");
        // It may go between the two, as when its configuration changes.
        Supplier<?> service = found == null ? null : (Supplier<?>) context.getService(found[0]);
        return service == null ? null : String.valueOf(service.get());
    }

    private static Refusal refused(BundleContext context, Path archive) throws IOException {
        Set<String> bundlesBefore = bundles(context);
        Set<String> filesBefore = files(context);
        Refusal refusal = assertThrows(Refusal.class, () -> modules(context).install(archive));
        assertEquals(bundlesBefore, bundles(context), "bundles are as before");
        assertEquals(filesBefore, files(context), "files are as before");
        return refusal;
    }

    @Test
    public void aModuleComesUpAndGoesWithoutATrace(BundleContext context) throws Exception {
        Set<String> before = bundles(context);
        InstalledModule module = modules(context)
                .install(aModule("coming").with(Greeting.class).saying("hola").in(folder(context)));
        assertEquals(State.UP, module.state());
        assertEquals("hola", greeting(context, "coming"), "the module's own configuration arrived");
        assertTrue(Files.exists(
                Path.of(context.getProperty("enlace.data"), "modules", "coming", "0.1.0", "feature.json")));
        modules(context).remove("coming");
        assertEquals(before, bundles(context));
        assertEquals(null, greeting(context, "coming"));
        assertFalse(Files.exists(Path.of(context.getProperty("enlace.data"), "modules", "coming")));
        assertThrows(NotFound.class, () -> modules(context).info("coming"));
    }

    @Test
    public void aModulesPermissionsAreThereBeforeItsComponentsAndGoWithIt(BundleContext context) throws Exception {
        Permissions permissions = context.getService(context.getServiceReference(Permissions.class));
        Permission wanted = new Permission("permitted.read");
        AtomicReference<Boolean> declaredWhenItCame = new AtomicReference<>();
        ServiceListener listener = event -> {
            if (event.getType() == ServiceEvent.REGISTERED) {
                declaredWhenItCame.compareAndSet(null, permissions.isDeclared(wanted));
            }
        };
        context.addServiceListener(listener, "(sample=permitted)");
        Path archive = aModule("permitted")
                .with(Greeting.class)
                .declaring("permitted.read")
                .in(folder(context));
        modules(context).install(archive);
        assertEquals(Boolean.TRUE, declaredWhenItCame.get());
        assertEquals(Set.of("auditor"), permissions.declared().get(wanted));
        assertEquals(
                "module.permission-taken",
                refused(context, aModule("taking").declaring("permitted.read").in(folder(context)))
                        .code());
        assertEquals(
                "module.permission-taken",
                refused(context, aModule("taking").declaring("officers.manage").in(folder(context)))
                        .code());
        modules(context).remove("permitted");
        context.removeServiceListener(listener);
        assertFalse(permissions.isDeclared(wanted));
    }

    @Test
    public void withoutTheAuditNoModuleComesOrGoes(BundleContext context) throws Exception {
        Path archive = aModule("audited").with(Greeting.class).in(folder(context));
        Path later = aModule("later").with(Greeting.class).in(folder(context));
        modules(context).install(archive);
        Bundle audit = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("org.enlace.audit"))
                .findFirst()
                .orElseThrow();
        audit.stop(Bundle.STOP_TRANSIENT);
        try {
            assertEquals("module.not-audited", refused(context, later).code());
            Refusal refusal = assertThrows(Refusal.class, () -> modules(context).remove("audited"));
            assertEquals("module.not-audited", refusal.code());
            assertEquals(State.UP, modules(context).info("audited").module().state());
        } finally {
            audit.start(Bundle.START_TRANSIENT);
        }
        await(() -> context.getServiceReference(Audit.class) != null);
        modules(context).remove("audited");
    }

    @Test
    public void theNodesOwnConfigurationOfAModuleArrivesAndGoesAheadOfItsDefault(BundleContext context)
            throws Exception {
        Path file = Path.of(context.getProperty("enlace.data"), "config", "configured.json");
        modules(context)
                .install(aModule("configured")
                        .with(Greeting.class)
                        .saying("default")
                        .in(folder(context)));
        assertEquals("default", greeting(context, "configured"));
        Files.writeString(file, "{\"configured\": {\"words\": \"ours\"}}");
        await(() -> "ours".equals(greeting(context, "configured")));
        modules(context).remove("configured");
        modules(context)
                .install(aModule("configured")
                        .with(Greeting.class)
                        .saying("default")
                        .in(folder(context)));
        assertEquals("ours", greeting(context, "configured"));
        Files.delete(file);
        modules(context).remove("configured");
    }

    @Test
    public void aModuleThatDoesNotLinkIsRefusedWithThePackageItMisses(BundleContext context) throws Exception {
        Refusal refusal = refused(
                context,
                aModule("unlinked").importing("org.nowhere;version=\"[3,4)\"").in(folder(context)));
        assertEquals("module.not-linked", refusal.code());
        assertTrue(refusal.getMessage().contains("org.sample.unlinked needs the package"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("org.nowhere"), refusal.getMessage());
    }

    @Test
    public void aModuleWhoseComponentFailsIsRefusedWithItsReason(BundleContext context) throws Exception {
        Refusal refusal =
                refused(context, aModule("failing").with(Failing.class).in(folder(context)));
        assertEquals("module.component-failed", refusal.code());
        assertTrue(refusal.getMessage().contains("The component failing of org.sample.failing"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("V2__broken.sql"), refusal.getMessage());
    }

    @Test
    public void aFaultThatOnlyShowsWhenAServiceIsUsedIsFoundAtInstall(BundleContext context) throws Exception {
        Refusal refusal = refused(
                context, aModule("lazy").with(Failing.class).madeWhenUsed().in(folder(context)));
        assertEquals("module.component-failed", refusal.code());
        assertTrue(refusal.getMessage().contains("V2__broken.sql"), refusal.getMessage());
    }

    @Test
    public void aComponentWithoutItsServiceIsNamedWithTheReference(BundleContext context) throws Exception {
        Path archive = aModule("waiting")
                .with(Greeting.class)
                .needing("java.util.concurrent.Callable")
                .in(folder(context));
        Refusal refusal = refused(context, archive);
        assertEquals("module.component-failed", refusal.code());
        assertTrue(
                refusal.getMessage().contains("waits for the service java.util.concurrent.Callable (reference needed"),
                refusal.getMessage());
    }

    @Test
    public void installingTwiceIsRefused(BundleContext context) throws Exception {
        Path archive = aModule("twice").with(Greeting.class).in(folder(context));
        modules(context).install(archive);
        assertEquals("module.installed", refused(context, archive).code());
        Path newer = aModule("twice").version("0.1.1").with(Greeting.class).in(folder(context));
        assertEquals("module.other-version", refused(context, newer).code());
        modules(context).remove("twice");
    }

    @Test
    public void aModuleThatAnotherUsesStays(BundleContext context) throws Exception {
        modules(context).install(aModule("lender").exporting("org.sample.lent").in(folder(context)));
        modules(context)
                .install(aModule("borrower").importing("org.sample.lent").in(folder(context)));
        Refusal refusal = assertThrows(Refusal.class, () -> modules(context).remove("lender"));
        assertEquals("module.needed", refusal.code());
        modules(context).remove("borrower");
        modules(context).remove("lender");
    }

    @Test
    public void nothingButTheModuleItselfIsStoppedOrStarted(BundleContext context) throws Exception {
        List<String> touched = new ArrayList<>();
        BundleListener listener = (SynchronousBundleListener) event -> {
            String name = event.getBundle().getSymbolicName();
            if (!"org.sample.alone".equals(name)
                    && (event.getType() & (BundleEvent.STOPPING | BundleEvent.UNRESOLVED | BundleEvent.STARTING))
                            != 0) {
                touched.add(name);
            }
        };
        context.addBundleListener(listener);
        try {
            modules(context)
                    .install(aModule("alone")
                            .with(Greeting.class)
                            .importing("org.enlace.platform")
                            .in(folder(context)));
            modules(context).remove("alone");
        } finally {
            context.removeBundleListener(listener);
        }
        assertEquals(List.of(), touched);
    }

    @Test
    public void twentyComingsAndGoingsLeaveNoClassLoaderBehind(BundleContext context) throws Exception {
        Path archive = aModule("cycled").with(Greeting.class).saying("x").in(folder(context));
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            modules(context).install(archive);
            loaders.add(new WeakReference<>(loader(context, "org.sample.cycled")));
            modules(context).remove("cycled");
        }
        assertEquals(0, Collected.stillThere(loaders));
    }

    private static ClassLoader loader(BundleContext context, String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .map((Bundle bundle) -> bundle.adapt(BundleWiring.class).getClassLoader())
                .findFirst()
                .orElseThrow();
    }
}
