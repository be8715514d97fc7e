package org.enlace.configuration.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.platform.contribution.Json;
import org.osgi.service.metatype.AttributeDefinition;

/** Values as they stand in a file, and as people type them. */
final class Literals {
    private Literals() {}

    /** A value as JSON, in one line; equal values have equal literals. */
    static String of(Object value) {
        if (value instanceof Collection<?> || value.getClass().isArray()) {
            return Attribute.elements(value).stream().map(Literals::of).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Number || value instanceof Boolean ? value.toString() : Json.quoted(value.toString());
    }

    /**
     * The value of a literal that was made here.
     *
     * @throws Unfit when it is none
     */
    static Object parsed(String pid, String key, String literal) throws Unfit {
        try {
            byte[] text = JsonEdit.of(pid, key, literal).getBytes(StandardCharsets.UTF_8);
            Object value = JsonSettings.read("", text)
                    .values()
                    .getOrDefault(pid, Map.of())
                    .get(key);
            if (value != null) {
                return value;
            }
        } catch (Unreadable e) {
            // As one that is not there.
        }
        throw new Unfit("a value as it stands in a file");
    }

    /**
     * What a person typed, as the attribute takes it.
     *
     * @throws Unfit with what is allowed
     */
    static Object fit(Attribute attribute, List<String> typed) throws Unfit {
        if (attribute.many() == 0) {
            if (typed.size() != 1) {
                throw new Unfit(attribute.allowed());
            }
            return attribute.fit(value(attribute, typed.get(0)));
        }
        List<Object> values = new ArrayList<>();
        for (String one : typed) {
            values.add(value(attribute, one));
        }
        return attribute.fit(values);
    }

    private static Object value(Attribute attribute, String typed) throws Unfit {
        return switch (attribute.type()) {
            case AttributeDefinition.STRING, AttributeDefinition.PASSWORD, AttributeDefinition.CHARACTER -> typed;
            case AttributeDefinition.BOOLEAN -> {
                if (!typed.equals("true") && !typed.equals("false")) {
                    throw new Unfit(attribute.allowed());
                }
                yield Boolean.valueOf(typed);
            }
            case AttributeDefinition.DOUBLE, AttributeDefinition.FLOAT ->
                number(attribute, typed).doubleValue();
            default -> {
                try {
                    yield number(attribute, typed).longValueExact();
                } catch (ArithmeticException e) {
                    throw new Unfit(attribute.allowed());
                }
            }
        };
    }

    private static BigDecimal number(Attribute attribute, String typed) throws Unfit {
        if (!typed.matches("[+-]?\\d{1,19}([.]\\d{1,19})?")) {
            throw new Unfit(attribute.allowed());
        }
        return new BigDecimal(typed);
    }

    /** What counts where no file says anything; empty where the attribute has no default, or a secret one. */
    static Optional<String> byDefault(Attribute attribute) {
        if (attribute.isSecret()
                || attribute.many() == 0 && attribute.defaults().size() != 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(fit(attribute, attribute.defaults())));
        } catch (Unfit e) {
            return Optional.empty();
        }
    }

    /** What a person typed for a key that its reader does not describe: a number, true, false, or else a text. */
    static Object loose(List<String> typed) {
        List<Object> values = typed.stream().map(Literals::loose).toList();
        return values.size() == 1 ? values.get(0) : values;
    }

    private static Object loose(String typed) {
        if (typed.equals("true") || typed.equals("false")) {
            return Boolean.valueOf(typed);
        }
        return typed.matches("-?(0|[1-9]\\d{0,17})") ? Long.valueOf(typed) : typed;
    }
}
