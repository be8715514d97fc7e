package org.enlace.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.platform.internal.TimeOrderedIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformWordsTest {
    private static final Permission READ = new Permission("protocols.read");
    private static final Permission WRITE = new Permission("protocols.write");

    @Test
    void aCountryIsTwoCapitalLetters() {
        assertEquals("CO", new CountryCode("CO").toString());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "co", "COL", "C1", "CO "})
    void anythingElseIsNoCountryAndTheRefusalNamesTheValue(String text) {
        Refusal refusal = assertThrows(Refusal.class, () -> new CountryCode(text));
        assertEquals("country.form", refusal.code());
        assertTrue(refusal.getMessage().contains("\"" + text + "\""), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "una-bogota", "r2.d2_x"})
    void officersAndUnitsHaveShortNames(String name) {
        assertEquals(name, new OfficerId(name).toString());
        assertEquals(name, new UnitId(name).toString());
        String longest = "a".repeat(64);
        assertEquals(longest, new OfficerId(longest).value());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "A",
                "Ana",
                "2a",
                "-a",
                ".a",
                "a b",
                "a/b",
                "ñandú",
                "a\n",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void anythingElseNamesNobody(String name) {
        assertEquals(
                "officer.id-form",
                assertThrows(Refusal.class, () -> new OfficerId(name)).code());
        assertEquals(
                "unit.id-form",
                assertThrows(Refusal.class, () -> new UnitId(name)).code());
    }

    @Test
    void idsSortByTheirTimeOfBirth() {
        TimeOrderedIds ids = new TimeOrderedIds();
        var made = Stream.generate(ids::next).limit(2_000).toList();
        assertEquals(made, made.stream().sorted().toList());
        assertTrue(made.stream().allMatch(id -> id.value().version() == 7));
    }

    @Test
    void anIdReadsBackFromItsText() {
        RecordId id = new TimeOrderedIds().next();
        assertEquals(id, RecordId.parse(id.toString()));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1", "0190A000-0000-7000-8000-000000000000", "../../etc/passwd", "1-1-1-1-1"})
    void anythingElseIsNoId(String text) {
        assertEquals(
                "record.id-form",
                assertThrows(Refusal.class, () -> RecordId.parse(text)).code());
    }

    @Test
    void aRefusalCanBeTiedToTheFieldThatCausedIt() {
        Refusal refusal = new Refusal("protocol.title-missing", "A record needs a title", "x").at("title");
        assertEquals(Optional.of("title"), refusal.field());
        assertEquals("protocol.title-missing", refusal.code());
    }

    @Test
    void aCallerMayDoWhatHolds() {
        Caller reader = Caller.holding(new OfficerId("analyst"), Language.ES, ZoneOffset.UTC, Set.of(READ));
        reader.require(READ);
        assertFalse(reader.holds(WRITE));
        assertEquals(
                WRITE,
                assertThrows(Forbidden.class, () -> reader.require(WRITE)).permission());
    }

    @Test
    void aLanguageIsReadFromAnyOfItsRegions() {
        assertEquals(Optional.of(Language.PT), Language.of("pt-BR"));
        assertEquals(Optional.of(Language.ES), Language.of("es_CO"));
        assertEquals(Optional.empty(), Language.of("de"));
        assertEquals(Optional.empty(), Language.of(null));
    }
}
