package org.enlace.platform.contribution;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enlace.platform.Language;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;

/**
 * What a module offers for full-text search. A service. The index reads it from where it stopped, so it is complete after
 * a crash, after its files were deleted and after the module was away.
 */
public interface SearchSource {
    /** A stable name, lower case with hyphens; it also names the folder of the index. */
    String name();

    /** What the reader of a hit must hold. */
    Permission permission();

    /** What a person calls these records, in the plural. */
    String label(Language language);

    /**
     * The records changed after a point, oldest change first (by change, then by id).
     *
     * @param changed the change the last page ended with; {@link Instant#EPOCH} to begin
     * @param id      the record the last page ended with, or null to take every record changed after {@code changed}
     * @param limit   at most so many
     */
    List<Document> changedAfter(Instant changed, RecordId id, int limit);

    /**
     * For whom records are now. The index follows a change after it was made; asked before hits are shown, this lets a
     * restriction count from the moment it is stored. Asked once in each search, so the answer should be one short query.
     *
     * @param ids at most 202, of records that were offered before
     * @return each record that is still to be found, with its readers; by default all of them, for whoever holds the
     *     permission: right for a source none of whose documents is restricted
     */
    default Map<RecordId, NeedToKnow> readers(Set<RecordId> ids) {
        return ids.stream().collect(Collectors.toMap(Function.identity(), id -> NeedToKnow.OPEN));
    }

    /**
     * One record as the index sees it.
     *
     * @param id       the record
     * @param changed  when it was last changed
     * @param path     where its page is
     * @param texts    title and body per language, at least one
     * @param keywords found as they stand, such as the number of a decree
     * @param facets   values to narrow by, such as {@code country -> CO}
     * @param withdrawn whether it is no longer to be found
     * @param readers  for whom it is: nobody else finds it or counts it, and its hit shows no more than the title
     */
    record Document(
            RecordId id,
            Instant changed,
            String path,
            Map<Language, Text> texts,
            Set<String> keywords,
            Map<String, Set<String>> facets,
            boolean withdrawn,
            NeedToKnow readers) {
        public Document {
            texts = Map.copyOf(texts);
            keywords = Set.copyOf(keywords);
            facets = Map.copyOf(facets);
            Objects.requireNonNull(readers, "readers");
        }

        /** A record for whoever holds the permission. */
        public Document(
                RecordId id,
                Instant changed,
                String path,
                Map<Language, Text> texts,
                Set<String> keywords,
                Map<String, Set<String>> facets,
                boolean withdrawn) {
            this(id, changed, path, texts, keywords, facets, withdrawn, NeedToKnow.OPEN);
        }
    }

    record Text(String title, String body) {}
}
