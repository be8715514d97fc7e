package org.enlace.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.UnitId;
import org.enlace.platform.contribution.SearchSource.Text;
import org.enlace.search.Search;
import org.enlace.search.Search.Hit;
import org.enlace.search.Search.Question;
import org.enlace.search.Search.Results;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeedToKnowTest {
    private static final UnitId BOGOTA = new UnitId("una-bogota");
    private static final Caller ANA = officer("ana", Optional.empty(), Optional.of(new UnitId("una-cali")));
    private static final Caller BRUNO = officer("bruno", Optional.empty(), Optional.of(BOGOTA));
    private static final Caller EVA = officer("eva", Optional.empty(), Optional.empty());

    @TempDir
    Path folder;

    private final FakeSource source = new FakeSource("protocols");
    private LuceneSearch search;

    private static Caller officer(String name, Optional<OfficerId> actingFor, Optional<UnitId> unit) {
        return new Caller(
                new OfficerId(name),
                actingFor,
                unit,
                Language.ES,
                ZoneOffset.UTC,
                permission -> true,
                Origin.of(Origin.Door.PAGE));
    }

    @BeforeEach
    void fill() {
        source.put("open", Language.ES, "Rutas de trata", "Las rutas que todos conocen");
        source.put(
                "closed",
                Map.of(Language.ES, new Text("Rutas de un caso", "Las rutas secretas de Leticia")),
                Set.of("1069-2014"),
                Map.of("country", Set.of("CO")));
        source.restrict("closed", new NeedToKnow(Set.of(ANA.officer()), Set.of(BOGOTA)));
        search = new LuceneSearch(folder, new FixedKeys().secret("search"), Duration.ofHours(1));
        search.add(source);
        search.refresh("protocols");
    }

    @AfterEach
    void close() {
        search.close();
    }

    private Results find(Caller caller, String words, Map<String, Set<String>> facets) {
        return search.find(new Question(words, Set.of(), facets, null, 10), caller);
    }

    private int total(Caller caller, String words) {
        Results results = find(caller, words, Map.of());
        assertEquals(results.hits().size(), results.total());
        return (int) results.total();
    }

    @Test
    void aRestrictedRecordIsFoundByThoseNamedAndByTheirUnit() {
        assertEquals(2, total(ANA, "rutas"));
        assertEquals(2, total(BRUNO, "rutas"));
    }

    @Test
    void toEverybodyElseItIsNeitherAHitNorCountedByWordKeywordOrFacet() {
        assertEquals(1, total(EVA, "rutas"));
        assertEquals(0, total(EVA, "secretas"));
        assertEquals(0, total(EVA, "1069-2014"));
        assertEquals(0, find(EVA, "rutas", Map.of("country", Set.of("CO"))).total());
        assertEquals(1, find(ANA, "rutas", Map.of("country", Set.of("CO"))).total());
    }

    @Test
    void aDeputySeesWhatTheAbsentOfficerSees() {
        assertEquals(2, total(officer("eva", Optional.of(ANA.officer()), Optional.empty()), "rutas"));
        assertEquals(1, total(officer("ana", Optional.of(EVA.officer()), Optional.empty()), "rutas"));
    }

    @Test
    void whatIsForOfficersInPersonIsNeitherForTheirDeputiesNorLostWhileTheyActForOthers() {
        source.restrict("closed", NeedToKnow.inPerson(Set.of(ANA.officer())));
        search.refresh("protocols");

        assertEquals(2, total(ANA, "rutas"));
        assertEquals(1, total(officer("eva", Optional.of(ANA.officer()), Optional.empty()), "rutas"));
        assertEquals(2, total(officer("ana", Optional.of(EVA.officer()), Optional.empty()), "rutas"));
    }

    @Test
    void itsHitShowsNoMoreThanTheTitle() {
        Hit hit = find(ANA, "secretas", Map.of()).hits().get(0);
        assertEquals(List.of(), hit.excerpt());
        assertFalse(hit.title().isEmpty());
    }

    @Test
    void aChangedRestrictionCountsAtOnce() {
        source.restrict("closed", new NeedToKnow(Set.of(EVA.officer()), Set.of()));
        search.refresh("protocols");
        assertEquals(1, total(ANA, "rutas"));
        assertEquals(2, total(EVA, "rutas"));
        source.restrict("closed", NeedToKnow.OPEN);
        search.refresh("protocols");
        assertEquals(2, total(ANA, "rutas"));
        assertTrue(find(BRUNO, "secretas", Map.of()).hits().get(0).excerpt().size() > 0);
    }

    @Test
    void whatWasRestrictedAMomentAgoIsNoHitAndNotCountedEvenBeforeTheIndexHasReadIt() {
        source.restrict("open", new NeedToKnow(Set.of(ANA.officer()), Set.of()));
        assertEquals(0, total(EVA, "rutas"));
        assertEquals(1, total(BRUNO, "rutas"));
        Hit hit = find(ANA, "conocen", Map.of()).hits().get(0);
        assertEquals(List.of(), hit.excerpt());
        source.withdraw("open");
        assertEquals(1, total(ANA, "rutas"));
    }

    private List<String> newest(Caller caller, String words, int most) {
        Question question = new Question(words, Set.of(), Map.of(), null, 1);
        return search.newest(question, most, caller).records().stream()
                .map(changed -> changed.path().substring("/protocols/".length()))
                .toList();
    }

    @Test
    void whatWasChangedLastStandsFirstForThoseItIsForNow() {
        assertEquals(List.of("closed", "open"), newest(ANA, "rutas", 10));
        assertEquals(List.of("open"), newest(EVA, "rutas", 10));
        assertEquals(List.of("closed"), newest(ANA, "rutas", 1));
        source.put("open", Language.ES, "Rutas de trata", "Las rutas, de nuevo");
        search.refresh("protocols");
        assertEquals(List.of("open", "closed"), newest(ANA, "rutas", 10));
        Question question = new Question("rutas", Set.of(), Map.of(), null, 1);
        assertTrue(search.newest(question, 10, ANA).whole());
        assertEquals(
                "Rutas de trata",
                search.newest(question, 10, ANA).records().get(0).title());
        assertEquals(
                source.now(), search.newest(question, 10, ANA).records().get(0).changed());
        // The index has not read it yet.
        source.restrict("open", new NeedToKnow(Set.of(EVA.officer()), Set.of()));
        assertEquals(List.of("closed"), newest(ANA, "rutas", 10));
        assertThrows(IllegalArgumentException.class, () -> newest(ANA, "rutas", Search.NEWEST + 1));
    }

    @Test
    void ofMoreThanAHundredEachIsAskedForWhomItIs() {
        fillUpTo(250);
        source.restrict("record-3", new NeedToKnow(Set.of(ANA.officer()), Set.of()));
        assertEquals(249, newest(EVA, "registro", 1000).size());
        assertEquals(250, newest(ANA, "registro", 1000).size());
    }

    @Test
    void pagesStayFullAndTotalsRightWhereTheIndexIsBehind() {
        fillUpTo(90);
        for (int i = 0; i < 90; i += 3) {
            source.restrict("record-" + i, new NeedToKnow(Set.of(ANA.officer()), Set.of()));
        }
        assertEquals(60, total(EVA, 7));
        assertEquals(90, total(ANA, 7));
    }

    @Test
    void pagesGoOnBehindAHundredHitsThatAreAllForSomebodyElse() {
        fillUpTo(250);
        Set<String> open = Set.of("record-3", "record-111", "record-240");
        for (int i = 0; i < 250; i++) {
            if (!open.contains("record-" + i)) {
                source.restrict("record-" + i, new NeedToKnow(Set.of(ANA.officer()), Set.of()));
            }
        }
        assertEquals(
                open.stream().map(source::id).collect(Collectors.toSet()),
                walk(EVA, 100).stream()
                        .flatMap(page -> page.hits().stream().map(Hit::id))
                        .collect(Collectors.toSet()));
    }

    @Test
    void aSearchAsksItsSourceOnce() {
        fillUpTo(250);
        find(EVA, "registro", Map.of());
        assertEquals(List.of(101), source.asked());
        find(EVA, "ninguno", Map.of());
        assertEquals(List.of(101), source.asked());
    }

    @Test
    void aSourceThatCannotSayForWhomItsRecordsAreShowsNone() {
        source.fail(new IllegalStateException("The database is away"));
        assertThrows(IllegalStateException.class, () -> total(EVA, "rutas"));
    }

    private void fillUpTo(int many) {
        for (int i = 0; i < many; i++) {
            source.put("record-" + i, Language.ES, "Registro", "Uno de muchos");
        }
        search.refresh("protocols");
    }

    private List<Results> walk(Caller caller, int limit) {
        List<Results> pages = new ArrayList<>();
        String cursor = null;
        do {
            Results page = search.find(new Question("registro", Set.of(), Map.of(), cursor, limit), caller);
            assertTrue(page.next() == null || limit == 100 || page.hits().size() == limit);
            pages.add(page);
            cursor = page.next();
        } while (cursor != null);
        return pages;
    }

    /** What every page says of how many there are; it is how many they hold together. */
    private long total(Caller caller, int limit) {
        List<Results> pages = walk(caller, limit);
        long held = pages.stream().mapToLong(page -> page.hits().size()).sum();
        pages.forEach(page -> assertEquals(held, page.total()));
        return held;
    }
}
