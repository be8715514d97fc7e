package org.enlace.web.internal.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.enlace.web.Json;
import org.enlace.web.WebApplication;
import org.enlace.web.internal.Answers;
import org.enlace.web.internal.Refusals;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.internal.RuntimeDelegateImpl;
import org.glassfish.jersey.servlet.ServletContainer;

/**
 * One module's Jakarta REST application in a Jersey of its own. Nothing is looked up on any class path: what runs is what is
 * registered here.
 */
public final class JerseyApplication {
    /**
     * They speak up for every client that hangs up, and for every resource that is no provider or has no empty constructor.
     * Kept in a field because a
     * logger that nobody holds forgets its level.
     */
    private static final List<Logger> NOISE = List.of(
            Logger.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder"),
            Logger.getLogger("org.glassfish.jersey.internal.inject.Providers"),
            Logger.getLogger("org.glassfish.jersey.server.ResourceModelConfigurator"));

    private static final Map<String, Object> SETTINGS = Map.of(
            CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true,
            CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true,
            CommonProperties.JSON_PROCESSING_FEATURE_DISABLE, true,
            CommonProperties.MOXY_JSON_FEATURE_DISABLE, true,
            CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL",
            ServerProperties.WADL_FEATURE_DISABLE, true,
            ServerProperties.BV_FEATURE_DISABLE, true,
            ServerProperties.RESOURCE_VALIDATION_DISABLE, true,
            ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true,
            ServerProperties.UNWRAP_COMPLETION_STAGE_IN_WRITER_ENABLE, false);

    private final ServletContainer container;

    static {
        NOISE.forEach(logger -> logger.setLevel(Level.OFF));
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
    }

    /** Builds it; whatever is wrong with the module's classes shows here. */
    public JerseyApplication(
            WebApplication application,
            Answers answers,
            Gate gate,
            Refusals refusals,
            Limits limits,
            Clock clock,
            ServletConfig servlet)
            throws ServletException {
        Set<Object> resources = application.resources();
        Guards.check(resources);
        ObjectMapper mapper = Json.mapper();
        ResourceConfig config = new ResourceConfig().setApplicationName(application.module());
        config.addProperties(SETTINGS);
        config.registerInstances(resources);
        config.registerInstances(
                new Guards(gate, limits),
                new Idempotency(clock),
                new ContextParameters(),
                new JsonBody(mapper),
                new FormReader(),
                new PageWriter(answers),
                new FailureMapper(answers, application.texts(), application.module(), refusals),
                new NoBareFailure(answers));
        container = new ServletContainer(config);
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        thread.setContextClassLoader(JerseyApplication.class.getClassLoader());
        try {
            container.init(servlet);
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    public void serve(URI base, URI uri, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        container.service(base, uri, request, response);
    }

    /** Lets go of everything it held. No request may be in it any more. */
    public void close() {
        container.destroy();
    }
}
