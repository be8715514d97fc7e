package org.enlace.protocols;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.protocols.Adoption.State;

/**
 * What one country decided last about a document, as other countries may know it: without its officers, its units and its reasons.
 *
 * @param country   whose decision it is
 * @param protocol  the document
 * @param owner     the country that owns the document
 * @param reference what the document goes by at its owner's
 * @param edition   the number of the version that was decided about, 1 to 1 000 000
 * @param state     never {@link State#NOT_CONSIDERED}
 * @param decided   when; of a partner's the beginning of the day, UTC
 * @param terms     of what is or was adopted, always without units; the words of reservations only where the country told them
 * @param last      the last day of a denounced adoption; null for every other
 * @param progress  how far it has come with the checklist, where the country tells that
 * @param arrived   what travelled with a partner's; empty for this country's own
 */
public record CountryAdoption(
        CountryCode country,
        RecordId protocol,
        CountryCode owner,
        String reference,
        int edition,
        State state,
        Instant decided,
        Optional<AdoptionTerms> terms,
        LocalDate last,
        Optional<Progress> progress,
        Optional<SharedRecord> arrived) {
    /** The type of the messages it travels in. */
    public static final String TYPE = Adoption.KIND;

    private static final int EDITIONS_AT_MOST = 1_000_000;

    public CountryAdoption {
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(owner, "owner");
        reference = Rules.reference(reference);
        Objects.requireNonNull(decided, "decided");
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(arrived, "arrived");
        require(edition >= 1 && edition <= EDITIONS_AT_MOST, "edition");
        require(state != null && state != State.NOT_CONSIDERED, "state");
        boolean agreed = state.adopted() || state == State.DENOUNCED;
        require(terms.isPresent() == agreed, "instrument");
        require((last != null) == (state == State.DENOUNCED), "last");
        EditionText.inRange("last", last);
        Map<String, String> reservations =
                terms.map(AdoptionTerms::reservations).orElse(Map.of());
        require(
                reservations.size() <= Section.AT_MOST
                        && (state != State.ADOPTED || reservations.isEmpty())
                        && reservations.keySet().stream().allMatch(key -> new Section(key).exists()),
                "reservations");
        if (terms.isPresent()) {
            require(terms.get().units().isEmpty(), "units");
            require(last == null || !last.isBefore(terms.get().from()), "last");
        }
        require(progress.isEmpty() || agreed, "progress");
    }

    private static void require(boolean right, String field) {
        if (!right) {
            throw form(field);
        }
    }

    /** That something is no adoption as countries tell one another of theirs. */
    public static Refusal form(String field) {
        return new Refusal(
                        "adopting.form",
                        "\"" + field + "\" is not as countries tell one another of an adoption; ask its sender which"
                                + " version of the module wrote it",
                        field)
                .at(field);
    }

    /** This country's own, as it stands after a decision. */
    public static CountryAdoption own(
            CountryCode home, Protocol document, Adoption adoption, Optional<Progress> progress) {
        return new CountryAdoption(
                home,
                document.id(),
                document.owner(),
                document.reference(),
                adoption.edition(),
                adoption.state(),
                adoption.mark().by().at(),
                adoption.terms().map(CountryAdoption::told),
                adoption instanceof Adoption.Denounced denounced ? denounced.last() : null,
                adoption.terms().isPresent() ? progress : Optional.empty(),
                Optional.empty());
    }

    private static AdoptionTerms told(AdoptionTerms terms) {
        return terms(terms, terms.reservations());
    }

    private static AdoptionTerms terms(AdoptionTerms terms, Map<String, String> reservations) {
        return new AdoptionTerms(
                terms.kind(), terms.number(), terms.date(), terms.authority(), List.of(), terms.from(), reservations);
    }

    /** The same without the words of its reservations. */
    public CountryAdoption withoutWords() {
        return new CountryAdoption(
                country,
                protocol,
                owner,
                reference,
                edition,
                state,
                decided,
                terms.map(agreed -> terms(agreed, Map.of())),
                last,
                progress,
                arrived);
    }

    public CountryAdoption withProgress(Optional<Progress> other) {
        return new CountryAdoption(
                country,
                protocol,
                owner,
                reference,
                edition,
                state,
                decided,
                terms,
                last,
                terms.isPresent() ? other : Optional.empty(),
                arrived);
    }

    /** Whether a later version of the document is in use than the one that is adopted. */
    public boolean behind(Protocol document) {
        return state.adopted() && edition < document.control().edition();
    }

    /** Whether files may be made of it here: of a partner's not under H2 and H3, as of its documents. */
    public boolean mayBeCopied() {
        return arrived.map(
                        with -> Collections.disjoint(with.handling().codes(), Set.of(HandlingCode.H2, HandlingCode.H3)))
                .orElse(true);
    }
}
