package org.enlace.protocols.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.enlace.platform.CountryCode;
import org.enlace.protocols.Adoption.State;
import org.enlace.protocols.Kind;
import org.enlace.protocols.RegionFilter;
import org.enlace.protocols.RegionFilter.Order;

/** A filter of the matrix as parameters of an address, the same for page, API and exports. Empty parameters do not narrow. */
public final class RegionParameters {
    private RegionParameters() {}

    /**
     * Reads a filter.
     *
     * @param parameter gives the value of a parameter, or null
     * @throws org.enlace.platform.Refusal {@code protocol.parameter} for a value that is none of the known ones
     */
    public static RegionFilter read(Function<String, String> parameter) {
        Function<String, String> given = FilterParameters.given(parameter);
        String country = given.apply("country");
        State[] states = {
            State.UNDER_STUDY, State.ADOPTED, State.ADOPTED_WITH_RESERVATIONS, State.DECLINED, State.DENOUNCED
        };
        return new RegionFilter(
                FilterParameters.known(given, "kind", Kind::of, Kind.values(), null),
                country == null ? null : new CountryCode(country),
                FilterParameters.known(
                        given,
                        "state",
                        word -> State.of(word).filter(state -> state != State.NOT_CONSIDERED),
                        states,
                        null),
                FilterParameters.known(given, "order", Order::of, Order.values(), Order.TITLE));
    }

    /** The parameters of a filter; what does not narrow is left out. */
    public static Map<String, String> write(RegionFilter filter) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (filter.kind() != null) {
            parameters.put("kind", filter.kind().token());
        }
        if (filter.country() != null) {
            parameters.put("country", filter.country().value());
        }
        if (filter.state() != null) {
            parameters.put("state", filter.state().token());
        }
        if (filter.order() != Order.TITLE) {
            parameters.put("order", filter.order().token());
        }
        return parameters;
    }
}
