package org.enlace.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.SearchSource.Text;
import org.enlace.search.Search.Alike;
import org.enlace.search.Search.Fragment;
import org.enlace.search.Search.Hit;
import org.enlace.search.Search.Question;
import org.enlace.search.Search.Results;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimilarWordsTest {
    private static final Caller EVA = officer("eva");
    private static final Caller ANA = officer("ana");

    @TempDir
    Path folder;

    private final FakeSource source = new FakeSource("protocols");
    private LuceneSearch search;

    private static Caller officer(String name) {
        return new Caller(new OfficerId(name), Language.ES, ZoneOffset.UTC, permission -> true);
    }

    @BeforeEach
    void fill() {
        put(
                "guide",
                "Guía de entrevistas a víctimas",
                "Cómo se prepara una entrevista y qué se pregunta.",
                "0204",
                "detection");
        put("routes", "Rutas del tráfico", "Las rutas que usan las redes de tráfico.", "0801", "investigation");
        put("team", "Equipo conjunto", "Dos países investigan juntos la trata.", "0204", "investigation");
        source.restrict(
                put("secret", "Caso Zarzamora", "La zarzamora es el nombre del caso.", "0204", "detection"),
                new NeedToKnow(Set.of(ANA.officer()), Set.of()));
        search = new LuceneSearch(folder, new FixedKeys().secret("search"), Duration.ofHours(1));
        search.add(source);
        search.refresh("protocols");
    }

    private String put(String key, String title, String body, String crime, String phase) {
        source.put(
                key,
                Map.of(Language.ES, new Text(title, body)),
                Set.of(),
                Map.of("crimeType", Set.of(crime), "phase", Set.of(phase)));
        return key;
    }

    @AfterEach
    void close() {
        search.close();
    }

    @ParameterizedTest
    @CsvSource({
        "entervistas, entrevistas",
        "entrevsta, entrevista",
        "entrrevistas, entrevistas",
        "trafcio, tráfico",
        "victmas, víctimas"
    })
    void a_mistyped_word_finds_what_is_spelt_almost_alike_and_says_so(String typed, String meant) {
        Results results = find(typed, EVA);
        assertTrue(results.total() > 0, typed);
        assertTrue(results.similar().contains(meant), () -> typed + " gave " + results.similar());
        assertTrue(
                results.hits().stream()
                        .flatMap(hit -> java.util.stream.Stream.concat(hit.title().stream(), hit.excerpt().stream()))
                        .anyMatch(Fragment::matched),
                "The hit shows why it is one");
    }

    @Test
    void words_that_are_found_as_typed_bring_nothing_that_is_only_alike() {
        Results results = find("rutas", EVA);
        assertEquals(List.of("/protocols/routes"), paths(results));
        assertEquals(List.of(), results.similar());
    }

    @Test
    void a_right_word_beside_a_mistyped_one_counts_as_it_is() {
        Results results = find("entrevistas victmas", EVA);
        assertEquals(List.of("/protocols/guide"), paths(results));
        assertEquals(List.of("víctimas"), results.similar());
        assertEquals(0, find("rutas victmas", EVA).total());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyz", "ornitorrinco", "ruz", "1069-2014", "' \" \\ * ? ~ ( ) [ ] { } ^ :"})
    void what_is_like_nothing_finds_nothing(String typed) {
        Results results = find(typed, EVA);
        assertEquals(0, results.total());
        assertEquals(List.of(), results.similar());
    }

    @Test
    void a_word_of_a_restricted_record_is_neither_found_nor_told() {
        Results others = find("zarzamoras zarzamorra", EVA);
        assertEquals(0, others.total());
        assertEquals(List.of(), others.similar());
        assertEquals(List.of("/protocols/secret"), paths(find("zarzamorra", ANA)));
    }

    @Test
    void a_word_that_only_a_restricted_record_has_counts_as_mistyped_for_others() {
        put("plant", "Zarzamera", "La zarzamera es una planta.", "0204", "detection");
        search.refresh("protocols");
        Results others = find("zarzamora", EVA);
        assertEquals(List.of("/protocols/plant"), paths(others), "as where no record has the word");
        assertEquals(List.of("zarzamera"), others.similar());
        Results reader = find("zarzamora", ANA);
        assertEquals(List.of("/protocols/secret"), paths(reader));
        assertEquals(List.of(), reader.similar());
    }

    @Test
    void facets_narrow_what_is_alike_too() {
        assertEquals(
                List.of(),
                paths(search.find(
                        new Question("entervistas", Set.of(), Map.of("crimeType", Set.of("0801")), null, 10), EVA)));
    }

    @Test
    void pages_of_what_is_alike_follow_one_another() {
        Results first = search.find(new Question("trtaa", Set.of(), Map.of(), null, 1), EVA);
        for (int i = 0; i < 5; i++) {
            put("more" + i, "Entrevista número " + i, "Una entrevista.", "0204", "detection");
        }
        search.refresh("protocols");
        int seen = 0;
        String after = null;
        do {
            Results page = search.find(new Question("entervista", Set.of(), Map.of(), after, 2), EVA);
            assertEquals(6, page.total());
            seen += page.hits().size();
            after = page.next();
        } while (after != null);
        assertEquals(6, seen);
        assertEquals(List.of("trata"), first.similar());
    }

    @Test
    void what_shares_a_rare_value_is_alike_and_the_record_itself_is_not() {
        Alike guide = new Alike(
                "protocols",
                source.id("guide"),
                "Guía de entrevistas a víctimas",
                Map.of("crimeType", Set.of("0204"), "phase", Set.of("detection")));
        assertEquals(List.of(source.id("team")), search.alike(guide, 5, EVA));
        put("twin", "Entrevistas", "Otra guía.", "0204", "detection");
        search.refresh("protocols");
        assertEquals(List.of(source.id("twin"), source.id("team")), search.alike(guide, 5, EVA));
        assertEquals(List.of(source.id("twin")), search.alike(guide, 1, EVA));
    }

    @Test
    void what_was_restricted_this_moment_is_not_alike() {
        Alike guide = new Alike("protocols", source.id("guide"), "", Map.of("crimeType", Set.of("0204")));
        source.restrict("team", new NeedToKnow(Set.of(ANA.officer()), Set.of()));
        assertEquals(List.<RecordId>of(), search.alike(guide, 5, EVA));
    }

    @Test
    void a_source_that_is_not_there_or_may_not_be_read_has_nothing_alike() {
        Alike elsewhere = new Alike("elsewhere", source.id("guide"), "x", Map.of("crimeType", Set.of("0204")));
        assertEquals(List.of(), search.alike(elsewhere, 5, EVA));
        Caller nobody = new Caller(new OfficerId("eva"), Language.ES, ZoneOffset.UTC, permission -> false);
        Alike guide = new Alike("protocols", source.id("guide"), "x", Map.of("crimeType", Set.of("0204")));
        assertEquals(List.of(), search.alike(guide, 5, nobody));
        assertThrows(IllegalArgumentException.class, () -> search.alike(guide, 0, EVA));
    }

    private Results find(String words, Caller caller) {
        return search.find(new Question(words, Set.of(), Map.of(), null, 100), caller);
    }

    private static List<String> paths(Results results) {
        return results.hits().stream().map(Hit::path).toList();
    }
}
