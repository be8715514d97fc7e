package org.enlace.protocols.internal.rest;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.protocols.Shares.Partner;
import org.enlace.protocols.Shares.Standing;

/**
 * With whom a record of this country is, as the API gives it.
 *
 * @param version  counts what was sent, as the tag does; 0 where it was never shared
 * @param terms    who has it and how they handle it; null where it was never shared
 * @param partners every country this node exchanges with, and those that had the record; for those who may share it, for everybody else
 *                 none
 */
public record SharingJson(RecordId protocol, long version, SharedJson terms, List<PartnerJson> partners) {
    /**
     * @param trusted  whether a node of it is trusted
     * @param reads    whether that node told that it reads protocols
     * @param audience whether it has the record or is to have it
     * @param standing {@code queued}, {@code sent}, {@code delivered}, {@code not-adopted}, {@code kept}, {@code quarantined},
     *                 {@code refused}, {@code taking-back}, {@code taken-back}; null where it never got a message about it
     */
    public record PartnerJson(CountryCode country, boolean trusted, boolean reads, boolean audience, String standing) {
        static PartnerJson of(Partner partner) {
            return new PartnerJson(
                    partner.country(),
                    partner.trusted(),
                    partner.reads(),
                    partner.audience(),
                    partner.standing().map(Standing::token).orElse(null));
        }
    }

    static SharingJson of(RecordId protocol, Optional<SharedRecord> shared, List<Partner> partners) {
        return new SharingJson(
                protocol,
                shared.map(SharedRecord::version).orElse(0L),
                shared.map(SharedJson::of).orElse(null),
                partners.stream().map(PartnerJson::of).toList());
    }
}
