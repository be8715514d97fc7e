package org.enlace.training.exchange;

import java.util.Objects;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Stamp;

/**
 * A {@link HostPlace} as a host offers it in a call.
 *
 * @param withdrawn whether the host took it back: nobody is proposed for it any more, and it stays with those who were
 */
public record HostOffer(RecordId call, HostPlace place, int version, boolean withdrawn, Stamp created, Stamp changed) {
    /** What {@code NotFound}, {@code Stale} and the audit call one. */
    public static final String KIND = "exchange-place";

    public HostOffer {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(changed, "changed");
    }

    public static HostOffer first(Call call, HostPlace place, Stamp by) {
        require(call, place);
        return new HostOffer(call.id(), place, 1, false, by, by);
    }

    public RecordId id() {
        return place.id();
    }

    /**
     * Says something else; the country stays.
     *
     * @param taken how many officers have it already
     * @throws Refusal {@code placement.capacity-below}, {@code placement.place-country}, {@code placement.place-withdrawn}
     */
    public HostOffer revise(Call of, HostPlace other, int taken, Stamp by) {
        requireOffered();
        require(of, other);
        if (!other.country().equals(place.country())) {
            throw new Refusal(
                            "placement.place-country",
                            "This place is in " + place.country() + "; offer another one in " + other.country(),
                            place.country(),
                            other.country())
                    .at("country");
        }
        if (other.capacity() < taken) {
            throw new Refusal(
                            "placement.capacity-below",
                            taken + " officers have this place already, and it would receive " + other.capacity()
                                    + "; leave it at " + taken + " or more",
                            taken,
                            other.capacity())
                    .at("capacity");
        }
        return new HostOffer(call, other, version + 1, false, created, by);
    }

    /** @throws Refusal {@code placement.place-taken} while officers have it */
    public HostOffer withdraw(int taken, Stamp by) {
        requireOffered();
        if (taken > 0) {
            throw new Refusal(
                    "placement.place-taken",
                    taken + " officers have the place \"" + place.unit() + "\"; decline them first",
                    place.unit(),
                    taken);
        }
        return new HostOffer(call, place, version + 1, true, created, by);
    }

    /** @throws Refusal {@code placement.place-full} where no room is left, {@code placement.place-withdrawn} */
    public void requireRoom(int taken) {
        requireOffered();
        if (taken >= place.capacity()) {
            throw new Refusal(
                            "placement.place-full",
                            "\"" + place.unit() + "\" receives " + place.capacity() + " and " + taken
                                    + " have it; choose another place",
                            place.unit(),
                            place.capacity(),
                            taken)
                    .at("place");
        }
    }

    /**
     * A stay here of an officer, as somebody fixes it by hand.
     *
     * @throws Refusal {@code placement.own-country}; {@code placement.stay-outside} where the stay does not lie in the call and in one
     *     of the periods of the place, or lasts longer or shorter than the call says
     */
    public Placement placed(Call of, Profile guest, Period stay) {
        requireOffered();
        if (guest.country().equals(place.country())) {
            throw new Refusal(
                            "placement.own-country",
                            "\"" + place.unit() + "\" is in " + place.country()
                                    + ", which sends the officer; choose a place in another country",
                            place.unit(),
                            place.country())
                    .at("place");
        }
        boolean inside = stay.common(of.window()).filter(stay::equals).isPresent()
                && place.periods().stream()
                        .anyMatch(period ->
                                stay.common(period).filter(stay::equals).isPresent());
        if (!inside || stay.days() != of.days()) {
            throw new Refusal(
                            "placement.stay-outside",
                            "A stay lasts " + of.days() + " days within the call and a period of the place; from "
                                    + stay.first() + " to " + stay.last() + " is none; choose other days",
                            of.days(),
                            stay.first(),
                            stay.last())
                    .at("stay");
        }
        return new Placement(place.id(), place.country(), stay);
    }

    private void requireOffered() {
        if (withdrawn) {
            throw new Refusal(
                    "placement.place-withdrawn",
                    "The host took \"" + place.unit() + "\" back; choose another place",
                    place.unit());
        }
    }

    /** What a place has to have in common with its call: a theme, and periods with days enough in its window. */
    private static void require(Call call, HostPlace place) {
        call.requireOpen(place.themes());
        place.periods().stream()
                .filter(period -> period.common(call.window())
                        .filter(both -> both.days() >= call.days())
                        .isEmpty())
                .findFirst()
                .ifPresent(period -> {
                    throw new Refusal(
                                    "placement.period-outside",
                                    "From " + period.first() + " to " + period.last() + " there is no stay of "
                                            + call.days() + " days between "
                                            + call.window().first() + " and "
                                            + call.window().last() + "; choose other days",
                                    period.first(),
                                    period.last(),
                                    call.days(),
                                    call.window().first(),
                                    call.window().last())
                            .at("periods");
                });
    }
}
