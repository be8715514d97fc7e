package org.enlace.protocols.internal.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.CountryAdoption;
import org.enlace.protocols.Progress;
import org.enlace.protocols.Protocol;

/**
 * What one country decided about a document, as the API gives it.
 *
 * @param current      the number of the version in use; null where the document is not here
 * @param behind       whether the country adopted an earlier one than that
 * @param reservations by section, where the country told their words
 * @param progress     null where nothing is told of it
 * @param sharing      what travelled with a partner's; null for this country's own
 */
public record CountryAdoptionJson(
        CountryCode country,
        RecordId protocol,
        CountryCode owner,
        String reference,
        String title,
        String state,
        int edition,
        Integer current,
        boolean behind,
        Instant decided,
        String kind,
        String number,
        LocalDate date,
        String authority,
        LocalDate from,
        LocalDate last,
        Map<String, String> reservations,
        ProgressJson progress,
        SharedJson sharing) {
    /** How many items of the checklist stand where, and the hundredths that are done of those that apply. */
    public record ProgressJson(
            int notStarted, int inProgress, int done, int verified, int notApplicable, int applicable, int score) {
        static ProgressJson of(Progress far) {
            return new ProgressJson(
                    far.notStarted(),
                    far.inProgress(),
                    far.done(),
                    far.verified(),
                    far.notApplicable(),
                    far.applicable(),
                    far.score());
        }
    }

    /** State, version and days alone. */
    CountryAdoptionJson withoutAct() {
        return new CountryAdoptionJson(
                country, protocol, owner, reference, title, state, edition, current, behind, decided, null, null, null,
                null, from, last, Map.of(), progress, sharing);
    }

    /** @param document null where it is not here */
    static CountryAdoptionJson of(CountryAdoption said, Protocol document) {
        AdoptionTerms terms = said.terms().orElse(null);
        return new CountryAdoptionJson(
                said.country(),
                said.protocol(),
                said.owner(),
                said.reference(),
                document == null ? null : document.content().title(),
                said.state().token(),
                said.edition(),
                document == null ? null : document.control().edition(),
                document != null && said.behind(document),
                said.decided(),
                terms == null ? null : terms.kind().token(),
                terms == null ? null : terms.number(),
                terms == null ? null : terms.date(),
                terms == null ? null : terms.authority(),
                terms == null ? null : terms.from(),
                said.last(),
                terms == null ? Map.of() : terms.reservations(),
                said.progress().map(ProgressJson::of).orElse(null),
                said.arrived().map(SharedJson::of).orElse(null));
    }
}
