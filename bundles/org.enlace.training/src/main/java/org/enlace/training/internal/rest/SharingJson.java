package org.enlace.training.internal.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.training.SeriesShares.Partner;
import org.enlace.training.SeriesShares.Standing;

/**
 * With whom a series of this node is, as the API gives it.
 *
 * @param version  counts what was sent, as the tag does; 0 where it was never shared
 * @param audience who has it or is to have it
 * @param partners the invited countries and those that had it; for those who may share it, for everybody else none
 */
record SharingJson(String series, long version, List<String> audience, List<PartnerJson> partners) {
    /**
     * @param invited  whether it has seats
     * @param trusted  whether a node of it is trusted; where none is, whoever organises enters its people
     * @param reads    whether that node told that it reads series
     * @param audience whether it has the series or is to have it
     * @param standing {@code queued}, {@code sent}, {@code delivered}, {@code not-adopted}, {@code kept}, {@code quarantined},
     *                 {@code refused}, {@code taking-back}, {@code taken-back}; absent where it never got a message about it
     */
    record PartnerJson(
            String country, boolean invited, boolean trusted, boolean reads, boolean audience, String standing) {
        static PartnerJson of(Partner partner) {
            return new PartnerJson(
                    partner.country().value(),
                    partner.invited(),
                    partner.trusted(),
                    partner.reads(),
                    partner.audience(),
                    partner.standing().map(Standing::token).orElse(null));
        }
    }

    static SharingJson of(RecordId series, Optional<SharedRecord> shared, List<Partner> partners) {
        return new SharingJson(
                series.toString(),
                shared.map(SharedRecord::version).orElse(0L),
                shared.map(SharedRecord::audience).orElse(Set.of()).stream()
                        .map(CountryCode::value)
                        .toList(),
                partners.stream().map(PartnerJson::of).toList());
    }

    /** @param audience all countries that are to have it, two capital letters each */
    record Share(List<String> audience) {
        Set<CountryCode> countries() {
            return SharingJson.countries(audience);
        }
    }

    /**
     * @param left   the countries that keep it; empty takes it back from everybody
     * @param reason 1 to 1000 characters, for those who lose it
     */
    record Narrowing(List<String> left, String reason) {
        Set<CountryCode> countries() {
            return SharingJson.countries(left);
        }
    }

    private static Set<CountryCode> countries(List<String> codes) {
        Set<CountryCode> countries = new TreeSet<>();
        Given.list(codes).forEach(code -> countries.add(new CountryCode(Given.needed(code, "audience"))));
        return countries;
    }
}
