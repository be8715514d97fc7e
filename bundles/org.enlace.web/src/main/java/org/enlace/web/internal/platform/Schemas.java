package org.enlace.web.internal.platform;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.web.FormData;

/** JSON Schemas of the types that resource methods take and give; records are named and described once. */
final class Schemas {
    private final Map<String, Object> named = new TreeMap<>();
    private final Map<Class<?>, String> names = new LinkedHashMap<>();

    /** The schemas of all records met so far. */
    Map<String, Object> named() {
        return named;
    }

    Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0]);
        }
        return type instanceof Class<?> plain ? plain(plain) : Map.of();
    }

    private Map<String, Object> generic(Class<?> raw, Type[] arguments) {
        if (Collection.class.isAssignableFrom(raw)) {
            return Map.of("type", "array", "items", of(arguments[0]));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return Map.of("type", "object", "additionalProperties", of(arguments[1]));
        }
        return raw == Optional.class ? of(arguments[0]) : plain(raw);
    }

    private Map<String, Object> plain(Class<?> type) {
        if (type == String.class || type == OfficerId.class || type == Permission.class || type == byte[].class) {
            return Map.of("type", "string");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type == int.class || type == Integer.class || type == short.class) {
            return Map.of("type", "integer", "format", "int32");
        }
        if (type == long.class || type == Long.class || type == BigInteger.class) {
            return Map.of("type", "integer", "format", "int64");
        }
        if (type.isPrimitive() || type == Double.class || type == Float.class || type == BigDecimal.class) {
            return Map.of("type", "number");
        }
        if (type == UUID.class || type == RecordId.class) {
            return Map.of("type", "string", "format", "uuid");
        }
        if (type == CountryCode.class) {
            return Map.of("type", "string", "pattern", "^[A-Z]{2}$");
        }
        if (type == Language.class) {
            return Map.of("type", "string", "enum", List.of("es", "pt", "en", "fr"));
        }
        if (type == Instant.class || type == OffsetDateTime.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        if (type == LocalDate.class) {
            return Map.of("type", "string", "format", "date");
        }
        if (type == FormData.class) {
            return Map.of("type", "object");
        }
        if (type.isEnum()) {
            return Map.of(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(type.getFields())
                            .filter(java.lang.reflect.Field::isEnumConstant)
                            .map(constant -> constant.isAnnotationPresent(JsonProperty.class)
                                    ? constant.getAnnotation(JsonProperty.class).value()
                                    : constant.getName())
                            .toList());
        }
        if (type.isArray()) {
            return Map.of("type", "array", "items", of(type.getComponentType()));
        }
        return type.isRecord() ? Map.of("$ref", "#/components/schemas/" + record(type)) : Map.of();
    }

    private String record(Class<?> type) {
        String known = names.get(type);
        if (known != null) {
            return known;
        }
        String name = type.getSimpleName();
        for (int i = 2; named.containsKey(name); i++) {
            name = type.getSimpleName() + i;
        }
        names.put(type, name);
        Map<String, Object> schema = new LinkedHashMap<>();
        named.put(name, schema);
        Map<String, Object> properties = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (!component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
                String property = renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
                properties.put(property, of(component.getGenericType()));
            }
        }
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("properties", properties);
        return name;
    }
}
