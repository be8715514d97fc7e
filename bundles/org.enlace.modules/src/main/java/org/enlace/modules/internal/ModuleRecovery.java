package org.enlace.modules.internal;

import org.enlace.modules.internal.history.ChangeStore;
import org.enlace.persistence.Schemas;
import org.enlace.platform.RecordIds;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** After a start, once database, history and audit are there, clears up after a change of a module that was cut off. */
@Component(service = ModuleRecovery.class, immediate = true)
public final class ModuleRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleRecovery.class);

    private final ModuleLifecycle modules;
    private final ModuleActs acts;
    private final Thread worker;

    @Activate
    public ModuleRecovery(
            @Reference ModuleLifecycle modules,
            @Reference ModuleActs acts,
            @Reference Schemas schemas,
            @Reference ChangeStore history,
            @Reference RecordIds ids) {
        this.modules = modules;
        this.acts = acts;
        worker = new Thread(this::recover, "module-recovery");
        worker.setDaemon(true);
        if (modules.isCutOff()) {
            worker.start();
        }
    }

    private void recover() {
        try {
            acts.await();
            modules.recover();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error(
                    "What is left of a module's change that was cut off could not be cleared; the next change or start"
                            + " tries again",
                    e);
        }
    }

    @Deactivate
    void stop() {
        worker.interrupt();
    }
}
