package org.enlace.protocols.internal.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.internal.rest.VersionJson.SignatureJson;

/**
 * What the country decided about a document, as the API gives it.
 *
 * @param revision how many decisions there are, as the tag tells; 0 where it was not considered
 * @param edition  the number of the version it is about; null where it was not considered
 * @param current  the number of the version in effect
 * @param units    for which units; none for the whole country
 */
public record AdoptionJson(
        RecordId protocol,
        int revision,
        String state,
        Integer edition,
        int current,
        String kind,
        String number,
        LocalDate date,
        String authority,
        List<UnitId> units,
        LocalDate from,
        LocalDate last,
        Map<String, String> reservations,
        String reason,
        SignatureJson decided) {

    static AdoptionJson of(RecordId protocol, int current, Optional<Adoption> decided) {
        Adoption adoption = decided.orElse(null);
        AdoptionTerms terms = decided.flatMap(Adoption::terms).orElse(null);
        return new AdoptionJson(
                protocol,
                decided.map(Adoption::revision).orElse(0),
                decided.map(Adoption::state)
                        .orElse(Adoption.State.NOT_CONSIDERED)
                        .token(),
                decided.map(Adoption::edition).orElse(null),
                current,
                terms == null ? null : terms.kind().token(),
                terms == null ? null : terms.number(),
                terms == null ? null : terms.date(),
                terms == null ? null : terms.authority(),
                terms == null ? List.of() : terms.units(),
                terms == null ? null : terms.from(),
                adoption instanceof Adoption.Denounced denounced ? denounced.last() : null,
                terms == null ? Map.of() : terms.reservations(),
                decided.map(Adoption::reason).orElse(null),
                decided.map(one -> SignatureJson.of(one.mark().by())).orElse(null));
    }
}
