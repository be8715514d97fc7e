package org.enlace.modules.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    private static final long RETRY_SECONDS = 5;

    private final ModuleLifecycle modules;
    private final ModuleActs acts;
    private final CountDownLatch ending = new CountDownLatch(1);
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
            // The module that changed may be putting its rows back at this moment, and the tables be locked for long.
            while (!recovered() && !ending.await(RETRY_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("Once more");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean recovered() {
        try {
            modules.recover();
            return true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "What is left of a module's change that was cut off could not be cleared; it is tried again in {} s",
                    RETRY_SECONDS,
                    e);
            return false;
        }
    }

    @Deactivate
    void stop() {
        ending.countDown();
        worker.interrupt();
    }
}
