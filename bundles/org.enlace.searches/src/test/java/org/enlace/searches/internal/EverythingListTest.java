package org.enlace.searches.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.SearchSource;
import org.enlace.search.Search;
import org.junit.jupiter.api.Test;

class EverythingListTest {
    private final Index index = new Index();
    private final EverythingList list = EverythingList.of(index, List.of(new Library()));

    @Test
    void words_are_looked_for_in_all_that_can_be_searched_or_in_one_source() {
        Map<String, String> filter = list.filter(Map.of("q", " trata ", "source", "library", "after", "x"));
        assertEquals(Map.of("q", "trata", "source", "library"), filter);
        assertEquals("/search?q=trata&source=library", list.path(filter));
        assertEquals(List.of("Words: trata", "In: Library"), list.words(filter, Language.EN));
        assertEquals(
                "Shelf 1",
                list.newest(filter, 10, Desk.ANNA).orElseThrow().get(0).title());
        assertEquals(Set.of("library"), index.asked.sources());
        list.newest(Map.of("q", "trata"), 10, Desk.ANNA);
        assertEquals(Set.of(), index.asked.sources());
    }

    @Test
    void what_cannot_be_searched_is_refused_and_an_index_that_is_not_whole_is_waited_for() {
        assertEquals(
                "saved-search.words",
                assertThrows(Refusal.class, () -> list.filter(Map.of())).code());
        assertEquals(
                "saved-search.words",
                assertThrows(Refusal.class, () -> list.filter(Map.of("q", "x".repeat(201))))
                        .code());
        assertEquals(
                "saved-search.source",
                assertThrows(Refusal.class, () -> list.filter(Map.of("q", "x", "source", "attic")))
                        .code());
        index.whole = false;
        assertEquals(Optional.empty(), list.newest(Map.of("q", "trata"), 10, Desk.ANNA));
        assertEquals(Optional.empty(), EverythingList.of(null, List.of()).newest(Map.of("q", "trata"), 10, Desk.ANNA));
    }

    private static final class Index implements Search {
        private Question asked;
        private boolean whole = true;

        @Override
        public Results find(Question question, Caller caller) {
            return new Results(List.of(), 0, true, null);
        }

        @Override
        public Changes newest(Question question, int most, Caller caller) {
            asked = question;
            return new Changes(
                    List.of(new Changed("library", Shelf.id(1), "/shelf/1", Language.EN, "Shelf 1", Desk.BEGUN)),
                    whole);
        }

        @Override
        public void refresh(String source) {}
    }

    private static final class Library implements SearchSource {
        @Override
        public String name() {
            return "library";
        }

        @Override
        public Permission permission() {
            return Shelf.READ;
        }

        @Override
        public String label(Language language) {
            return "Library";
        }

        @Override
        public List<Document> changedAfter(Instant changed, RecordId id, int limit) {
            return List.of();
        }
    }
}
