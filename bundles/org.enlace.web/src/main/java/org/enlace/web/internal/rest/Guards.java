package org.enlace.web.internal.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.enlace.platform.Permission;
import org.enlace.web.MaxBody;
import org.enlace.web.Needs;
import org.enlace.web.Public;
import org.enlace.web.internal.Failure;

/** Puts a {@link Guard} before every resource method. What declares no permission does not get past here. */
public final class Guards implements DynamicFeature {
    private static final ContainerRequestFilter CLOSED = request -> {
        throw new Failure(405, "method.unknown", request.getMethod());
    };

    private final Limits limits;

    public Guards(Limits limits) {
        this.limits = limits;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (!resource.getResourceClass().isAnnotationPresent(Path.class)) {
            // Jersey's own answer to OPTIONS, which declares nothing.
            context.register(CLOSED);
            return;
        }
        context.register(new Guard(
                permission(resource.getResourceClass(), resource.getResourceMethod())
                        .orElse(null),
                Optional.ofNullable(resource.getResourceMethod().getAnnotation(MaxBody.class))
                        .map(MaxBody::value),
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
                    permission(type, method);
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

    /** What a resource method needs; empty when it is public. */
    public static Optional<Permission> permission(Class<?> type, Method method) {
        if (method.isAnnotationPresent(Needs.class)) {
            return Optional.of(new Permission(method.getAnnotation(Needs.class).value()));
        }
        if (method.isAnnotationPresent(Public.class)) {
            return Optional.empty();
        }
        if (type.isAnnotationPresent(Needs.class)) {
            return Optional.of(new Permission(type.getAnnotation(Needs.class).value()));
        }
        if (type.isAnnotationPresent(Public.class)) {
            return Optional.empty();
        }
        throw new IllegalStateException(
                method + " declares no permission; give it, or its class, @Needs (or @Public with the reason)");
    }
}
