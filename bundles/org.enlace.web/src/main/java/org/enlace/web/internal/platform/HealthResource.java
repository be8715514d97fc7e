package org.enlace.web.internal.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.enlace.platform.Node;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.Json;
import org.enlace.web.Describe;
import org.enlace.web.Public;
import org.enlace.web.Sender;
import org.enlace.web.internal.Loopback;

/** Tells whether the node is ready; to those on this machine also what is missing. */
@Path("/health")
public final class HealthResource {
    private static final int PATIENCE_MILLIS = 2_000;

    private final Node node;
    private final BooleanSupplier started;
    private final Supplier<List<HealthCheck>> checks;

    /** @param started whether every bundle has been started */
    public HealthResource(Node node, BooleanSupplier started, Supplier<List<HealthCheck>> checks) {
        this.node = node;
        this.started = started;
        this.checks = checks;
    }

    @GET
    @Produces("application/json")
    @Public("Asked by bin/enlace and by monitoring; says nothing of what is stored")
    @Describe(value = "Whether the node is ready (200), or what is missing (503).", answers = Health.class)
    public Response health(@Context Sender sender) {
        List<Problem> problems = new ArrayList<>();
        if (!started.getAsBoolean()) {
            problems.add(new Problem("start", true, "The node is still starting; ask again in a second"));
        }
        checks.get().stream().map(HealthResource::ask).toList().forEach(answer -> problems.addAll(answer.join()));
        boolean ready = problems.stream().noneMatch(Problem::blocking);
        Health health = new Health(
                ready ? problems.isEmpty() ? "ready" : "impaired" : "not ready",
                node.country().value(),
                node.version(),
                Loopback.is(sender.address()) ? problems : List.of());
        return Response.status(ready ? 200 : 503)
                .type("application/json")
                .entity(Json.of(health))
                .build();
    }

    private static CompletableFuture<List<Problem>> ask(HealthCheck check) {
        return CompletableFuture.supplyAsync(() -> check.problems().stream()
                        .map(problem -> new Problem(check.name(), problem.blocking(), problem.message()))
                        .toList())
                .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .exceptionally(thrown -> {
                    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
                    return List.of(new Problem(
                            check.name(),
                            true,
                            "The check did not answer: " + cause.getClass().getSimpleName()));
                });
    }

    /**
     * @param status {@code ready}, {@code impaired} (it serves, but something needs attention) or {@code not ready}
     */
    public record Health(String status, String country, String version, List<Problem> problems) {}

    public record Problem(String check, boolean blocking, String message) {}
}
