package org.enlace.web.internal.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.enlace.web.Public;
import org.enlace.web.Sender;
import org.enlace.web.internal.Failure;
import org.enlace.web.internal.Loopback;
import org.enlace.web.internal.Metrics;

/** Figures for Prometheus. */
@Path("/metrics")
public final class MetricsResource {
    private final Metrics metrics;

    public MetricsResource(Metrics metrics) {
        this.metrics = metrics;
    }

    @GET
    @Produces("text/plain;version=0.0.4;charset=utf-8")
    @Public("Asked by monitoring on this machine; figures only")
    public String metrics(@Context Sender sender) {
        if (!Loopback.is(sender.address())) {
            throw new Failure(404, "not-found");
        }
        return metrics.text();
    }
}
