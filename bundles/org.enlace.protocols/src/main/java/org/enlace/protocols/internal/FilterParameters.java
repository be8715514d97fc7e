package org.enlace.protocols.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enlace.platform.Refusal;
import org.enlace.protocols.EvidenceLevel;
import org.enlace.protocols.Facet;
import org.enlace.protocols.Kind;
import org.enlace.protocols.LegalStatus;
import org.enlace.protocols.Phase;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolFilter.Order;
import org.enlace.protocols.ProtocolFilter.Origin;
import org.enlace.protocols.ProtocolFilter.State;

/** A filter as parameters of an address, the same for pages, API and exports. Empty parameters do not narrow. */
public final class FilterParameters {
    private FilterParameters() {}

    /**
     * Reads a filter.
     *
     * @param parameter gives the value of a parameter, or null
     * @throws Refusal {@code protocol.parameter} for a value that is none of the known ones
     */
    public static ProtocolFilter read(Function<String, String> parameter) {
        Function<String, String> given = given(parameter);
        ProtocolFilter filter = ProtocolFilter.ALL.withWords(given.apply("q")).withCrimeType(given.apply("crime"));
        String country = given.apply("country");
        if (country != null) {
            filter = filter.withOrigin(Origin.parse(country));
        }
        filter = filter.withKind(known(given, "kind", Kind::of, Kind.values(), null));
        filter = filter.withPhase(known(given, "phase", Phase::of, Phase.values(), null));
        filter = filter.withLanguage(given.apply("language"));
        filter = filter.withEvidence(known(given, "evidence", EvidenceLevel::of, EvidenceLevel.values(), null));
        filter = filter.withStatus(known(given, "status", LegalStatus::of, LegalStatus.values(), null));
        filter = filter.withState(known(given, "state", State::of, State.values(), State.EFFECTIVE));
        filter = filter.withOrder(known(given, "order", Order::of, Order.values(), Order.TITLE));
        String year = given.apply("year");
        if (year != null) {
            if (!year.matches("\\d{4}")) {
                throw refusal("year", year, "1800 … 2100");
            }
            filter = filter.withYear(Integer.valueOf(year));
        }
        return filter;
    }

    static Function<String, String> given(Function<String, String> parameter) {
        return name -> {
            String value = parameter.apply(name);
            return value == null || value.isBlank() ? null : value.strip();
        };
    }

    /** The parameters of a filter, in the order people meet them; what does not narrow is left out. */
    public static Map<String, String> write(ProtocolFilter filter) {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "q", filter.words());
        put(parameters, "crime", filter.crimeType());
        put(
                parameters,
                "country",
                filter.origin() == null ? null : filter.origin().token());
        put(parameters, "kind", filter.kind() == null ? null : filter.kind().token());
        put(parameters, "phase", filter.phase() == null ? null : filter.phase().token());
        put(parameters, "language", filter.language());
        put(
                parameters,
                "evidence",
                filter.evidence() == null ? null : filter.evidence().token());
        put(
                parameters,
                "status",
                filter.status() == null ? null : filter.status().token());
        put(parameters, "year", filter.year() == null ? null : filter.year().toString());
        put(
                parameters,
                "state",
                filter.state() == State.EFFECTIVE ? null : filter.state().token());
        put(
                parameters,
                "order",
                filter.order() == Order.TITLE ? null : filter.order().token());
        return parameters;
    }

    /** The filter with another value of a facet; null for none. */
    public static ProtocolFilter with(ProtocolFilter filter, Facet facet, String value) {
        Map<String, String> parameters = write(filter);
        parameters.remove(facet.parameter());
        put(parameters, facet.parameter(), value);
        return read(parameters::get);
    }

    /** An address with parameters. */
    public static String address(String path, Map<String, String> parameters) {
        return parameters.isEmpty()
                ? path
                : path + "?"
                        + parameters.entrySet().stream()
                                .map(entry -> entry.getKey() + "="
                                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&"));
    }

    static <E extends Enum<E>> E known(
            Function<String, String> given, String name, Function<String, Optional<E>> read, E[] all, E otherwise) {
        String value = given.apply(name);
        if (value == null) {
            return otherwise;
        }
        return read.apply(value)
                .orElseThrow(() -> refusal(
                        name,
                        value,
                        Arrays.stream(all)
                                .map(one -> one.name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', '-'))
                                .collect(Collectors.joining(", "))));
    }

    private static Refusal refusal(String name, String value, String allowed) {
        return new Refusal(
                        "protocol.parameter",
                        "\"" + value + "\" is no value for " + name + "; use one of: " + allowed,
                        value,
                        name,
                        allowed)
                .at(name);
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
