package org.enlace.protocols;

import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.protocols.Adoption.State;

/**
 * Which documents the matrix shows. Each condition is null where it does not matter; all that are given must hold.
 *
 * @param kind    of document
 * @param country that is known to have decided about it
 * @param state   that this country, or else any, has decided
 * @param order   how the rows stand; never null
 */
public record RegionFilter(Kind kind, CountryCode country, State state, Order order) {
    /** Everything that any country decided about, by title. */
    public static final RegionFilter ALL = new RegionFilter(null, null, null, Order.TITLE);

    public RegionFilter {
        Objects.requireNonNull(order, "order");
    }

    /** Whether anything but the order is asked for. */
    public boolean narrows() {
        return kind != null || country != null || state != null;
    }

    /** Whether documents that nobody is known to have decided about stand among the rows. */
    public boolean everything() {
        return order == Order.LIBRARY && country == null && state == null;
    }

    public RegionFilter withKind(Kind other) {
        return new RegionFilter(other, country, state, order);
    }

    public RegionFilter withCountry(CountryCode other) {
        return new RegionFilter(kind, other, state, order);
    }

    public RegionFilter withState(State other) {
        return new RegionFilter(kind, country, other, order);
    }

    public RegionFilter withOrder(Order other) {
        return new RegionFilter(kind, country, state, other);
    }

    /** Which rows there are, and how they stand. */
    public enum Order {
        /** What any country decided about, by title. */
        TITLE,
        /** The same, what most countries adopted first. */
        ADOPTIONS,
        /** Every document in use, by title. */
        LIBRARY;

        public String token() {
            return Token.of(this);
        }

        public static Optional<Order> of(String token) {
            return Token.find(values(), token);
        }
    }
}
