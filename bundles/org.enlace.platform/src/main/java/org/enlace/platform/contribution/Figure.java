package org.enlace.platform.contribution;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One figure for monitoring, as Prometheus takes it.
 *
 * @param name   {@code enlace_} and what is counted, with its unit: {@code enlace_files_bytes}; stable
 * @param help   one line, English; the same for all figures of a name
 * @param labels what tells figures of a name apart: few and lasting values, such as countries and states, never ids
 * @param value  as it is now; figures of this kind go up and down
 */
public record Figure(String name, String help, Map<String, String> labels, double value) implements Comparable<Figure> {
    private static final Pattern NAME = Pattern.compile("enlace_[a-z][a-z_]*[a-z]");
    private static final Pattern LABEL = Pattern.compile("[a-z][a-z_]*");

    public Figure {
        if (!NAME.matcher(name).matches() || name.endsWith("_total")) {
            throw new IllegalArgumentException(
                    "A figure is called enlace_ and what is counted, in lower case; _total is for counters: " + name);
        }
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        labels.keySet().stream()
                .filter(label -> !LABEL.matcher(label).matches())
                .findFirst()
                .ifPresent(label -> {
                    throw new IllegalArgumentException("A label is a word in lower case, not " + label);
                });
    }

    public static Figure of(String name, String help, double value) {
        return new Figure(name, help, Map.of(), value);
    }

    /** The same figure with one more label. */
    public Figure with(String label, String labelled) {
        Map<String, String> more = new TreeMap<>(labels);
        more.put(label, labelled);
        return new Figure(name, help, more, value);
    }

    @Override
    public int compareTo(Figure other) {
        int byName = name.compareTo(other.name);
        return byName == 0 ? labels.toString().compareTo(other.labels.toString()) : byName;
    }
}
