package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.uruguayanProtocol;
import static org.enlace.protocols.Fixtures.with;
import static org.enlace.protocols.internal.Desk.ANNA;
import static org.enlace.protocols.internal.Desk.READER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Card;
import org.enlace.platform.contribution.SearchSource.Document;
import org.enlace.platform.contribution.SearchableList;
import org.enlace.protocols.Kind;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolPage;
import org.enlace.protocols.internal.web.LibraryList;
import org.enlace.search.Search;
import org.junit.jupiter.api.Test;

class ContributionsTest {
    private final MemoryStore store = new MemoryStore();

    @Test
    void the_card_tells_how_many_there_are_and_what_changed_last() {
        Desk desk = new Desk(store, store);
        for (int i = 0; i < 5; i++) {
            desk.library.create("pr-" + i, with(uruguayanProtocol(), "title", "Título " + i), null, ANNA);
        }
        Card.Content content = new ProtocolCard(store).content(READER);
        assertEquals("5 documentos en uso.", content.text());
        assertEquals(
                List.of("Título 4", "Título 3", "Título 2"),
                content.links().stream().map(Card.Link::label).toList());
        assertEquals("25 nov 2026", content.links().get(0).hint());
    }

    @Test
    void the_index_is_given_texts_numbers_and_facets() {
        Desk desk = new Desk(store, store);
        Protocol protocol = desk.library.create("pr-uy-262-2019", uruguayanProtocol(), null, ANNA);
        Document document = new ProtocolSearchSource(store)
                .changedAfter(Instant.EPOCH, null, 10)
                .get(0);
        assertEquals("/protocols/" + protocol.id(), document.path());
        assertEquals(Set.of(Language.ES, Language.EN), document.texts().keySet());
        assertTrue(document.texts().get(Language.ES).body().contains("Describir quién hace qué."));
        assertEquals(Set.of("pr-uy-262-2019", "262/019"), document.keywords());
        assertEquals(
                Set.of("02", "0204", "08", "0805", "08051", "03", "0302"),
                document.facets().get("crimeType"));
        assertEquals(Set.of("UY"), document.facets().get("country"));
        assertEquals(Set.of("2019"), document.facets().get("year"));
    }

    @Test
    void words_go_to_the_index_with_the_other_conditions_and_hits_say_why() {
        FakeSearch search = new FakeSearch();
        Desk desk = new Desk(store, store, search, Clock.fixed(Desk.NOON, ZoneOffset.UTC));
        Protocol kept = desk.library.create("a", uruguayanProtocol(), null, ANNA);
        Protocol gone = desk.library.create("b", uruguayanProtocol(), null, ANNA);
        desk.library.withdraw(gone.id(), 1, "Duplicado", ANNA);
        assertEquals(3, search.refreshed);
        search.answer = new Search.Results(List.of(hit(gone), hit(kept)), 2, true, "further");

        ProtocolPage page = desk.library.page(
                ProtocolFilter.ALL.withWords(" trata ").withKind(Kind.PROTOCOL).withCrimeType("02"), null, 10, READER);

        assertEquals(
                List.of(kept),
                page.lines().stream().map(ProtocolPage.Line::protocol).toList());
        assertEquals(1, page.total());
        assertEquals("trata", page.lines().get(0).hit().excerpt().get(0).text());
        Search.Question asked = search.asked.get(0);
        assertEquals("trata", asked.words());
        assertEquals(Map.of("kind", Set.of("protocol"), "crimeType", Set.of("02")), asked.facets());
        assertNull(asked.after());
        desk.library.page(ProtocolFilter.ALL.withWords("trata"), page.next(), 10, READER);
        assertEquals("further", search.asked.get(1).after());
    }

