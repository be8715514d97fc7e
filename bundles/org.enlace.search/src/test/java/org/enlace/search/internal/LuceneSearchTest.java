package org.enlace.search.internal;

import static org.enlace.platform.Language.EN;
import static org.enlace.platform.Language.ES;
import static org.enlace.platform.Language.PT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.SearchSource.Text;
import org.enlace.search.Search.Fragment;
import org.enlace.search.Search.Hit;
import org.enlace.search.Search.Question;
import org.enlace.search.Search.Results;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneSearchTest {
    private static final Duration LATER = Duration.ofHours(1);

    private SecretKey key = new FixedKeys().secret("search");

    @TempDir
    Path folder;

    private final FakeSource source = new FakeSource("protocols");
    private LuceneSearch search;

    @AfterEach
    void close() {
        if (search != null) {
            search.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ES, búsqueda, busqueda",
        "ES, búsqueda, búsquedas",
        "ES, búsquedas, busqueda",
        "ES, búsqueda, BUSQUEDAS",
        "ES, cooperación, cooperaciones",
        "ES, cooperaciones, cooperacion",
        "ES, policías, policia",
        "ES, víctimas, victima",
        "ES, red, redes",
        "ES, tráfico, traficos",
        "ES, niños, nino",
        "ES, jueces, juez",
        "ES, armas, arma",
        "ES, rutas, ruta",
        "ES, casos, caso",
        "ES, vías, via",
        "ES, leyes, ley",
        "ES, países, pais",
        "ES, bases, base",
        "ES, meses, mes",
        "ES, fronteras, frontera",
        "ES, detenciones, detencion",
        "ES, extradición, extradiciones",
        "ES, menores, menor",
        "PT, armas, arma",
        "PT, leis, lei",
        "PT, países, pais",
        "PT, meses, mês",
        "PT, prisões, prisao",
        "PT, capitães, capitao",
        "PT, fronteiras, fronteira",
        "PT, menores, menor",
        "PT, ações, acao",
        "PT, redes, rede",
        "FR, lois, loi",
        "FR, armes, arme",
        "FR, pays, pays",
        "FR, mineurs, mineur",
        "FR, procès, proces",
        "FR, frontières, frontiere",
        "FR, journaux, journal",
        "FR, victimes, victime",
        "EN, countries, country",
        "EN, laws, law",
        "EN, smuggling, smuggled",
        "PT, operações, operacao",
        "PT, operação, operacoes",
        "PT, operações, operação",
        "PT, investigação, investigacoes",
        "PT, crianças, crianca",
        "PT, tráfico, trafico",
        "PT, vítimas, vitima",
        "PT, policiais, policial",
        "PT, cartéis, cartel",
        "EN, trafficking, trafficked",
        "EN, victims, victim",
        "EN, agencies, agency",
        "EN, victim's, victim",
        "EN, children, Children",
        "FR, enquête, enquetes",
        "FR, enquêtes, enquete",
        "FR, réseaux, reseau",
        "FR, l'identité, identites",
        "FR, policière, policieres",
        "FR, migrants, migrant",
        "FR, coopération, cooperations",
    })
    void accentsAndPluralsDoNotMatter(Language language, String written, String typed) {
        source.put("a", language, "Uno", "x " + written + " y").put("b", language, "Dos", "otra cosa");
        open();
        assertEquals(List.of("/protocols/a"), paths(find(typed)));
    }

    @Test
    void everyWordMustBeFoundInOneLanguageOrAmongTheKeywords() {
        source.put(
                        "a",
                        Map.of(ES, new Text("Trata de personas", "guía"), EN, new Text("Human trafficking", "guide")),
                        Set.of("Ley 985-2005"),
                        Map.of())
                .put("b", ES, "Tráfico de migrantes", "guía");
        open();
        assertEquals(List.of("/protocols/a"), paths(find("trata guía")));
        assertEquals(List.of("/protocols/a"), paths(find("guide trafficking 985-2005")));
        assertEquals(List.of(), paths(find("trata guide")));
        assertEquals(List.of(), paths(find("migrantes 985-2005")));
        assertEquals(List.of(), paths(find("2005-985")));
        assertEquals(2, find("guia").total());
    }

    @Test
    void commonWordsNeedNotBeFoundUnlessThereIsNothingElse() {
        source.put("a", ES, "Trata y tráfico", "x");
        open();
        assertEquals(1, find("la trata, de").total());
        assertEquals(1, find("y").total());
    }

    @Test
    void aWordInTheTitleComesFirst() {
        source.put("a", ES, "Uno", "extradición y algo más").put("b", ES, "Extradición", "algo más y otra cosa");
        open();
        assertEquals(List.of("/protocols/b", "/protocols/a"), paths(find("extradicion")));
    }

    @Test
    void aHitShowsWhyItIsOne() {
        String body = "Primera frase sin nada. ".repeat(20) + "Las búsquedas conjuntas se coordinan aquí. "
                + "Última frase sin nada. ".repeat(20);
        source.put("a", ES, "Guía de búsqueda", body);
        open();
        Hit hit = find("busqueda conjunta").hits().get(0);
        assertEquals(List.of(new Fragment("Guía de ", false), new Fragment("búsqueda", true)), hit.title());
        assertEquals(List.of("búsquedas", "conjuntas"), marked(hit.excerpt()));
        String excerpt = text(hit.excerpt());
        assertTrue(excerpt.startsWith("… Las búsquedas conjuntas"), excerpt);
        assertTrue(excerpt.endsWith(" …") && excerpt.length() < 300, excerpt);
    }

    @Test
    void aHitByAKeywordShowsTheKeyword() {
        source.put("a", Map.of(ES, new Text("Uno", "Texto")), Set.of("Decreto 1069-2014", "CO-1"), Map.of());
        open();
        Hit hit = find("1069-2014").hits().get(0);
        assertEquals("Decreto 1069-2014 – Texto", text(hit.excerpt()));
        assertEquals(List.of("1069", "2014"), marked(hit.excerpt()));
    }

    @Test
    void textIsNeverMarkup() {
        source.put("a", ES, "<b>Uno</b>", "<script>alert(1)</script> trata");
        open();
        assertEquals(
                "<script>alert(1)</script> trata",
                text(find("trata").hits().get(0).excerpt()));
    }

    @Test
    void theCallersLanguageIsShownWhereItMatched() {
        source.put("a", Map.of(ES, new Text("Protocolo", "a"), PT, new Text("Protocolo", "b")), Set.of(), Map.of());
        open();
        assertEquals(PT, find("protocolo", PT).hits().get(0).language());
        assertEquals(ES, find("protocolo", EN).hits().get(0).language());
    }

    @Test
    void facetsNarrow() {
        source.put("a", Map.of(ES, new Text("Trata", "a")), Set.of(), Map.of("country", Set.of("CO", "PE")))
                .put("b", Map.of(ES, new Text("Trata", "b")), Set.of(), Map.of("country", Set.of("BR")));
        open();
        Question question = new Question("trata", Set.of(), Map.of("country", Set.of("PE", "EC")), null, 20);
        assertEquals(List.of("/protocols/a"), paths(search.find(question, caller(ES, "protocols"))));
    }

    @Test
    void whatTheCallerMayNotReadIsNotFoundAndNotCounted() {
        source.put("a", ES, "Trata", "a");
        open();
        FakeSource cases = new FakeSource("cases").put("c", ES, "Trata", "secreto");
        search.add(cases);
        search.refresh("cases");
        assertEquals(1, search.find(question("trata"), caller(ES, "protocols")).total());
        assertEquals(
                2,
                search.find(question("trata"), caller(ES, "protocols", "cases")).total());
        assertEquals(0, search.find(question("trata"), caller(ES)).total());
        Question onlyCases = new Question("trata", Set.of("cases"), Map.of(), null, 20);
        assertEquals(List.of("/cases/c"), paths(search.find(onlyCases, caller(ES, "protocols", "cases"))));
        assertEquals(0, search.find(onlyCases, caller(ES, "protocols")).total());
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        for (int i = 0; i < 95; i++) {
            source.put("r" + i, ES, "Trata", i % 3 == 0 ? "trata y más trata" : "otra");
        }
        open();
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            Results page = search.find(new Question("trata", Set.of(), Map.of(), after, 10), caller(ES, "protocols"));
            assertEquals(95, page.total());
            assertTrue(page.totalIsExact());
            seen.addAll(paths(page));
            after = page.next();
        } while (after != null);
        assertEquals(95, seen.size());
        assertEquals(95, Set.copyOf(seen).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "AAAA", "!!", "MTox", "ZmZmZmZmZmY6YQ", "N2ZjMDAwMDA6eA"})
    void aCursorThatIsNoneIsRefused(String cursor) {
        open();
        Question question = new Question("trata", Set.of(), Map.of(), cursor, 10);
        Refusal refusal = assertThrows(Refusal.class, () -> search.find(question, caller(ES, "protocols")));
        assertEquals("search.cursor", refusal.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AND (",
                "*",
                "?",
                "",
                "   ",
                "title.es:trata",
                "\"",
                "trata~",
                "[a TO",
                "\\",
                "a^9",
                "(((",
                "-",
                "+",
                "\u0000",
                "\uD800",
                "😀",
                "ñ",
                "…",
                "||",
                "!",
                "/.*/",
                "OR",
                "NOT"
            })
    void oddInputIsJustWords(String typed) {
        source.put("a", ES, "Trata", "de personas");
        open();
        assertNotNull(find(typed));
    }

    @Test
    void aQuestionThatIsTooLongIsRefused() {
        open();
        assertEquals(
                "search.too-long",
                assertThrows(Refusal.class, () -> find("a".repeat(10_000))).code());
        assertEquals(
                "search.too-many-words",
                assertThrows(Refusal.class, () -> find("a ".repeat(60))).code());
        Question noPage = new Question("a", Set.of(), Map.of(), null, 0);
        assertEquals(
                "search.limit",
                assertThrows(Refusal.class, () -> search.find(noPage, caller(ES, "protocols")))
                        .code());
    }

    @Test
    void aChangeIsFoundWhenRefreshReturnsAndAWithdrawnRecordIsNot() {
        source.put("a", ES, "Trata", "uno");
        open();
        source.put("a", ES, "Extradición", "dos").put("b", ES, "Trata", "tres");
        search.refresh("protocols");
        assertEquals(List.of("/protocols/b"), paths(find("trata")));
        assertEquals(List.of("/protocols/a"), paths(find("extradicion")));
        source.withdraw("b");
        search.refresh("protocols");
        assertEquals(0, find("trata").total());
        search.refresh("nobody");
    }

    @Test
    void aChangeStoredLateWithAnEarlierTimeIsFoundToo() {
        source.put("a", ES, "Trata", "uno");
        open();
        source.put(
                "late",
                Map.of(ES, new Text("Trata", "tarde")),
                Set.of(),
                Map.of(),
                source.now().minusSeconds(3),
                false);
        search.refresh("protocols");
        assertEquals(2, find("trata").total());
    }

    @Test
    void aSourceThatGoesTakesItsHitsAlongAndBringsThemBack() {
        source.put("a", ES, "Trata", "uno");
        open();
        assertEquals(1, find("trata").total());
        search.remove(source);
        assertEquals(0, find("trata").total());
        source.put("b", ES, "Trata", "mientras tanto");
        search.add(source);
        search.refresh("protocols");
        assertEquals(2, find("trata").total());
    }

    @Test
    void aRestartReadsOnlyWhatChanged() {
        for (int i = 0; i < 1200; i++) {
            source.put("r" + i, ES, "Trata", "x");
        }
        open();
        assertEquals(3, source.calls());
        search.close();
        source.put("new", ES, "Trata", "x");
        open();
        assertEquals(4, source.calls());
        Results results = find("trata");
        assertFalse(results.totalIsExact() && results.total() != 1201, "1201 or more than 1000: " + results.total());
        assertEquals(
                1,
                search.find(question("trata"), caller(ES, "protocols")).hits().stream()
                        .limit(1)
                        .count());
    }

    @Test
    void theFirstSearchAfterTheIndexWasDeletedFindsEverything() throws IOException {
        source.put("a", ES, "Trata", "uno");
        search = new LuceneSearch(folder, key, LATER);
        search.add(source);
        assertEquals(1, find("trata").total());
    }

    @Test
    void aQuestionThatNearlyEverythingAnswersIsCutShort() {
        for (int i = 0; i < Budget.MATCHES + 1000; i++) {
            source.put("r" + i, ES, "Trata", "x");
        }
        open();
        Results results = find("trata");
        assertFalse(results.totalIsExact());
        assertTrue(results.total() > 1000, "total " + results.total());
        assertEquals(100, results.hits().size());
    }

    @Test
    void aDeletedIndexIsBuiltAnew() throws IOException {
        source.put("a", ES, "Trata", "uno");
        open();
        search.close();
        for (Path file : files()) {
            Files.delete(file);
        }
        open();
        assertEquals(1, find("trata").total());
    }

    @Test
    void nothingOfATextIsReadableInTheFilesAndAnotherKeyCostsARebuildOnly() throws IOException {
        source.put("a", ES, "Extradición", "Palabrasecreta");
        open();
        search.close();
        for (Path file : files()) {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertFalse(bytes.contains("ecreta") || bytes.contains("protocols"), file.toString());
        }
        key = new FixedKeys().secret("another");
        open();
        assertEquals(1, find("palabrasecreta").total());
    }

    @Test
    void aDamagedIndexIsBuiltAnew() throws IOException {
        source.put("a", ES, "Trata", "uno");
        open();
        search.close();
        for (Path file : files()) {
            Files.write(file, new byte[] {1, 2, 3});
        }
        open();
        assertEquals(1, find("trata").total());
        assertEquals(List.of(), search.problems());
    }

    @Test
    void anIndexThatLostAFileIsBuiltAnew() throws IOException {
        source.put("a", ES, "Trata", "uno");
        open();
        search.close();
        for (Path file : files()) {
            if (!file.getFileName().toString().startsWith("segments")) {
                Files.delete(file);
            }
        }
        open();
        assertEquals(1, find("trata").total());
    }

    @Test
    void aSourceThatFailsIsAHealthProblemUntilItWorksAgain() {
        source.put("a", ES, "Trata", "uno");
        source.fail(new IllegalStateException("no database"));
        open();
        assertEquals(0, find("trata").total());
        assertTrue(search.problems().get(0).message().contains("protocols cannot read its records"));
        assertFalse(search.problems().get(0).blocking());
        source.fail(null);
        search.refresh("protocols");
        assertEquals(List.of(), search.problems());
        assertEquals(1, find("trata").total());
    }

    @Test
    void aSearchOpensTheIndexWhenNothingElseHas() {
        source.put("a", ES, "Trata", "uno");
        open();
        search.close();
        search = new LuceneSearch(folder, key, LATER);
        search.add(source);
        assertEquals(1, find("trata").total());
    }

    @Test
    void anIndexThatWasFilledStaysClosedUntilSomebodyAsksAndThenKnowsWhatChangedMeanwhile() {
        source.put("a", ES, "Trata", "uno");
        open();
        search.close();
        int before = source.calls();
        source.put("b", ES, "Trata", "mientras tanto");
        search = new LuceneSearch(folder, key, Duration.ZERO);
        search.add(source);
        assertEquals(List.of(), search.problems());
        assertEquals(before, source.calls());
        assertEquals(2, find("trata").total());
    }

    @Test
    void nothingToSearchIsNoError() {
        search = new LuceneSearch(folder, key, LATER);
        Results results = find("trata");
        assertEquals(0, results.total());
        assertNull(results.next());
    }

    @Test
    void an_index_is_built_anew_from_its_source_and_what_is_no_more_there_is_no_more_found() {
        source.put("a", ES, "Búsqueda", "Una").put("b", ES, "Búsqueda", "Otra");
        open();
        assertEquals(2, find("busqueda").total());
        List<Integer> told = new ArrayList<>();
        assertEquals(2, search.rebuild("protocols", told::add));
        assertEquals(List.of(2), told);
        assertEquals(2, find("busqueda").total());
        assertEquals(0, search.rebuild("nothing", told::add));
    }

    @Test
    void anIndexThatIsBuiltAnewIsWholeAlsoWhenNobodyWaitsForItAnyMore() {
        source.put("a", ES, "Búsqueda", "Una").put("b", ES, "Búsqueda", "Otra");
        open();
        Thread.currentThread().interrupt();
        search.rebuild("protocols", read -> {});
        assertTrue(Thread.interrupted());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (find("busqueda").total() < 2) {
            assertTrue(System.nanoTime() < end, "it stays empty");
            LockSupport.parkNanos(10_000_000);
        }
    }

    private void open() {
        search = new LuceneSearch(folder, key, LATER);
        search.add(source);
        search.refresh("protocols");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("protocols"))) {
            return files.toList();
        }
    }

    private Results find(String words) {
        return find(words, ES);
    }

    private Results find(String words, Language language) {
        return search.find(question(words), caller(language, "protocols"));
    }

    private static Question question(String words) {
        return new Question(words, Set.of(), Map.of(), null, 100);
    }

    private static Caller caller(Language language, String... sources) {
        Set<Permission> permissions =
                Stream.of(sources).map(name -> new Permission(name + ".read")).collect(Collectors.toSet());
        return Caller.holding(new OfficerId("local"), language, ZoneOffset.UTC, permissions);
    }

    private static List<String> paths(Results results) {
        return results.hits().stream().map(Hit::path).toList();
    }

    private static List<String> marked(List<Fragment> fragments) {
        return fragments.stream().filter(Fragment::matched).map(Fragment::text).toList();
    }

    private static String text(List<Fragment> fragments) {
        return fragments.stream().map(Fragment::text).collect(Collectors.joining());
    }
}
