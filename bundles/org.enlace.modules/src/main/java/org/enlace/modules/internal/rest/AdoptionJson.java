package org.enlace.modules.internal.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.enlace.modules.Adopted;
import org.enlace.modules.Adoption;
import org.enlace.modules.AdoptionTerms;
import org.enlace.modules.Signature;

/**
 * An adoption as the API gives it.
 *
 * @param state how it stands today: unconfirmed, upcoming, in-force, lapsing, replaced, lapsed or withdrawn
 * @param confirmers who else could confirm it now, while it waits for that; empty where nobody else on this node could
 */
record AdoptionJson(
        String id,
        int version,
        String module,
        String state,
        String kind,
        String number,
        LocalDate date,
        String title,
        String authority,
        String scope,
        LocalDate from,
        LocalDate until,
        DocumentJson document,
        SignatureJson recorded,
        SignatureJson confirmed,
        SignatureJson withdrawn,
        String reason,
        List<String> confirmers) {
    /** @param sha256 of the content, 64 hexadecimal digits */
    record DocumentJson(String name, String type, long size, String sha256) {}

    /** @param actingFor the absent officer whose deputy that was; absent otherwise */
    record SignatureJson(String officer, String actingFor, Instant at) {
        static SignatureJson of(Signature signature) {
            return new SignatureJson(
                    signature.officer().value(),
                    signature.actingFor().map(absent -> absent.value()).orElse(null),
                    signature.at());
        }
    }

    static AdoptionJson of(Adopted adopted, Adoption one, LocalDate today, List<String> confirmers) {
        AdoptionTerms terms = one.terms();
        Adoption.Withdrawn gone = one instanceof Adoption.Withdrawn withdrawn ? withdrawn : null;
        return new AdoptionJson(
                one.id().toString(),
                one.version(),
                one.module(),
                adopted.state(one, today).code(),
                terms.instrument().kind().token(),
                terms.instrument().number(),
                terms.instrument().date(),
                terms.instrument().title(),
                terms.authority(),
                terms.scope(),
                terms.from(),
                terms.until().orElse(null),
                one.document()
                        .map(file -> new DocumentJson(file.name(), file.type(), file.size(), file.sha256()))
                        .orElse(null),
                SignatureJson.of(one.recorded()),
                one.confirmed().map(SignatureJson::of).orElse(null),
                gone == null ? null : SignatureJson.of(gone.withdrawn()),
                gone == null ? null : gone.reason(),
                confirmers);
    }
}
