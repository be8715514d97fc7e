package org.enlace.jit.agreement;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;

/**
 * What a draft lacks.
 *
 * @param kind        what sort of thing
 * @param clause      the key of the clause, where it is about one
 * @param placeholder the name of what is not filled
 * @param language    in which language
 * @param country     of which party
 */
public record Gap(
        Kind kind,
        Optional<String> clause,
        Optional<String> placeholder,
        Optional<Language> language,
        Optional<CountryCode> country) {
    /** What sort of thing is lacking. */
    public enum Kind {
        /** The legal basis is not in the catalogue any more. */
        BASIS_UNKNOWN(true),
        /** An agreement takes two parties. */
        PARTIES_MISSING(true),
        /** The own country is no party. */
        OWN_PARTY_MISSING(true),
        /** No clause at all. */
        CLAUSES_MISSING(true),
        /** What the basis requires is not in. */
        CLAUSE_REQUIRED(true),
        LAST_DAY_MISSING(true),
        LAST_DAY_PAST(true),
        /** A clause has no words in a language of the text. */
        TRANSLATION_MISSING(true),
        /** A placeholder has no value in a language of the text. */
        VALUE_MISSING(true),
        /** The languages of a clause leave different things open. */
        PLACEHOLDERS_DIFFER(false),
        /** A translation was written before its source was last changed. */
        TRANSLATION_OLD(false),
        /** What the basis recommends is not in. */
        CLAUSE_RECOMMENDED(false),
        /** A party's competent authority is not named. */
        AUTHORITY_MISSING(false),
        /** Nobody is designated to lead for a party. */
        LEADER_MISSING(false);

        private final boolean blocks;
        private final String token = name().toLowerCase(Locale.ROOT).replace('_', '-');

        Kind(boolean blocks) {
            this.blocks = blocks;
        }

        public String token() {
            return token;
        }
    }

    public Gap {
        Objects.requireNonNull(kind, "kind");
    }

    static Gap of(Kind kind) {
        return new Gap(kind, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    Gap clause(String key) {
        return new Gap(kind, Optional.of(key), placeholder, language, country);
    }

    Gap placeholder(String key) {
        return new Gap(kind, clause, Optional.of(key), language, country);
    }

    Gap in(Language tongue) {
        return new Gap(kind, clause, placeholder, Optional.of(tongue), country);
    }

    Gap of(CountryCode party) {
        return new Gap(kind, clause, placeholder, language, Optional.of(party));
    }

    /** Whether nothing can be proposed while it is open. */
    public boolean blocks() {
        return kind.blocks;
    }
}
