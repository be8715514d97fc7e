package org.enlace.exchange.internal.envelope;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.exchange.internal.Unreadable;

/**
 * An object of JSON that has exactly the members that are asked for, each of the type that is asked for: nothing more, nothing
 * twice, nothing behind it.
 */
final class StrictJson {
    private static final int DEEPEST = 8;
    private static final int LONGEST_NUMBER = 19;
    private static final int LONGEST_NAME = 60;

    private static final ObjectMapper STRICT = new ObjectMapper(new JsonFactoryBuilder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonNode node;

    private StrictJson(JsonNode node) {
        this.node = node;
    }

    /** @param members all that must be there, and nothing else may */
    static StrictJson of(String text, String... members) {
        try {
            return of(STRICT.readTree(text), members);
        } catch (JsonProcessingException e) {
            throw wrong("it is no JSON as it must be: " + e.getOriginalMessage());
        }
    }

    private static StrictJson of(JsonNode node, String... members) {
        if (node == null || !node.isObject()) {
            throw wrong("an object is expected");
        }
        Set<String> there = new TreeSet<>();
        node.fieldNames().forEachRemaining(there::add);
        if (!there.equals(new TreeSet<>(Set.of(members)))) {
            throw wrong("the members are " + there + " and should be " + new TreeSet<>(Set.of(members)));
        }
        return new StrictJson(node);
    }

    static String write(Map<String, ?> members) {
        try {
            return STRICT.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String text(String name, int longest) {
        JsonNode value = node.get(name);
        if (!value.isTextual() || value.textValue().length() > longest) {
            throw wrong(name + " is no text of at most " + longest + " characters");
        }
        return value.textValue();
    }

    String hex(String name, int length) {
        String value = text(name, length);
        if (value.length() != length || !value.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
            throw wrong(name + " is not " + length + " hexadecimal digits");
        }
        return value;
    }

    long number(String name, long least) {
        JsonNode value = node.get(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < least) {
            throw wrong(name + " is no whole number from " + least);
        }
        return value.longValue();
    }

    /** The member must be this number. */
    StrictJson format(String name, int expected) {
        if (number(name, 0) != expected) {
            throw wrong(name + " is " + number(name, 0) + ", and this node reads " + expected);
        }
        return this;
    }

    List<String> texts(String name, int most, int longest) {
        List<String> all = new ArrayList<>();
        for (JsonNode each : list(name, most)) {
            if (!each.isTextual() || each.textValue().length() > longest) {
                throw wrong(name + " holds something else than texts");
            }
            all.add(each.textValue());
        }
        return all;
    }

    List<Integer> numbers(String name, int most) {
        List<Integer> all = new ArrayList<>();
        for (JsonNode each : list(name, most)) {
            if (!each.isInt() || each.intValue() < 1) {
                throw wrong(name + " holds something else than numbers from 1");
            }
            all.add(each.intValue());
        }
        return all;
    }

    List<StrictJson> objects(String name, int most, String... members) {
        List<StrictJson> all = new ArrayList<>();
        for (JsonNode each : list(name, most)) {
            all.add(of(each, members));
        }
        return all;
    }

    StrictJson object(String name, String... members) {
        return of(node.get(name), members);
    }

    private Iterable<JsonNode> list(String name, int most) {
        JsonNode value = node.get(name);
        if (!value.isArray() || value.size() > most) {
            throw wrong(name + " is no list of at most " + most);
        }
        Iterator<JsonNode> all = value.elements();
        return () -> all;
    }

    static Unreadable wrong(String what) {
        return new Unreadable(Unreadable.FORM, what);
    }
}
