package org.enlace.web.internal.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.platform.contribution.Checkup;
import org.enlace.platform.contribution.Figure;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.web.Public;
import org.enlace.web.Sender;
import org.enlace.web.internal.Failure;
import org.enlace.web.internal.Loopback;
import org.enlace.web.internal.Metrics;

/** Figures for Prometheus. */
@Path("/metrics")
public final class MetricsResource {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Metrics metrics;
    private final Supplier<List<HealthCheck>> checks;
    private final Checkup<Figure> checkup = new Checkup<>(PATIENCE, MetricsResource::figures, MetricsResource::silent);

    public MetricsResource(Metrics metrics, Supplier<List<HealthCheck>> checks) {
        this.metrics = metrics;
        this.checks = checks;
    }

    /** What the check counts, and how many problems it has. */
    private static List<Figure> figures(HealthCheck check) {
        List<Figure> figures = new ArrayList<>(check.figures());
        List<HealthCheck.Problem> problems = check.problems();
        long blocking = problems.stream().filter(HealthCheck.Problem::blocking).count();
        figures.add(problems(check.name(), true, blocking));
        figures.add(problems(check.name(), false, problems.size() - blocking));
        return figures;
    }

    /** A check that gives no answer is a problem that blocks, as it is for {@code /health}. */
    private static Figure silent(Checkup.Silence silence) {
        return problems(silence.check(), true, 1);
    }

    private static Figure problems(String check, boolean blocking, long count) {
        return Figure.of("enlace_health_problems", "Problems that a health check tells of", count)
                .with("check", check)
                .with("blocking", String.valueOf(blocking));
    }

    @GET
    @Produces("text/plain;version=0.0.4;charset=utf-8")
    @Public("Asked by monitoring on this machine; figures only")
    public String metrics(@Context Sender sender) {
        if (!Loopback.is(sender.address())) {
            throw new Failure(404, "not-found");
        }
        return metrics.text(checkup.ask(checks.get()).stream()
                .flatMap(answer -> answer.said().stream())
                .toList());
    }
}
