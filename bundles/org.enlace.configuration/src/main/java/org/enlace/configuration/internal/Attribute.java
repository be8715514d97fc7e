package org.enlace.configuration.internal;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.configuration.Setting;
import org.enlace.platform.Language;
import org.enlace.platform.contribution.ValueForm;
import org.osgi.service.metatype.AttributeDefinition;

/**
 * One key a component declares.
 *
 * @param key      its name
 * @param type     a constant of {@link AttributeDefinition}
 * @param many     0 for one value, above 0 for an array, below 0 for a collection
 * @param least    the least number, or the least length of a text; null for none
 * @param most     the greatest number, or the greatest length of a text; null for none
 * @param options  the only values allowed; empty for any
 * @param defaults what applies where nothing is given; may be empty
 * @param meaning  what it is for, in English; may be empty
 * @param form     what each text has to look like
 */
record Attribute(
        String key,
        int type,
        int many,
        BigDecimal least,
        BigDecimal most,
        List<String> options,
        List<String> defaults,
        String meaning,
        Optional<ValueForm> form) {
    Attribute {
        options = List.copyOf(options);
        defaults = List.copyOf(defaults);
    }

    /** One of any form, of which nobody says what it is for. */
    Attribute(
            String key,
            int type,
            int many,
            BigDecimal least,
            BigDecimal most,
            List<String> options,
            List<String> defaults) {
        this(key, type, many, least, most, options, defaults, "", Optional.empty());
    }

    Attribute of(Optional<ValueForm> other) {
        return new Attribute(key, type, many, least, most, options, defaults, meaning, other);
    }

    /** A value in a file that has another form and stays in force nevertheless; empty for any other. */
    Optional<Object> standing(Object given) {
        try {
            return form.filter(ValueForm::stands).isPresent()
                    ? Optional.of(of(Optional.empty()).fit(given))
                    : Optional.empty();
        } catch (Unfit e) {
            return Optional.empty();
        }
    }

    boolean isSecret() {
        return type == AttributeDefinition.PASSWORD || Secrets.isSecret(key);
    }

    Setting.Type kind() {
        return switch (type) {
            case AttributeDefinition.BOOLEAN -> Setting.Type.TRUTH;
            case AttributeDefinition.DOUBLE, AttributeDefinition.FLOAT -> Setting.Type.NUMBER;
            case AttributeDefinition.STRING, AttributeDefinition.PASSWORD, AttributeDefinition.CHARACTER ->
                Setting.Type.TEXT;
            default -> Setting.Type.WHOLE_NUMBER;
        };
    }

    /** The value as the component takes it. */
    Object fit(Object given) throws Unfit {
        List<?> elements = elements(given);
        if (many == 0) {
            if (isList(given)) {
                throw new Unfit(allowed());
            }
            return fitOne(given);
        }
        List<Object> fitted = new ArrayList<>();
        for (Object element : elements) {
            fitted.add(fitOne(element));
        }
        if (many < 0) {
            return fitted;
        }
        Object array = Array.newInstance(boxed(), fitted.size());
        for (int i = 0; i < fitted.size(); i++) {
            Array.set(array, i, fitted.get(i));
        }
        return array;
    }

    /** What may stand here, in words. */
    String allowed() {
        if (!options.isEmpty()) {
            return (many == 0 ? "one of " : "a list of ")
                    + options.stream()
                            .map(each -> each.isEmpty() ? "\"\"" : each)
                            .collect(Collectors.joining(", "));
        }
        if (form.isPresent()) {
            return (many == 0 ? "" : "a list, each ") + form.get().words(Language.EN);
        }
        String one =
                switch (type) {
                    case AttributeDefinition.BOOLEAN -> many == 0 ? "true or false" : "true and false";
                    case AttributeDefinition.DOUBLE, AttributeDefinition.FLOAT -> many == 0 ? "a number" : "numbers";
                    case AttributeDefinition.CHARACTER -> many == 0 ? "a single character" : "single characters";
                    case AttributeDefinition.STRING, AttributeDefinition.PASSWORD -> many == 0 ? "a text" : "texts";
                    default -> many == 0 ? "a whole number" : "whole numbers";
                };
        return (many == 0 ? one : "a list of " + one) + limits();
    }

    private String limits() {
        if (least == null && most == null) {
            return "";
        }
        String unit = isText() ? " characters" : "";
        if (least == null) {
            return ", at most " + most.toPlainString() + unit;
        }
        if (most == null) {
            return ", at least " + least.toPlainString() + unit;
        }
        return " from " + least.toPlainString() + " to " + most.toPlainString() + unit;
    }

    private boolean isText() {
        return type == AttributeDefinition.STRING || type == AttributeDefinition.PASSWORD;
    }

    private Object fitOne(Object given) throws Unfit {
        Object fitted = typed(given);
        if (fitted == null
                || !options.isEmpty() && !options.contains(fitted.toString())
                || options.isEmpty() && !within(fitted)
                || fitted instanceof String text
                        && !form.map(known -> known.admits(text)).orElse(true)) {
            throw new Unfit(allowed());
        }
        return fitted;
    }

    private boolean within(Object value) {
        BigDecimal measure;
        if (value instanceof Number) {
            measure = new BigDecimal(value.toString());
        } else if (value instanceof String text) {
            measure = BigDecimal.valueOf(text.length());
        } else {
            return true;
        }
        return (least == null || measure.compareTo(least) >= 0) && (most == null || measure.compareTo(most) <= 0);
    }

    private Object typed(Object given) {
        return switch (type) {
            case AttributeDefinition.BOOLEAN -> given instanceof Boolean ? given : null;
            case AttributeDefinition.STRING, AttributeDefinition.PASSWORD -> given instanceof String ? given : null;
            case AttributeDefinition.CHARACTER -> {
                if (given instanceof Character) {
                    yield given;
                }
                yield given instanceof String text && text.length() == 1 ? text.charAt(0) : null;
            }
            case AttributeDefinition.DOUBLE -> given instanceof Number number ? number.doubleValue() : null;
            case AttributeDefinition.FLOAT -> given instanceof Number number ? number.floatValue() : null;
            case AttributeDefinition.LONG -> whole(given, Long.MIN_VALUE, Long.MAX_VALUE);
            case AttributeDefinition.INTEGER -> {
                Long whole = whole(given, Integer.MIN_VALUE, Integer.MAX_VALUE);
                yield whole == null ? null : whole.intValue();
            }
            case AttributeDefinition.SHORT -> {
                Long whole = whole(given, Short.MIN_VALUE, Short.MAX_VALUE);
                yield whole == null ? null : whole.shortValue();
            }
            case AttributeDefinition.BYTE -> {
                Long whole = whole(given, Byte.MIN_VALUE, Byte.MAX_VALUE);
                yield whole == null ? null : whole.byteValue();
            }
            default -> null;
        };
    }

    private static Long whole(Object given, long from, long to) {
        boolean whole =
                given instanceof Long || given instanceof Integer || given instanceof Short || given instanceof Byte;
        if (!whole) {
            return null;
        }
        long value = ((Number) given).longValue();
        return value >= from && value <= to ? value : null;
    }

    private Class<?> boxed() {
        return switch (type) {
            case AttributeDefinition.BOOLEAN -> Boolean.class;
            case AttributeDefinition.CHARACTER -> Character.class;
            case AttributeDefinition.DOUBLE -> Double.class;
            case AttributeDefinition.FLOAT -> Float.class;
            case AttributeDefinition.LONG -> Long.class;
            case AttributeDefinition.INTEGER -> Integer.class;
            case AttributeDefinition.SHORT -> Short.class;
            case AttributeDefinition.BYTE -> Byte.class;
            default -> String.class;
        };
    }

    private static boolean isList(Object given) {
        return given instanceof Collection<?> || given.getClass().isArray();
    }

    /** The elements of an array or collection; a single value is a list of one. */
    static List<?> elements(Object given) {
        if (given instanceof Collection<?> collection) {
            return List.copyOf(collection);
        }
        if (!given.getClass().isArray()) {
            return List.of(given);
        }
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(given); i++) {
            elements.add(Array.get(given, i));
        }
        return elements;
    }
}
