package org.enlace.modules.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.modules.internal.Components.Trouble;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.HealthCheck.Problem;
import org.enlace.platform.contribution.ServedPages;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/**
 * What a module must pass before it counts: every component works, every page its feature names answers, and none of its own
 * health checks finds anything that blocks.
 */
final class HealthGate {
    private static final int TENTHS = 10;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final BundleContext context;
    private final Components components;
    private final Neighbours neighbours;
    private final Supplier<Duration> patience;
    private final Supplier<Duration> limit;

    /**
     * @param patience how long components and pages may take
     * @param limit    how long all of it may take; a module that begins with work of its own says by its health check until when
     */
    HealthGate(
            BundleContext context,
            Components components,
            Neighbours neighbours,
            Supplier<Duration> patience,
            Supplier<Duration> limit) {
        this.context = context;
        this.components = components;
        this.neighbours = neighbours;
        this.patience = patience;
        this.limit = limit;
    }

    /** @throws Refusal {@code module.component-failed}, {@code module.page-failed} or {@code module.unwell} */
    void require(ModuleFeature feature, List<Bundle> bundles) throws InterruptedException {
        long end = System.nanoTime() + limit.get().toNanos() / TENTHS * (TENTHS - 1);
        List<Trouble> troubles = components.await(bundles, patience.get());
        if (!troubles.isEmpty()) {
            throw refusal(
                    "module.component-failed",
                    feature,
                    "does not come up",
                    troubles.stream().map(Trouble::words).distinct().collect(Collectors.joining("; ")));
        }
        Optional<ServedPages> served = neighbours.find(ServedPages.class);
        for (String page : feature.pages()) {
            Optional<String> fault = served.isEmpty()
                    ? Optional.of("no pages are served on this node now")
                    : served.get().fault(page, patience.get());
            if (fault.isPresent()) {
                throw refusal("module.page-failed", feature, "does not answer on " + page, fault.get());
            }
        }
        List<String> findings = awaitChecks(bundles, end);
        if (!findings.isEmpty()) {
            throw refusal("module.unwell", feature, "says itself that it is not well", String.join("; ", findings));
        }
    }

    private List<String> awaitChecks(List<Bundle> bundles, long end) {
        while (true) {
            List<String> findings = findings(bundles);
            if (findings.isEmpty()
                    || System.nanoTime() > end
                    || Thread.currentThread().isInterrupted()) {
                return findings;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private List<String> findings(List<Bundle> bundles) {
        List<String> findings = new ArrayList<>();
        for (Bundle bundle : bundles) {
            ServiceReference<?>[] offered = bundle.getRegisteredServices();
            for (ServiceReference<?> reference : offered == null ? new ServiceReference<?>[0] : offered) {
                String[] types = (String[]) reference.getProperty(Constants.OBJECTCLASS);
                if (Arrays.asList(types).contains(HealthCheck.class.getName())
                        && context.getService(reference) instanceof HealthCheck check) {
                    try {
                        check.problems().stream()
                                .filter(Problem::blocking)
                                .map(problem -> check.name() + ": " + problem.message())
                                .forEach(findings::add);
                    } finally {
                        context.ungetService(reference);
                    }
                }
            }
        }
        return findings;
    }

    private static Refusal refusal(String code, ModuleFeature feature, String what, String why) {
        return new Refusal(
                code,
                feature.id() + " " + feature.version() + " " + what + ": " + why
                        + ". Nothing was changed; the log has the details",
                feature.id(),
                why);
    }
}
