package org.enlace.modules.internal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again what failed of modules at the node's start, each time the platform offers a service that was not there before. */
@Component(service = ModuleRetries.class, immediate = true)
public final class ModuleRetries {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleRetries.class);
    /** Services come many at a time. */
    private static final long QUIET_SECONDS = 2;

    private final BundleContext context;
    private final ModuleLifecycle modules;
    private final DemoModules demo;
    private final ModuleActs acts;
    private final Semaphore came = new Semaphore(1);
    private final ServiceListener listener = event -> {
        if (event.getType() == ServiceEvent.REGISTERED) {
            came.release();
        }
    };
    private final Thread worker;

    @Activate
    public ModuleRetries(
            BundleContext context,
            @Reference ModuleLifecycle modules,
            @Reference DemoModules demo,
            @Reference ModuleActs acts) {
        this.context = context;
        this.modules = modules;
        this.demo = demo;
        this.acts = acts;
        context.addServiceListener(listener);
        worker = new Thread(this::watch, "module-retries");
        worker.setDaemon(true);
        worker.start();
    }

    private void watch() {
        Set<String> known = new HashSet<>();
        try {
            acts.await();
            while (true) {
                came.acquire();
                do {
                    came.drainPermits();
                } while (came.tryAcquire(QUIET_SECONDS, TimeUnit.SECONDS));
                if (isUp() && known.addAll(offered())) {
                    tryAgain();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryAgain() {
        try {
            demo.tryAgain();
            modules.startFailedAnew();
        } catch (RuntimeException e) {
            LOG.error(
                    "What failed of a module at the start could not be tried again; module:list says how they are", e);
        }
    }

    private boolean isUp() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.ACTIVE;
    }

    /** What the platform offers; what comes and goes with a module that is being tried is not a reason to try. */
    private Set<String> offered() {
        Set<String> ofModules = modules.features().stream()
                .flatMap(feature -> feature.parts().stream())
                .map(part -> part.location())
                .collect(Collectors.toSet());
        Set<String> types = new HashSet<>();
        for (Bundle bundle : context.getBundles()) {
            ServiceReference<?>[] services = bundle.getRegisteredServices();
            if (services != null && !ofModules.contains(bundle.getLocation())) {
                for (ServiceReference<?> service : services) {
                    types.addAll(Arrays.asList((String[]) service.getProperty(Constants.OBJECTCLASS)));
                }
            }
        }
        return types;
    }

    @Deactivate
    void stop() {
        context.removeServiceListener(listener);
        worker.interrupt();
    }
}
