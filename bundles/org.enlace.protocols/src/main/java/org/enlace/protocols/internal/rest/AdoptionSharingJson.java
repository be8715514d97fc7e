package org.enlace.protocols.internal.rest;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.protocols.AdoptionShares.Told;
import org.enlace.protocols.Shares.Partner;
import org.enlace.protocols.internal.rest.SharingJson.PartnerJson;

/**
 * Which countries were told of an adoption, as the API gives it.
 *
 * @param version      counts what was sent, as the tag does; 0 where nothing ever was
 * @param terms        who knows of it and how they handle it; null where nobody was ever told
 * @param reservations whether the words of reservations are told
 * @param progress     whether it is told how far the country has come
 * @param partners     the trusted countries that have the document and those that were told; for those who may share, for everybody
 *                     else none
 */
public record AdoptionSharingJson(
        RecordId protocol,
        long version,
        SharedJson terms,
        boolean reservations,
        boolean progress,
        List<PartnerJson> partners) {
    static AdoptionSharingJson of(RecordId protocol, Optional<Told> told, List<Partner> partners) {
        return new AdoptionSharingJson(
                protocol,
                told.map(one -> one.record().version()).orElse(0L),
                told.map(one -> SharedJson.of(one.record())).orElse(null),
                told.map(one -> one.choice().reservations()).orElse(false),
                told.map(one -> one.choice().progress()).orElse(false),
                partners.stream().map(PartnerJson::of).toList());
    }
}
