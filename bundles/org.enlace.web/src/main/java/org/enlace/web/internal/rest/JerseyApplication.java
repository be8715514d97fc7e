package org.enlace.web.internal.rest;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.enlace.web.WebApplication;
import org.enlace.web.internal.Answers;
import org.enlace.web.internal.Failure;
import org.enlace.web.internal.Refusals;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.message.internal.HeaderValueException;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.internal.RuntimeDelegateImpl;
import org.glassfish.jersey.server.spi.Container;
import org.slf4j.LoggerFactory;

/**
 * One module's Jakarta REST application, its pages and what is for programs in a Jersey each. Nothing is looked up on any class
 * path: what runs is what is registered here. A part is made when it is first asked for, since it takes some 80 ms of a start and
 * half a megabyte or more, and a node has many of which a day asks few; and before a module that was installed or changed is said
 * to serve, so that whatever is wrong with its classes shows before anybody relies on it.
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

    /** Who asks is the platform's business; Jersey is told nothing. */
    private static final SecurityContext NOBODY = new SecurityContext() {
        @Override
        public Principal getUserPrincipal() {
            return null;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return null;
        }
    };

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(JerseyApplication.class);

    private final String module;
    private final Part pages;
    private final Part programs;
    private volatile boolean closed;

    static {
        NOISE.forEach(logger -> logger.setLevel(Level.OFF));
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
    }

    public JerseyApplication(
            WebApplication application,
            Answers answers,
            Gate gate,
            Refusals refusals,
            Supplier<Limits> limits,
            Clock clock) {
        module = application.module();
        Function<Set<Object>, ResourceConfig> configuration = resources -> {
            Guards.check(resources);
            ResourceConfig config = new ResourceConfig().setApplicationName(module);
            config.addProperties(SETTINGS);
            config.registerInstances(resources);
            config.registerInstances(
                    new Guards(gate, limits),
                    new Idempotency(clock),
                    new ContextParameters(),
                    new JsonBody(),
                    new FormReader(),
                    new FormStreamReader(),
                    new BodyReader(),
                    new PageWriter(answers),
                    new FailureMapper(answers, application.texts(), module, refusals),
                    new NoBareFailure(answers),
                    new BrokenOff());
            return config;
        };
        pages = new Part(() -> of(application, false), configuration);
        programs = new Part(() -> of(application, true), configuration);
    }

    private static Set<Object> of(WebApplication application, boolean forPrograms) {
        return application.resources().stream()
                .filter(resource -> Guards.forPrograms(resource.getClass()) == forPrograms)
                .collect(Collectors.toSet());
    }

    /**
     * Makes it where that has not been done, both parts at once, since an administrator waits for it; what keeps it from being made is its
     * {@link #fault()} afterwards.
     */
    public void ready() {
        CompletableFuture<Void> other =
                CompletableFuture.runAsync(programs::ready, JerseyApplication::onThreadOfItsOwn);
        pages.ready();
        other.join();
    }

    private static void onThreadOfItsOwn(Runnable work) {
        Thread thread = new Thread(work, "web-programs");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether any part of it has been made. */
    public boolean made() {
        return pages.made != null || programs.made != null;
    }

    /** Why it could not be made when that was last tried; null where it could, or nobody has tried. */
    public Throwable fault() {
        return pages.fault != null ? pages.fault : programs.fault;
    }

    /**
     * Answers a request, or throws what kept it from being answered to the end: then the answer is only good for being reset,
     * or, where part of it is under way, for being cut off.
     */
    public void serve(URI base, URI uri, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        ApplicationHandler handler = (Guards.forPrograms(uri.getPath()) ? programs : pages).asked();
        ContainerRequest asked = new ContainerRequest(
                base, uri, request.getMethod(), NOBODY, new MapPropertiesDelegate(), handler.getConfiguration());
        Enumeration<String> names = request.getHeaderNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            Enumeration<String> values = request.getHeaders(name);
            while (values.hasMoreElements()) {
                asked.header(name, values.nextElement());
            }
        }
        asked.setEntityStream(request.getInputStream());
        ServletAnswer answer = new ServletAnswer(request, response);
        asked.setWriter(answer);
        asked.setProperty(BrokenOff.ANSWER, answer);
        try {
            handler.handle(asked);
        } catch (HeaderValueException e) {
            throw new Failure(400, "bad-request");
        }
        answer.check();
    }

    /** Lets go of everything it held. No request may be in it any more. */
    public void close() {
        closed = true;
        pages.close();
        programs.close();
    }

    /** The pages or what is for programs, in a Jersey of its own: few need both, and each looks through its own paths alone. */
    private final class Part {
        private final Supplier<Set<Object>> resources;
        private final Function<Set<Object>, ResourceConfig> configuration;
        private volatile Held made;
        private volatile Throwable fault;

        Part(Supplier<Set<Object>> resources, Function<Set<Object>, ResourceConfig> configuration) {
            this.resources = resources;
            this.configuration = configuration;
        }

        /** One that has nothing to serve waits until somebody asks it for what is not there. */
        void ready() {
            bring(false);
        }

        private synchronized void bring(boolean evenEmpty) {
            try {
                make(evenEmpty);
                fault = null;
            } catch (RuntimeException | Error e) {
                // Whatever a module's classes do, also what only a virtual machine throws, is that module's fault
                // alone.
                if (fault == null && !closed) {
                    LOG.error("The pages of module \"{}\" are not served: its application is broken", module, e);
                }
                fault = e;
            }
        }

        /** Whoever asks of what cannot be made is told so; it is tried again with the next request. */
        ApplicationHandler asked() {
            if (made == null) {
                bring(true);
            }
            Held now = made;
            if (now == null) {
                throw new Failure(503, "module.broken", module);
            }
            return now.handler();
        }

        private void make(boolean evenEmpty) {
            if (made != null) {
                return;
            }
            if (closed) {
                throw new IllegalStateException("The application of " + module + " is closed");
            }
            Set<Object> served = resources.get();
            if (served.isEmpty() && !evenEmpty) {
                return;
            }
            Thread thread = Thread.currentThread();
            ClassLoader loader = thread.getContextClassLoader();
            thread.setContextClassLoader(JerseyApplication.class.getClassLoader());
            try {
                Held held = new Held(new ApplicationHandler(configuration.apply(served)));
                held.handler().onStartup(held);
                made = held;
            } finally {
                thread.setContextClassLoader(loader);
            }
        }

        synchronized void close() {
            if (made != null) {
                made.handler().onShutdown(made);
            }
        }
    }

    /** What Jersey believes to run in. */
    private record Held(ApplicationHandler handler) implements Container {
        @Override
        public ResourceConfig getConfiguration() {
            return handler.getConfiguration();
        }

        @Override
        public ApplicationHandler getApplicationHandler() {
            return handler;
        }

        @Override
        public void reload() {
            throw new UnsupportedOperationException("An application is built anew when its module changes");
        }

        @Override
        public void reload(ResourceConfig other) {
            reload();
        }
    }
}
