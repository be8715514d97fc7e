package org.enlace.jit.bundle;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enlace.files.Sha256;
import org.enlace.platform.CountryCode;

/**
 * What a bundle says of a translation in it.
 *
 * @param path        the member that it is
 * @param told        whose officers say so
 * @param original    what it translates
 * @param from        the language of that, a code of ISO 639
 * @param to          the language it is in
 * @param translator  who translated it
 * @param authority   who appointed or authorised them; empty where nobody said
 * @param day         on which it was translated
 * @param certificate what certifies it, which may be the translation itself; empty where nobody named any
 */
public record Translation(
        String path,
        CountryCode told,
        Document original,
        String from,
        String to,
        String translator,
        Optional<String> authority,
        LocalDate day,
        Optional<Document> certificate) {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    /** @throws IllegalArgumentException where it says what cannot be */
    public Translation {
        Member.requirePath(path);
        Objects.requireNonNull(told, "told");
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(translator, "translator");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(day, "day");
        if (!LANGUAGE.matcher(from).matches() || !LANGUAGE.matcher(to).matches() || from.equals(to)) {
            throw new IllegalArgumentException("A translation is from one language into another");
        }
        if (original.path().filter(path::equals).isPresent()
                || certificate.filter(one -> one.where() == Where.ITEM).isPresent()) {
            throw new IllegalArgumentException("Nothing is the translation of itself, and no item a certificate");
        }
    }

    /** Where something is of which a bundle speaks. */
    public enum Where {
        /** It is the description of the item. */
        ITEM,
        /** It is in the bundle. */
        MEMBER,
        /** It is left out, and the list of what was withheld says so. */
        WITHHELD,
        /** The node that made the bundle did not have it. */
        MISSING;

        public String token() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static Optional<Where> of(String token) {
            return java.util.Arrays.stream(values())
                    .filter(one -> one.token().equals(token))
                    .findFirst();
        }
    }

    /**
     * What is translated, or certifies a translation. What is withheld has neither name nor hash.
     *
     * @param path   of the member it is; empty for what is none
     * @param sha256 of what is missing; empty for everything else
     */
    public record Document(Where where, Optional<String> path, Optional<Sha256> sha256) {
        public static final Document ITEM = new Document(Where.ITEM, Optional.empty(), Optional.empty());
        public static final Document WITHHELD = new Document(Where.WITHHELD, Optional.empty(), Optional.empty());

        /** @throws IllegalArgumentException where it says less or more than that */
        public Document {
            if (path.isPresent() != (where == Where.MEMBER) || sha256.isPresent() != (where == Where.MISSING)) {
                throw new IllegalArgumentException("A member has a path, and what is missing a hash");
            }
            path.ifPresent(Member::requirePath);
        }

        public static Document member(String path) {
            return new Document(Where.MEMBER, Optional.of(path), Optional.empty());
        }

        public static Document missing(Sha256 sha256) {
            return new Document(Where.MISSING, Optional.empty(), Optional.of(sha256));
        }
    }
}
