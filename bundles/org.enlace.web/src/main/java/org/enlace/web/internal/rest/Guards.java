package org.enlace.web.internal.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.platform.Permission;
import org.enlace.web.AnyOfficer;
import org.enlace.web.GoesOn;
import org.enlace.web.MaxBody;
import org.enlace.web.Needs;
import org.enlace.web.Public;
import org.enlace.web.StepUp;
import org.enlace.web.internal.Failure;

/** Puts a {@link Guard} before every resource method. What declares no permission does not get past here. */
public final class Guards implements DynamicFeature {
    /** Below this path is what is for programs. */
    private static final String PROGRAMS = "/api/";

    private static final ContainerRequestFilter CLOSED = request -> {
        throw new Failure(405, "method.unknown", request.getMethod());
    };

    private final Gate gate;
    private final Supplier<Limits> limits;

    /** @param limits asked for at each request */
    public Guards(Gate gate, Supplier<Limits> limits) {
        this.gate = gate;
        this.limits = limits;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Class<?> type = resource.getResourceClass();
        Method method = resource.getResourceMethod();
        if (!type.isAnnotationPresent(Path.class)) {
            // Jersey's own answer to OPTIONS, which declares nothing.
            context.register(CLOSED);
            return;
        }
        context.register(new Guard(
                gate,
                access(type, method),
                route(type, method),
                Optional.ofNullable(method.getAnnotation(MaxBody.class)).map(MaxBody::value),
                limits));
    }

    /**
     * Looks at every resource method before any of them is served.
     *
     * @throws IllegalStateException naming a method that declares neither what it needs nor that it is public
     */
    public static void check(Iterable<?> resources) {
        for (Object resource : resources) {
            Class<?> type = resource.getClass();
            if (!type.isAnnotationPresent(Path.class)) {
                throw new IllegalStateException(type.getName() + " has no @Path; give it an absolute one");
            }
            for (Method method : type.getMethods()) {
                if (httpMethod(method).isPresent()) {
                    access(type, method);
                    if (forPrograms(route(type, method)) != forPrograms(type)) {
                        throw new IllegalStateException(method
                                + " answers programs below a path of pages, or the reverse,"
                                + " and would never be asked; give what is below " + PROGRAMS + " a class of its own");
                    }
                } else if (method.isAnnotationPresent(Path.class)) {
                    throw new IllegalStateException(method + " is a sub-resource locator, which cannot be guarded;"
                            + " give each path a resource method of its own");
                }
            }
        }
    }

    /** The HTTP method a resource method answers; empty for any other method. */
    public static Optional<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(found -> found != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    /** Whether a resource is for programs, and not pages; one without a path is neither, which {@link #check} refuses. */
    static boolean forPrograms(Class<?> type) {
        return forPrograms(path(type));
    }

    static boolean forPrograms(String path) {
        return path.startsWith(PROGRAMS);
    }

    private static String path(Class<?> type) {
        Path path = type.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    /** The path of a resource method as a template, without the patterns of its parameters. */
    public static String route(Class<?> type, Method method) {
        String whole = "/" + type.getAnnotation(Path.class).value()
                + (method.isAnnotationPresent(Path.class)
                        ? "/" + method.getAnnotation(Path.class).value()
                        : "");
        String clean = whole.replaceAll("\\{\\s*([\\w.-]+)\\s*:[^{}]*(?:\\{[^{}]*}[^{}]*)*}", "{$1}")
                .replaceAll("/{2,}", "/");
        return clean.length() > 1 && clean.endsWith("/") ? clean.substring(0, clean.length() - 1) : clean;
    }

    /** What a resource method needs; empty when it needs no permission. */
    public static Optional<Permission> permission(Class<?> type, Method method) {
        return Optional.ofNullable(access(type, method).permission());
    }

    /** What it takes to reach a resource method: what the method says counts, else what its class says. */
    public static Access access(Class<?> type, Method method) {
        boolean stepUp = method.isAnnotationPresent(StepUp.class) || type.isAnnotationPresent(StepUp.class);
        boolean goesOn = method.isAnnotationPresent(GoesOn.class) || type.isAnnotationPresent(GoesOn.class);
        for (AnnotatedElement declaring : new AnnotatedElement[] {method, type}) {
            if (declaring.isAnnotationPresent(Needs.class)) {
                return new Access(
                        new Permission(declaring.getAnnotation(Needs.class).value()), false, stepUp, goesOn);
            }
            if (declaring.isAnnotationPresent(AnyOfficer.class)) {
                return new Access(null, false, stepUp, goesOn);
            }
            if (declaring.isAnnotationPresent(Public.class)) {
                return new Access(null, true, false, goesOn);
            }
        }
        throw new IllegalStateException(method + " declares no permission; give it, or its class, @Needs"
                + " (or @AnyOfficer or @Public with the reason)");
    }
}
