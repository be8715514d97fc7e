package org.enlace.platform.contribution;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;

/**
 * A library that begins drafts of practices from what was learned elsewhere on the node. A service of the module with the library;
 * while that is away there is none, and whoever would give it a draft offers nothing. What is begun is an ordinary draft: who may see it,
 * change it or give it up is the library's affair.
 */
public interface PracticeDrafts {
    /** What whoever begins a draft must hold. */
    Permission permission();

    /** What a person calls the library, such as "Protocol library". */
    String label(Language language);

    /** What was begun from an origin; empty where nothing was, where it was given up, and where the caller may not read the library. */
    Optional<Begun> find(Origin origin, Caller caller);

    /**
     * Begins a draft, in the transaction of the caller where there is one. From the same origin a second time: gives the first.
     *
     * @throws org.enlace.platform.Forbidden where the caller may not begin one
     * @throws org.enlace.platform.Refusal what is wrong with its words
     */
    Begun begin(Practice practice, Caller caller);

    /**
     * The record of another module that something was learned in.
     *
     * @param module its id, such as {@code training-exchanges}
     * @param key    names the record within the module for good, at most 120 characters; see {@link PracticeOrigins}
     */
    record Origin(String module, String key) {
        public Origin {
            Objects.requireNonNull(module, "module");
            Objects.requireNonNull(key, "key");
        }
    }

    /**
     * What was learned.
     *
     * @param title   one line, at most 300 characters
     * @param text    Markdown, at most 5 000 characters
     * @param body    who says so: a unit or an organisation, one line of at most 300 characters
     * @param country whose practice it is; empty for one of several countries
     * @param from    what the origin is called, one line of at most 300 characters
     * @param source  where, when and by whom, for people, one line of at most 2 000 characters
     * @param learned when
     */
    record Practice(
            Origin origin,
            Language language,
            String title,
            String text,
            String body,
            Optional<CountryCode> country,
            String from,
            String source,
            Instant learned) {
        public Practice {
            Objects.requireNonNull(origin, "origin");
            Objects.requireNonNull(language, "language");
            Objects.requireNonNull(country, "country");
            Objects.requireNonNull(learned, "learned");
        }
    }

    /**
     * What was begun, as far as it exists for the caller.
     *
     * @param title empty where it does not
     * @param state a word for people, such as "Draft"; empty where it does not
     * @param path  of its page; empty where it does not
     */
    record Begun(String title, String state, Optional<String> path) {
        /** It is there, and the caller is not among those who work on it. */
        public static final Begun OUT_OF_SIGHT = new Begun("", "", Optional.empty());

        public Begun {
            Objects.requireNonNull(path, "path");
        }
    }
}
