package org.enlace.protocols.internal.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.protocols.EvidenceLevel;
import org.enlace.protocols.Facet;
import org.enlace.protocols.Kind;
import org.enlace.protocols.LegalStatus;
import org.enlace.protocols.Phase;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolFilter.Origin;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.internal.FilterParameters;

/** What a list can be narrowed by further, each value with how many records are left, as links. */
public final class Facets {
    private final ProtocolFilter filter;
    private final Labels labels;
    private final Map<Facet, Map<String, Long>> counts;
    private final Map<String, String> chosen;

    private Facets(ProtocolFilter filter, Labels labels, Map<Facet, Map<String, Long>> counts) {
        this.filter = filter;
        this.labels = labels;
        this.counts = counts;
        chosen = FilterParameters.write(filter);
    }

    /** A value, and what is below it in the classification. */
    public record Value(String label, long count, String address, boolean chosen, List<Value> below) {}

    /** @param open whether it is unfolded: one of its values is chosen */
    public record Group(String name, String label, List<Value> values, boolean open) {}

    static Facets of(ProtocolFilter filter, List<Integer> years, Protocols protocols, Labels labels, Caller caller) {
        Map<Facet, List<String>> values = new EnumMap<>(Facet.class);
        values.put(Facet.CRIME_TYPE, crimes(filter, labels));
        Set<String> lands = new LinkedHashSet<>(List.of(Origin.INTERNATIONAL.token()));
        labels.countryChoices(filter.origin() == null ? null : filter.origin().token())
                .forEach(choice -> lands.add(choice.value()));
        values.put(Facet.ORIGIN, List.copyOf(lands));
        values.put(Facet.KIND, Arrays.stream(Kind.values()).map(Kind::token).toList());
        values.put(Facet.PHASE, Arrays.stream(Phase.values()).map(Phase::token).toList());
        Set<String> tongues = new LinkedHashSet<>(Labels.DOCUMENT_LANGUAGES);
        if (filter.language() != null) {
            tongues.add(filter.language());
        }
        values.put(Facet.LANGUAGE, List.copyOf(tongues));
        values.put(
                Facet.EVIDENCE,
                Arrays.stream(EvidenceLevel.values()).map(EvidenceLevel::token).toList());
        values.put(
                Facet.STATUS,
                Arrays.stream(LegalStatus.values()).map(LegalStatus::token).toList());
        values.put(Facet.YEAR, years.stream().map(String::valueOf).toList());
        // Of a facet that has a value already only what is below it could narrow further.
        values.keySet().removeIf(facet -> facet != Facet.CRIME_TYPE && chosen(filter, facet));
        values.values().removeIf(List::isEmpty);
        return new Facets(filter, labels, protocols.counts(filter, values, caller));
    }

    private static boolean chosen(ProtocolFilter filter, Facet facet) {
        return FilterParameters.write(filter).containsKey(facet.parameter());
    }

    /** All of the classification, or what stands below the code that is chosen. */
    private static List<String> crimes(ProtocolFilter filter, Labels labels) {
        String above = filter.crimeType() == null ? "" : filter.crimeType();
        return labels.crimeTypes().all().stream()
                .map(type -> type.code())
                .filter(code -> code.startsWith(above) && !code.equals(above))
                .toList();
    }

    /** Those that have something to choose from, in the order people ask. */
    public List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            Map<String, Long> each = counts.getOrDefault(facet, Map.of());
            if (!each.isEmpty()) {
                groups.add(new Group(
                        facet.parameter(),
                        labels.get("filter." + facet.parameter()),
                        facet == Facet.CRIME_TYPE ? tree(each, filter.crimeType()) : values(facet, each),
                        chosen.containsKey(facet.parameter())));
            }
        }
        return groups;
    }

    /** Whether the numbers are those of the list: words are not counted with. */
    public boolean counted() {
        return filter.words() == null;
    }

    /** What a form must send along so that it narrows and does not begin anew. */
    public Map<String, String> kept() {
        Map<String, String> kept = new java.util.LinkedHashMap<>(chosen);
        List.of("q", "state", "order").forEach(kept::remove);
        return kept;
    }

    private List<Value> values(Facet facet, Map<String, Long> each) {
        List<Value> values = new ArrayList<>();
        each.forEach((value, count) -> values.add(value(facet, value, label(facet, value), count, List.of())));
        values.sort(
                facet == Facet.YEAR
                        ? java.util.Comparator.comparing(Value::label).reversed()
                        : java.util.Comparator.comparing(Value::count)
                                .reversed()
                                .thenComparing(Value::label));
        return values;
    }

    private List<Value> tree(Map<String, Long> each, String above) {
        List<Value> values = new ArrayList<>();
        each.keySet().stream()
                .sorted()
                .filter(code -> each.keySet().stream()
                        .noneMatch(other -> !other.equals(code) && code.startsWith(other) && !other.equals(above)))
                .forEach(code -> values.add(value(
                        Facet.CRIME_TYPE,
                        code,
                        labels.crimeType(code),
                        each.get(code),
                        tree(below(each, code), code))));
        return values;
    }

    private static Map<String, Long> below(Map<String, Long> each, String code) {
        Map<String, Long> below = new java.util.TreeMap<>(each);
        below.keySet().removeIf(other -> other.equals(code) || !other.startsWith(code));
        return below;
    }

    private Value value(Facet facet, String value, String label, long count, List<Value> below) {
        String address = FilterParameters.address(
                "/protocols", FilterParameters.write(FilterParameters.with(filter, facet, value)));
        return new Value(label, count, address, value.equals(chosen.get(facet.parameter())), below);
    }

    private String label(Facet facet, String value) {
        return switch (facet) {
            case CRIME_TYPE -> labels.crimeType(value);
            case ORIGIN ->
                labels.of(
                        value.equals(Origin.INTERNATIONAL.token())
                                ? Origin.INTERNATIONAL
                                : new Origin(new CountryCode(value)));
            case KIND -> labels.of(Kind.of(value).orElseThrow());
            case PHASE -> labels.of(Phase.of(value).orElseThrow());
            case LANGUAGE -> labels.languageName(value);
            case EVIDENCE -> labels.of(EvidenceLevel.of(value).orElseThrow());
            case STATUS -> labels.of(LegalStatus.of(value).orElseThrow());
            case YEAR -> value;
        };
    }
}
