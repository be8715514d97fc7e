package org.enlace.reference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.reference.Countries.Country;
import org.enlace.reference.CrimeTypes.CrimeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceDataTest {
    private static final Path SHIPPED = Path.of("../../config/reference");
    private static final String NAMES = "\"name\": {\"es\": \"a\", \"pt\": \"b\", \"en\": \"c\", \"fr\": \"d\"}";

    private final FileCountries countries = new FileCountries(SHIPPED.resolve("countries.json"));
    private final FileCrimeTypes crimeTypes = new FileCrimeTypes(SHIPPED.resolve("iccs.json"));

    @TempDir
    Path folder;

    @Test
    void theShippedCountriesAreReadWithNamesZonesAndLanguage() {
        Country brazil = countries.find(new CountryCode("BR")).orElseThrow();
        assertEquals("Brésil", brazil.name(Language.FR));
        assertEquals(ZoneId.of("America/Sao_Paulo"), brazil.zones().get(0));
        assertEquals(Language.PT, brazil.platformLanguage());
        assertEquals(31, countries.all(Language.ES).size());
    }

    @Test
    void countriesStandInTheOrderOfTheirNamesInTheLanguage() {
        List<String> names = new ArrayList<>();
        countries.all(Language.FR).forEach(country -> names.add(country.name(Language.FR)));
        // An accent does not send a name behind Z.
        assertTrue(names.indexOf("Équateur") < names.indexOf("France"), names.toString());
    }

    @Test
    void aCountryOutsideTheNetworkIsCalledByItsNameToo() {
        CountryCode elsewhere = new CountryCode("VE");
        assertEquals(Optional.empty(), countries.find(elsewhere));
        assertEquals("Venezuela", countries.name(elsewhere, Language.ES));
        assertEquals(Optional.of(elsewhere), countries.read("venezuela"));
        assertEquals(Optional.of(new CountryCode("KN")), countries.read("san cristobal y nieves"));
    }

    @Test
    void everyShippedCrimeTypeStandsBehindTheOneAboveIt() {
        List<String> seen = new ArrayList<>();
        for (CrimeType type : crimeTypes.all()) {
            assertTrue(type.parent() == null || seen.contains(type.parent()), type.code());
            seen.add(type.code());
        }
        assertEquals(60, seen.size());
        assertEquals("Secuestro", crimeTypes.find("020221").orElseThrow().name(Language.ES));
        assertEquals(Optional.empty(), crimeTypes.find("999999"));
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("none.json");
        assertFailure(file, "none.json is missing; restore it from the release");
    }

    @Test
    void aBadRecordIsNamedByFileNumberAndId() throws IOException {
        assertFailure(
                file("[{\"id\": \"A\", \"iso2\": \"aa\", " + NAMES
                        + ", \"timeZones\": [\"UTC\"], \"platformLanguage\": \"es\"}]"),
                "data.json: record 1 (A): \"iso2\" is \"aa\", but two capital letters are expected");
        assertFailure(
                file("[{\"id\": \"A\", \"iso2\": \"AA\", " + NAMES
                        + ", \"timeZones\": [\"Mars/Base\"], \"platformLanguage\": \"es\"}]"),
                "\"timeZones\" holds \"Mars/Base\"");
        assertFailure(
                file("[{\"id\": \"A\", \"iso2\": \"AA\", \"timeZones\": [\"UTC\"], \"platformLanguage\": \"es\"}]"),
                "\"name\" has no text in \"es\"");
    }

    @Test
    void aValueOfAnotherKindIsShown() throws IOException {
        assertFailure(file("[{\"platformLanguage\": 7}]"), "\"platformLanguage\" is 7, but a text is expected");
        assertFailure(file("[{\"platformLanguage\": \" \"}]"), "\"platformLanguage\" is \" \", but a text is expected");
        assertFailure(file("[{\"name\": {}}]"), "\"platformLanguage\" is null, but a text is expected");
        assertFailure(
                file("[{\"platformLanguage\": \"es\", \"timeZones\": [\"UTC\", true]}]"),
                "\"timeZones\" holds true, but texts are expected");
        assertFailure(
                file("[{\"platformLanguage\": \"es\", \"timeZones\": [], \"other\": [{\"a\": 1.5}, null]}]"),
                "\"timeZones\" is [], but a list of texts is expected");
        FileCrimeTypes types = new FileCrimeTypes(file("[{\"code\": \"02\", \"level\": 1.5}]"));
        Exception error = assertThrows(IllegalStateException.class, types::all);
        assertTrue(error.getMessage().contains("\"level\" is 1.5, but a whole number"), error.getMessage());
    }

    @Test
    void brokenJsonIsNamedByFileRecordLineAndColumn() throws IOException {
        assertFailure(file("[\n{\"id\": }]"), "data.json: record 1, line 2, column ");
        assertFailure(file("{}"), "does not hold a JSON array");
        assertFailure(file("[1]"), "record 1 is no JSON object");
        assertFailure(file("[{\"name\": {\"es\": \"a\""), "data.json: record 1, line 1, column ");
    }

    @Test
    void aFileThatWasCorrectedIsReadAtTheNextUse() throws IOException {
        Path file = file("[");
        FileCountries broken = new FileCountries(file);
        assertThrows(IllegalStateException.class, () -> broken.all(Language.ES));
        Files.copy(SHIPPED.resolve("countries.json"), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertEquals(31, broken.all(Language.ES).size());
    }

    @Test
    void aCrimeTypeWhoseParentIsUnknownIsNamed() throws IOException {
        FileCrimeTypes orphan = new FileCrimeTypes(
                file("[{\"id\": \"0201\", \"code\": \"0201\", \"level\": 2, \"parent\": \"02\", " + NAMES + "}]"));
        Exception error = assertThrows(IllegalStateException.class, orphan::all);
        assertTrue(error.getMessage().contains("\"parent\" is 02, which no record has"), error.getMessage());
    }

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("data.json"), json);
    }

    private static void assertFailure(Path file, String part) {
        FileCountries broken = new FileCountries(file);
        Exception error = assertThrows(IllegalStateException.class, () -> broken.all(Language.ES));
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }
}
