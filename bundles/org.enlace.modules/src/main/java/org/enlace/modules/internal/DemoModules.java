package org.enlace.modules.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.enlace.modules.Modules;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.Refusal;
import org.enlace.platform.Startup;
import org.enlace.platform.contribution.HealthCheck.Problem;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * On a demonstration node, installs each shipped module archive once per data folder, as a unit would; a module that was
 * removed afterwards stays removed.
 */
@Component(service = DemoModules.class, immediate = true)
public final class DemoModules {
    private static final Logger LOG = LoggerFactory.getLogger(DemoModules.class);

    private final BundleContext context;
    private final Modules modules;
    private final ModuleActs acts;
    private final Path done;
    private final List<Path> pending;
    /** Why archives could not be installed. */
    private final Map<Path, String> failures = new ConcurrentHashMap<>();

    private final CountDownLatch up = new CountDownLatch(1);
    private final FrameworkListener whenUp = event -> {
        if (event.getType() == FrameworkEvent.STARTED) {
            up.countDown();
        }
    };
    private final Thread worker;

    @Activate
    public DemoModules(
            BundleContext context, @Reference Node node, @Reference Modules modules, @Reference ModuleActs acts)
            throws IOException {
        this.context = context;
        this.acts = acts;
        this.modules = modules;
        done = node.data().resolve("modules").resolve("demo.txt");
        pending = new CopyOnWriteArrayList<>(node.demo() ? notYet(new ShippedArchives(node.home())) : List.of());
        worker = new Thread(this::installAll, "demo-modules");
        worker.setDaemon(true);
        if (!pending.isEmpty()) {
            context.addFrameworkListener(whenUp);
            if (context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.ACTIVE) {
                up.countDown();
            }
            worker.start();
        }
    }

    /** What the demonstration still waits for, or could not install. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        pending.forEach(archive -> problems.add(new Problem(
                true, "The demonstration is still installing " + archive.getFileName() + "; wait a moment")));
        failures.forEach((archive, failure) -> {
            if (!isInstalled(archive)) {
                problems.add(new Problem(false, failure));
            }
        });
        return problems;
    }

    /** Somebody may have installed it meanwhile, also in another version. */
    private boolean isInstalled(Path archive) {
        String name = archive.getFileName().toString();
        return modules.list().stream().anyMatch(module -> name.matches(Pattern.quote(module.id()) + "-\\d.*"));
    }

    /** Installs what could not be installed before: what it lacked may have come. */
    synchronized void tryAgain() {
        for (Path archive : List.copyOf(failures.keySet())) {
            failures.remove(archive);
            if (!isInstalled(archive)) {
                install(archive);
            }
        }
    }

    private List<Path> notYet(ShippedArchives shipped) throws IOException {
        List<String> known = Files.exists(done) ? Files.readAllLines(done) : List.of();
        return shipped.all().stream()
                .filter(archive -> !known.contains(archive.getFileName().toString()))
                .toList();
    }

    private void installAll() {
        try {
            up.await();
            acts.await();
            installPending();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void installPending() {
        for (Path archive : pending) {
            install(archive);
            pending.remove(archive);
        }
    }

    private void install(Path archive) {
        try {
            modules.install(
                    archive,
                    Caller.node(Modules.MANAGE),
                    (step, done, total) -> Startup.tell(context, "installing " + archive.getFileName() + ": " + step));
            remember(archive);
        } catch (Refusal refusal) {
            if (refusal.code().equals("module.installed")) {
                remember(archive);
            } else {
                LOG.error("The demonstration could not install {}: {}", archive, refusal.getMessage());
                failures.put(archive, refusal.getMessage());
            }
        } catch (RuntimeException e) {
            LOG.error("The demonstration could not install {}", archive, e);
            failures.put(
                    archive,
                    "The demonstration could not install " + archive + "; the log says why, module:install repeats it");
        }
    }

    private void remember(Path archive) {
        try {
            Files.writeString(done, archive.getFileName() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn("{} cannot be written, so the demonstration will offer {} again", done, archive.getFileName(), e);
        }
    }

    @Deactivate
    void stop() {
        context.removeFrameworkListener(whenUp);
        worker.interrupt();
    }
}
