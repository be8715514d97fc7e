package org.enlace.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;

/** Finds records by their words. A service. */
public interface Search {
    /** The most records {@link #newest} gives. */
    int NEWEST = 2_000;

    /** The best hits the caller may read, best first. */
    Results find(Question question, Caller caller);

    /**
     * The records of a source that have most in common with one of them: at least one value of {@code facets}, the rarer the better,
     * and words of its title. Restricted ones are left out, whoever asks.
     *
     * @param limit at most so many, 1 to 100
     * @return best first; none where nothing is alike
     */
    default List<RecordId> alike(Alike alike, int limit, Caller caller) {
        return List.of();
    }

    /**
     * What a question finds, the newest change first: for who looks time and again for what is new.
     *
     * @param question its cursor and limit do not matter
     * @param most     at most so many, 1 to {@value #NEWEST}
     */
    Changes newest(Question question, int most, Caller caller);

    /**
     * Takes in what changed in a source; returns once it can be found. Called by the module after its change is stored.
     * Does nothing when the source is not (or no longer) registered.
     */
    void refresh(String source);

    /**
     * Builds the index of a source anew from its records; returns when it is done. Until then a search finds what is in it so far.
     *
     * @param read told how many records were read so far
     * @return how many records were read; 0 when the source is not (or no longer) registered
     */
    default int rebuild(String source, IntConsumer read) {
        return 0;
    }

    /**
     * A record that others are to be like.
     *
     * @param source where it is from
     * @param words  of its title, a thousand characters at most; more is cut
     * @param facets its values; of keys that are not given nothing is compared
     */
    record Alike(String source, RecordId id, String words, Map<String, Set<String>> facets) {
        public Alike {
            facets = Map.copyOf(facets);
        }
    }

    /**
     * @param words   what the person typed; every word must be found, in any of the four languages, with or without accents
     * @param sources only these sources; empty for all
     * @param facets  only records with one of the values, for each key
     * @param after   the cursor of the page before, or null
     * @param limit   1 to 100
     */
    record Question(String words, Set<String> sources, Map<String, Set<String>> facets, String after, int limit) {
        public Question {
            sources = Set.copyOf(sources);
            facets = Map.copyOf(facets);
        }
    }

    /**
     * @param hits    best first
     * @param total   how many there are, exact up to {@code totalIsExact}
     * @param next    the cursor of the next page, or null on the last
     * @param similar where no record has the words as they were typed, the ones in these hits that are spelt almost alike; else empty
     */
    record Results(List<Hit> hits, long total, boolean totalIsExact, String next, List<String> similar) {
        public Results {
            hits = List.copyOf(hits);
            similar = List.copyOf(similar);
        }

        /** Hits of the words as they were typed. */
        public Results(List<Hit> hits, long total, boolean totalIsExact, String next) {
            this(hits, total, totalIsExact, next, List.of());
        }
    }

    /**
     * @param source   where it is from
     * @param language the language version that matched
     * @param title    as fragments, so that matched words can be marked
     * @param excerpt  the passage that matched, as fragments; why it is a hit
     */
    record Hit(
            String source, RecordId id, String path, Language language, List<Fragment> title, List<Fragment> excerpt) {
        public Hit {
            title = List.copyOf(title);
            excerpt = List.copyOf(excerpt);
        }
    }

    /** A run of text that was, or was not, what the person looked for. */
    record Fragment(String text, boolean matched) {}

    /**
     * @param records the newest change first
     * @param whole   whether every index is complete; otherwise records may be missing
     */
    record Changes(List<Changed> records, boolean whole) {
        public Changes {
            records = List.copyOf(records);
        }
    }

    /**
     * @param changed  when the record was last changed, to the millisecond
     * @param language the language version that matched
     * @param title    in that language
     */
    record Changed(String source, RecordId id, String path, Language language, String title, Instant changed) {}
}
