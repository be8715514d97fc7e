package org.enlace.web.internal.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.web.internal.Failure;
import org.enlace.web.internal.Failures;
import org.enlace.web.internal.Problem;
import org.enlace.web.internal.Visit;
import org.enlace.web.internal.ui.Words;

/** Says what is wrong with a JSON body: where it breaks, or which field holds what it should not. */
public final class JsonFaults {
    private JsonFaults() {}

    /** Whether the sender is at fault, not the class that was to be read or written. */
    public static boolean isInput(JacksonException thrown) {
        return thrown instanceof StreamReadException
                || thrown instanceof StreamConstraintsException
                || thrown instanceof ValueInstantiationException
                || thrown instanceof MismatchedInputException
                || thrown instanceof JsonMappingException wrapped && inside(wrapped) != null;
    }

    /** What a field's reader threw, where that is the sender's fault. */
    private static Throwable inside(JsonMappingException wrapped) {
        for (Throwable cause = wrapped.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal
                    || cause instanceof Failure
                    || cause instanceof StreamReadException
                    || cause instanceof StreamConstraintsException) {
                return cause;
            }
        }
        return null;
    }

    public static Problem problem(JacksonException thrown, Visit visit, Texts texts) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return Failures.of(Failures.tied(refusal, path(thrown)), visit, texts, "");
            }
            if (cause instanceof Failure failure) {
                return Failures.of(failure, visit);
            }
        }
        return Failures.of(failure(thrown, visit), visit);
    }

    private static Failure failure(JacksonException thrown, Visit visit) {
        if (thrown instanceof JsonMappingException wrapped && inside(wrapped) instanceof JacksonException broken) {
            return broken instanceof InputCoercionException ? wrongType(thrown, visit) : failure(broken, visit);
        }
        if (thrown instanceof StreamConstraintsException) {
            return new Failure(400, "json.too-deep");
        }
        if (thrown instanceof StreamReadException broken) {
            String message = broken.getOriginalMessage();
            if (message.startsWith("Duplicate field '")) {
                String field = message.substring("Duplicate field '".length(), message.lastIndexOf('\''));
                return new Failure(400, "json.duplicate-field", field).at(field);
            }
            JsonLocation at = broken.getLocation();
            return at == null
                    ? new Failure(400, "json.malformed", "?", "?")
                    : new Failure(400, "json.malformed", at.getLineNr(), at.getColumnNr());
        }
        String path = path(thrown);
        if (thrown instanceof UnrecognizedPropertyException unknown) {
            Collection<Object> known = unknown.getKnownPropertyIds();
            String names = known == null
                    ? ""
                    : new TreeSet<>(known.stream().map(String::valueOf).toList())
                            .stream().collect(Collectors.joining(", "));
            return new Failure(422, "json.unknown-field", path, names).at(path);
        }
        String message = thrown.getOriginalMessage();
        if (message.startsWith("Trailing token")) {
            return new Failure(400, "json.trailing");
        }
        if (message.startsWith("No content to map")) {
            return new Failure(400, "json.empty");
        }
        if (message.startsWith("Cannot map `null` into type")) {
            return new Failure(422, "json.missing-field", path).at(path);
        }
        return wrongType(thrown, visit);
    }

    private static Failure wrongType(JacksonException thrown, Visit visit) {
        String path = path(thrown);
        Class<?> type = thrown instanceof InputCoercionException || thrown.getCause() instanceof InputCoercionException
                ? long.class
                : thrown instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        return new Failure(422, "json.wrong-type", path.isEmpty() ? "$" : path, expected(type, visit))
                .at(path.isEmpty() ? "$" : path);
    }

    private static String expected(Class<?> type, Visit visit) {
        Words words = new Words(visit.language());
        if (type != null && type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(JsonFaults::enumName)
                    .collect(Collectors.joining(", "));
        }
        String key = "problem.type." + kind(type);
        return words.has(key) ? words.get(key) : kind(type);
    }

    private static String enumName(Object constant) {
        Enum<?> value = (Enum<?>) constant;
        try {
            var renamed = value.getDeclaringClass()
                    .getField(value.name())
                    .getAnnotation(com.fasterxml.jackson.annotation.JsonProperty.class);
            return renamed == null ? value.name() : renamed.value();
        } catch (NoSuchFieldException e) {
            return value.name();
        }
    }

    private static String kind(Class<?> type) {
        if (type == null) {
            return "value";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        if (type == int.class
                || type == long.class
                || type == Integer.class
                || type == Long.class
                || type == Short.class
                || type == java.math.BigInteger.class) {
            return "integer";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "number";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "list";
        }
        if (type == LocalDate.class) {
            return "date";
        }
        if (type == Instant.class || type == java.time.OffsetDateTime.class || type == java.time.ZonedDateTime.class) {
            return "instant";
        }
        if (type == UUID.class) {
            return "uuid";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "object" : "value";
    }

    /** The field's name, such as {@code steps[2].title}; empty for the body itself. */
    static String path(JacksonException thrown) {
        if (!(thrown instanceof JsonMappingException mapping)) {
            return "";
        }
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