    @Test
    void a_saved_search_finds_what_changed_last_for_its_officer_and_waits_for_an_index_that_is_not_whole() {
        FakeSearch search = new FakeSearch();
        Desk desk = new Desk(store, store, search, Clock.fixed(Desk.NOON, ZoneOffset.UTC));
        Protocol kept = desk.library.create("a", uruguayanProtocol(), null, ANNA);
        Protocol gone = desk.library.create("b", uruguayanProtocol(), null, ANNA);
        Protocol last = desk.library.create("c", uruguayanProtocol(), null, ANNA);
        desk.library.withdraw(gone.id(), 1, "Duplicado", ANNA);
        SearchableList list = new LibraryList(news(search), ReferenceData.countries(), ReferenceData.crimeTypes());
        Map<String, String> filter = list.filter(Map.of("country", "UY", "page", "x", "order", "changed", "q", " "));
        assertEquals(Map.of("country", "UY"), filter);
        assertEquals("/protocols?country=UY", list.path(filter));
        assertEquals(1, list.words(filter, Language.ES).size());
        assertEquals(
                List.of(last.id(), kept.id()),
                list.newest(filter, 10, READER).orElseThrow().stream()
                        .map(SearchableList.Match::id)
                        .toList());
        assertEquals(1, list.newest(filter, 1, READER).orElseThrow().size());
        Caller stranger = Caller.holding(READER.officer(), Language.ES, ZoneOffset.UTC, Set.of());
        assertThrows(Forbidden.class, () -> list.newest(filter, 10, stranger));

        Map<String, String> words = list.filter(Map.of("q", "trata"));
        search.changes = new Search.Changes(List.of(changed(gone), changed(kept), changed(last)), true);
        assertEquals(
                List.of(last.id(), kept.id()),
                list.newest(words, 10, READER).orElseThrow().stream()
                        .map(SearchableList.Match::id)
                        .toList());
        search.changes = new Search.Changes(List.of(changed(kept)), false);
        assertEquals(Optional.empty(), list.newest(words, 10, READER));
        SearchableList without = new LibraryList(news(null), ReferenceData.countries(), ReferenceData.crimeTypes());
        assertEquals(Optional.empty(), without.newest(words, 10, READER));
        assertThrows(Refusal.class, () -> list.filter(Map.of("country", "ZZ")));
        assertThrows(Refusal.class, () -> list.filter(Map.of("kind", "song")));
    }

    private ProtocolNews news(Search search) {
        return new ProtocolNews(
                store, ReferenceData.countries(), ReferenceData.crimeTypes(), new People(), SearchIndex.of(search));
    }

    private static Search.Changed changed(Protocol protocol) {
        return new Search.Changed(
                "protocols",
                protocol.id(),
                "/protocols/" + protocol.id(),
                Language.ES,
                "x",
                protocol.changed().at());
    }

    @Test
    void without_an_index_words_are_looked_for_in_titles() {
        Desk desk = new Desk(store, store);
        desk.library.create("a", uruguayanProtocol(), null, ANNA);
        assertEquals(
                1,
                desk.library
                        .page(ProtocolFilter.ALL.withWords("DETECCION trafico"), null, 10, READER)
                        .total());
        assertEquals(
                0,
                desk.library
                        .page(ProtocolFilter.ALL.withWords("narcotráfico"), null, 10, READER)
                        .total());
    }

    @Test
    void a_demonstration_fills_its_library_once() throws InterruptedException {
        Desk desk = new Desk(store, store);
        Node node = new Node(new CountryCode("CO"), Path.of("../.."), Path.of("."), "test", true);
        DemoLibrary demo = new DemoLibrary(
                store, desk.imports, desk.editions, desk.adoptions, desk.implementations, desk.experiences, node);
        demo.stop();
        assertEquals(List.of(), demo.problems());
        assertEquals(31, store.entries.size());
        store.entries.clear();
        new DemoLibrary(
                        store,
                        desk.imports,
                        desk.editions,
                        desk.adoptions,
                        desk.implementations,
                        desk.experiences,
                        node)
                .stop();
        assertEquals(0, store.entries.size());
    }

    @Test
    void a_demonstration_that_cannot_be_filled_says_so_and_still_runs() throws InterruptedException {
        Desk desk = new Desk(store, store);
        Node node = new Node(new CountryCode("CO"), Path.of("nowhere"), Path.of("."), "test", true);
        DemoLibrary demo = new DemoLibrary(
                store, desk.imports, desk.editions, desk.adoptions, desk.implementations, desk.experiences, node);
        demo.stop();
        assertEquals(1, demo.problems().size());
        assertEquals(false, demo.problems().get(0).blocking());
    }

    private static Search.Hit hit(Protocol protocol) {
        List<Search.Fragment> why = List.of(new Search.Fragment("trata", true));
        return new Search.Hit("protocols", protocol.id(), "/protocols/" + protocol.id(), Language.ES, why, why);
    }

    private static final class FakeSearch implements Search {
        private final List<Question> asked = new ArrayList<>();
        private Results answer = new Results(List.of(), 0, true, null);
        private int refreshed;
        private Changes changes = new Changes(List.of(), true);

        @Override
        public Results find(Question question, Caller caller) {
            asked.add(question);
            return answer;
        }

        @Override
        public Changes newest(Question question, int most, Caller caller) {
            return changes;
        }

        @Override
        public void refresh(String source) {
            refreshed++;
        }
    }
}
