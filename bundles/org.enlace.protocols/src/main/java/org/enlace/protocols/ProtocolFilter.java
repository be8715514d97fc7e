package org.enlace.protocols;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.enlace.platform.CountryCode;

/**
 * What to narrow the library by. Each condition is null where it does not matter; all that are given must hold.
 *
 * @param words     every one must occur, in any of the four languages; then the best hits stand first and {@code order}
 *                  does not matter
 * @param crimeType an ICCS code; its children count as well
 * @param origin    a country's documents, or the international ones
 * @param kind      of document
 * @param phase     of the work
 * @param year      of the document's date
 * @param language  ISO 639-1 code of a language the document exists in
 * @param evidence  how well it is shown to work
 * @param status    what the source says about its force
 * @param state     which records; never null
 * @param order     how they stand; never null
 */
public record ProtocolFilter(
        String words,
        String crimeType,
        Origin origin,
        Kind kind,
        Phase phase,
        Integer year,
        String language,
        EvidenceLevel evidence,
        LegalStatus status,
        State state,
        Order order) {

    /** Everything in use, by title. */
    public static final ProtocolFilter ALL =
            new ProtocolFilter(null, null, null, null, null, null, null, null, null, State.EFFECTIVE, Order.TITLE);

    public ProtocolFilter {
        words = words == null || words.isBlank() ? null : words.strip();
        crimeType = crimeType == null || crimeType.isBlank()
                ? null
                : Rules.crimeTypes("crimeType", List.of(crimeType.strip())).get(0);
        language = language == null || language.isBlank()
                ? null
                : Rules.languages("language", List.of(language.strip())).get(0);
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(order, "order");
    }

    /** How many conditions are given, words, state and order aside. */
    public int conditions() {
        return (int) Stream.of(crimeType, origin, kind, phase, year, language, evidence, status)
                .filter(Objects::nonNull)
                .count();
    }

    /** Whether anything but state and order is asked for. */
    public boolean narrows() {
        return words != null || conditions() > 0;
    }

    public ProtocolFilter withWords(String other) {
        return new ProtocolFilter(
                other, crimeType, origin, kind, phase, year, language, evidence, status, state, order);
    }

    public ProtocolFilter withCrimeType(String other) {
        return new ProtocolFilter(words, other, origin, kind, phase, year, language, evidence, status, state, order);
    }

    public ProtocolFilter withOrigin(Origin other) {
        return new ProtocolFilter(words, crimeType, other, kind, phase, year, language, evidence, status, state, order);
    }

    public ProtocolFilter withKind(Kind other) {
        return new ProtocolFilter(
                words, crimeType, origin, other, phase, year, language, evidence, status, state, order);
    }

    public ProtocolFilter withPhase(Phase other) {
        return new ProtocolFilter(
                words, crimeType, origin, kind, other, year, language, evidence, status, state, order);
    }

    public ProtocolFilter withYear(Integer other) {
        return new ProtocolFilter(
                words, crimeType, origin, kind, phase, other, language, evidence, status, state, order);
    }

    public ProtocolFilter withLanguage(String other) {
        return new ProtocolFilter(words, crimeType, origin, kind, phase, year, other, evidence, status, state, order);
    }

    public ProtocolFilter withEvidence(EvidenceLevel other) {
        return new ProtocolFilter(words, crimeType, origin, kind, phase, year, language, other, status, state, order);
    }

    public ProtocolFilter withStatus(LegalStatus other) {
        return new ProtocolFilter(words, crimeType, origin, kind, phase, year, language, evidence, other, state, order);
    }

    public ProtocolFilter withState(State other) {
        return new ProtocolFilter(
                words, crimeType, origin, kind, phase, year, language, evidence, status, other, order);
    }

    public ProtocolFilter withOrder(Order other) {
        return new ProtocolFilter(
                words, crimeType, origin, kind, phase, year, language, evidence, status, state, other);
    }

    /** Which records: those in use, or those taken out of it. */
    public enum State {
        EFFECTIVE,
        WITHDRAWN;

        public String token() {
            return Token.of(this);
        }

        public static Optional<State> of(String token) {
            return Token.find(values(), token);
        }
    }

    /** How records stand in a list: by title (accents and case aside), or the last changed first. */
    public enum Order {
        TITLE,
        CHANGED;

        public String token() {
            return Token.of(this);
        }

        public static Optional<Order> of(String token) {
            return Token.find(values(), token);
        }
    }

    /**
     * Whose documents.
     *
     * @param country the country, or null for international documents
     */
    public record Origin(CountryCode country) {
        public static final Origin INTERNATIONAL = new Origin(null);

        /** Reads a country's code or {@code international}. */
        public static Origin parse(String text) {
            return "international".equals(text) ? INTERNATIONAL : new Origin(new CountryCode(text));
        }

        /** The form {@link #parse} reads. */
        public String token() {
            return country == null ? "international" : country.value();
        }
    }
}
