package org.enlace.equinox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.ModuleDetails;
import org.enlace.modules.Modules;
import org.enlace.platform.Caller;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** Whoever works with modules in a test, with the right to do so. */
record Operator(Modules modules) {
    private static final String LAST_TO_COME = "org.enlace.exchange.Exchange";

    /** Once all is there that modules ask for: on a busy machine some of it comes after the node answers first. */
    static Operator onceAllIsThere(BundleContext context) {
        ServiceTracker<Object, Object> last = new ServiceTracker<>(context, LAST_TO_COME, null);
        last.open();
        try {
            if (last.waitForService(Duration.ofMinutes(1).toMillis()) == null) {
                throw new AssertionError("There is no " + LAST_TO_COME);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            last.close();
        }
        return of(context);
    }

    static Operator of(BundleContext context) {
        return new Operator(context.getService(context.getServiceReference(Modules.class)));
    }

    InstalledModule install(Path archive) {
        return modules.install(archive, Caller.node(Modules.MANAGE), (step, done, total) -> {});
    }

    void remove(String id) {
        modules.remove(id, Caller.node(Modules.MANAGE), (step, done, total) -> {});
    }

    List<InstalledModule> list() {
        return modules.list();
    }

    ModuleDetails info(String id) {
        return modules.info(id);
    }
}
