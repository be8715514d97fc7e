package org.enlace.web.internal.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.platform.Node;
import org.enlace.platform.contribution.Checkup;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.Json;
import org.enlace.web.Describe;
import org.enlace.web.Public;
import org.enlace.web.Sender;
import org.enlace.web.internal.Loopback;
import org.enlace.web.internal.Starting;

/** Tells whether the node is ready; to those on this machine also what is missing. */
@Path("/health")
public final class HealthResource {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Node node;
    private final Starting starting;
    private final Supplier<List<HealthCheck>> checks;
    private final Checkup<HealthCheck.Problem> checkup =
            new Checkup<>(PATIENCE, HealthCheck::problems, silence -> new HealthCheck.Problem(true, silence.message()));

    /** @param starting is told when the node is ready */
    public HealthResource(Node node, Starting starting, Supplier<List<HealthCheck>> checks) {
        this.node = node;
        this.starting = starting;
        this.checks = checks;
    }

    @GET
    @Produces("application/json")
    @Public("Asked by bin/enlace and by monitoring; says nothing of what is stored")
    @Describe(value = "Whether the node is ready (200), or what is missing (503).", answers = Health.class)
    public Response health(@Context Sender sender) {
        List<Problem> problems = new ArrayList<>();
        if (!starting.bundlesAre()) {
            problems.add(new Problem("start", true, false, "The node is still starting; ask again in a second"));
        }
        checkup.ask(checks.get()).forEach(answer -> answer.said()
                .forEach(said ->
                        problems.add(new Problem(answer.name(), said.blocking(), said.failed(), said.message()))));
        boolean ready = problems.stream().noneMatch(Problem::blocking);
        if (ready) {
            starting.ready();
        }
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

    /**
     * @param status {@code ready}, {@code impaired} (it serves, but something needs attention) or {@code not ready}
     */
    public record Health(String status, String country, String version, List<Problem> problems) {}

    /**
     * @param blocking whether the node is not ready because of it
     * @param failed   whether waiting does not help
     */
    public record Problem(String check, boolean blocking, boolean failed, String message) {}
}
