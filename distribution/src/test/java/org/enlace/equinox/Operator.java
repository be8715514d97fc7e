package org.enlace.equinox;

import java.nio.file.Path;
import java.util.List;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.ModuleDetails;
import org.enlace.modules.Modules;
import org.enlace.platform.Caller;
import org.osgi.framework.BundleContext;

/** Whoever works with modules in a test, with the right to do so. */
record Operator(Modules modules) {
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
