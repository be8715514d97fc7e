package org.enlace.web.internal.platform;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.enlace.web.Describe;
import org.enlace.web.Paging;
import org.enlace.web.WebApplication;
import org.enlace.web.internal.Problem;
import org.enlace.web.internal.rest.Guards;

/**
 * An OpenAPI 3.1 document of the resource methods below {@code /api/}, from their annotations and the records they take and
 * give. Made anew for each request and thrown away, so that it holds on to no module.
 */
final class OpenApi {
    private final String version;
    private final Schemas schemas = new Schemas();

    OpenApi(String version) {
        this.version = version;
    }

    Map<String, Object> describe(List<WebApplication> applications) {
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        for (WebApplication application : applications) {
            for (Object resource : application.resources()) {
                for (Method method : resource.getClass().getMethods()) {
                    Guards.httpMethod(method).ifPresent(verb -> {
                        String path = Guards.route(resource.getClass(), method);
                        if (path.startsWith("/api/") && !path.equals("/api/openapi.json")) {
                            paths.computeIfAbsent(path, key -> new TreeMap<>())
                                    .put(
                                            verb.toLowerCase(Locale.ROOT),
                                            operation(application.module(), resource.getClass(), method, verb));
                        }
                    });
                }
            }
        }
        schemas.of(Problem.class);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title", "Enlace",
                        "version", version,
                        "description", "What this node's installed modules offer to programs."));
        document.put("paths", paths);
        document.put("components", Map.of("schemas", schemas.named()));
        return document;
    }

    private Map<String, Object> operation(String module, Class<?> type, Method method, String verb) {
        Map<String, Object> operation = new LinkedHashMap<>();
        Describe described = method.getAnnotation(Describe.class);
        operation.put("operationId", type.getSimpleName() + "." + method.getName());
        operation.put("tags", List.of(module));
        if (described != null) {
            operation.put("summary", described.value());
        }
        Guards.permission(type, method).ifPresent(needed -> operation.put("x-enlace-permission", needed.value()));
        List<Object> parameters = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            parameter(parameter, parameters, operation, method);
        }
        if ("POST".equals(verb)) {
            parameters.add(parameter("Idempotency-Key", "header", false, Map.of("type", "string", "maxLength", 255)));
        }
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        operation.put("responses", responses(method, described));
        return operation;
    }

    private void parameter(Parameter parameter, List<Object> parameters, Map<String, Object> operation, Method method) {
        if (parameter.isAnnotationPresent(PathParam.class)) {
            String name = parameter.getAnnotation(PathParam.class).value();
            parameters.add(parameter(name, "path", true, schemas.of(parameter.getParameterizedType())));
        } else if (parameter.isAnnotationPresent(QueryParam.class)) {
            Map<String, Object> schema = new LinkedHashMap<>(schemas.of(parameter.getParameterizedType()));
            if (parameter.isAnnotationPresent(DefaultValue.class)) {
                schema.put(
                        "default", parameter.getAnnotation(DefaultValue.class).value());
            }
            String name = parameter.getAnnotation(QueryParam.class).value();
            parameters.add(parameter(name, "query", false, schema));
        } else if (parameter.isAnnotationPresent(HeaderParam.class)) {
            String name = parameter.getAnnotation(HeaderParam.class).value();
            parameters.add(parameter(name, "header", "If-Match".equalsIgnoreCase(name), Map.of("type", "string")));
        } else if (parameter.isAnnotationPresent(Context.class)) {
            if (parameter.getType() == Paging.class) {
                parameters.add(parameter(
                        "size",
                        "query",
                        false,
                        Map.of("type", "integer", "minimum", 1, "maximum", 100, "default", 25)));
                parameters.add(parameter("after", "query", false, Map.of("type", "string", "maxLength", 512)));
            }
        } else if (parameter.getAnnotations().length == 0) {
            if (parameter.getType() == InputStream.class) {
                Map<String, Object> bytes = Map.of("schema", Map.of("type", "string", "format", "binary"));
                operation.put(
                        "requestBody", Map.of("required", true, "content", Map.of("application/octet-stream", bytes)));
                return;
            }
            Map<String, Object> content = new LinkedHashMap<>();
            for (String type : consumed(method)) {
                content.put(type, Map.of("schema", schemas.of(parameter.getParameterizedType())));
            }
            operation.put("requestBody", Map.of("required", true, "content", content));
        }
    }

    private static Map<String, Object> parameter(String name, String in, boolean required, Map<String, Object> schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", in);
        parameter.put("required", required);
        parameter.put("schema", schema);
        return parameter;
    }

    private Map<String, Object> responses(Method method, Describe described) {
        Map<String, Object> responses = new LinkedHashMap<>();
        Type answer = method.getGenericReturnType();
        boolean known = described != null && described.answers() != Void.class;
        int status = described != null ? described.status() : answer == void.class ? 204 : 200;
        Map<String, Object> success = new LinkedHashMap<>();
        success.put("description", "Success");
        if (known || (answer != Response.class && answer != void.class)) {
            Map<String, Object> schema = schemas.of(known ? described.answers() : answer);
            if (known && described.list()) {
                schema = Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of(
                                "items", Map.of("type", "array", "items", schema),
                                "next", Map.of("type", List.of("string", "null"))));
            }
            Map<String, Object> content = new LinkedHashMap<>();
            for (String type : produced(method)) {
                content.put(type, Map.of("schema", schema));
            }
            success.put("content", content);
        }
        responses.put(String.valueOf(status), success);
        responses.put(
                "default",
                Map.of(
                        "description",
                        "Something went wrong; the code says what",
                        "content",
                        Map.of("application/problem+json", Map.of("schema", schemas.of(Problem.class)))));
        return responses;
    }

    private static List<String> consumed(Method method) {
        Consumes types = method.isAnnotationPresent(Consumes.class)
                ? method.getAnnotation(Consumes.class)
                : method.getDeclaringClass().getAnnotation(Consumes.class);
        return types == null ? List.of("application/json") : Arrays.asList(types.value());
    }

    private static List<String> produced(Method method) {
        Produces types = method.isAnnotationPresent(Produces.class)
                ? method.getAnnotation(Produces.class)
                : method.getDeclaringClass().getAnnotation(Produces.class);
        return types == null ? List.of("application/json") : Arrays.asList(types.value());
    }
}
