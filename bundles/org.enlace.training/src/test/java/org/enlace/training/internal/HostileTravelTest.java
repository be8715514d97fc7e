package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.enlace.training.internal.School.BR;
import static org.enlace.training.internal.School.CO;
import static org.enlace.training.internal.School.PE;
import static org.enlace.training.internal.School.READER;
import static org.enlace.training.internal.School.UNIT;
import static org.enlace.training.internal.School.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;
import org.enlace.training.Nomination;
import org.enlace.training.Nomination.State;
import org.enlace.training.Place;
import org.enlace.training.Quota;
import org.enlace.training.Series;
import org.enlace.training.SeriesShares;
import org.enlace.training.internal.travel.TravellingAnswers;
import org.enlace.training.internal.travel.TravellingNomination;
import org.enlace.training.internal.travel.TravellingSeries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What another node says is read as carefully as any input: told by code and field, without a word of what it said. */
class HostileTravelTest {
    private TestDatabase database;
    private Region region;
    private Series.Open series;
    private Nomination made;

    @BeforeEach
    void begin() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        region = new Region(database);
        series = region.colombia.series(new Quota(CO, 1), new Quota(BR, 2));
        region.colombia.planned(series.id(), "2027-04-05T09:00");
        region.colombia.desks.shares().share(series.id(), 0, Set.of(BR), ANNA);
        region.carryAll();
        made = region.brazil.desks.nominations().nominate(series.id(), person("Ana Souza", BR), true, UNIT);
        region.carryAll();
    }

    @AfterEach
    void end() {
        region.close();
        database.close();
    }

    private static RecordId id(int last) {
        return new RecordId(new UUID(0x0190000000007000L, 0x9000000000000000L | last));
    }

    private static SharedRecord record(RecordId id, String type, CountryCode owner, long version, CountryCode to) {
        return new SharedRecord(id, type, owner, version, Set.of(to), Handling.GENERAL, Optional.empty());
    }

    private String refused(School school, SharedRecord record, String content) {
        String told = assertThrows(IllegalArgumentException.class, () -> Region.taken(school.desks, record, content))
                .getMessage();
        assertTrue(told.matches("[a-z]+\\.[a-z-]+( at [A-Za-z]+)?"), told);
        return told;
    }

    private String seriesText() {
        return TravellingSeries.of(series, region.colombia.desks.sessions().of(series.id(), READER))
                .text();
    }

    private String series(String content) {
        return refused(region.brazil, record(id(1), SeriesShares.SERIES, CO, 1, BR), content);
    }

    @Test
    void a_series_that_has_not_the_form_is_refused_at_its_field() {
        String text = seriesText().replaceAll("\"id\":\"[^\"]*\"", "\"id\":\"" + id(77) + "\"");
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("", "training.travel-form at series");
        wrong.put("[]", "training.travel-form at series");
        wrong.put(text + "{}", "training.travel-form at series");
        wrong.put(text.replaceFirst("\\{", "{\"moderatorLink\":\"x\","), "training.travel-form at series");
        wrong.put(text.replaceFirst("\\{", "{\"title\":\"doubled\","), "training.travel-form at series");
        wrong.put(text.replace("\"title\":\"Seminario de prueba\"", "\"title\":7"), "training.travel-form at title");
        wrong.put(text.replace("Seminario de prueba", "x".repeat(201)), "training.too-long at title");
        wrong.put(text.replace("Seminario de prueba", "a\\u202Eb"), "training.character at title");
        wrong.put(text.replace("Seminario de prueba", "a\\u2060b"), "training.character at title");
        wrong.put(text.replace("Seminario de prueba", "a\\u0000b"), "training.character at title");
        wrong.put(text.replace("Seminario de prueba", "\\uD800"), "training.character at title");
        wrong.put(text.replace("https://sala.example/participar", "javascript:alert(1)"), "training.link at link");
        wrong.put(text.replace("America/Bogota", "America/Nowhere"), "training.zone at zone");
        wrong.put(text.replace("\"planned\"", "\"begun\""), "training.travel-form at state");
        wrong.put(text.replace("2027-04-05T14:00:00Z", "yesterday"), "training.travel-form at start");
        wrong.put(text.replace("2027-04-05T15:00:00Z", "2027-04-05T13:00:00Z"), "training.end-before-start at end");
        wrong.put(text.replace("\"version\":1", "\"version\":-1"), "training.travel-form at version");
        wrong.put(text.replace("\"version\":1", "\"version\":99999999999"), "training.travel-form at version");
        wrong.put(text.replace("\"country\":\"BR\"", "\"country\":\"CO\""), "training.quota-twice at quotas");
        wrong.put(text.replace("\"seats\":2", "\"seats\":501"), "training.seats at quotas");
        wrong.put(text.replace("[{\"id\"", "[".repeat(40) + "{\"id\""), "training.travel-form at series");
        wrong.forEach((content, told) -> assertEquals(told, series(content), content));
        assertEquals(
                1,
                region.brazil
                        .desks
                        .trainings()
                        .seriesList(Optional.empty(), false, Place.FIRST, 9, READER)
                        .items()
                        .size());
    }

    @Test
    void a_country_speaks_for_itself_alone() {
        String text = seriesText();
        // Peru says something of Colombia's series, Brazil of Colombia's on Colombia's own node, and of its sessions.
        assertEquals(
                "training.travel-owner at owner",
                refused(region.brazil, record(series.id(), SeriesShares.SERIES, PE, 9, BR), text));
        assertEquals(
                "training.travel-owner at owner",
                refused(region.colombia, record(series.id(), SeriesShares.SERIES, BR, 9, CO), text));
        assertEquals("training.travel-owner at sessions", series(text));
        String nomination = new TravellingNomination(series.id(), made.person(), true, "", Optional.empty()).text();
        assertEquals(
                "training.travel-owner at owner",
                refused(region.colombia, record(made.id(), SeriesShares.NOMINATION, PE, 9, CO), nomination));
        Nomination own = region.colombia.nominated(series.id(), "De Bogota", CO);
        assertEquals(
                "training.travel-owner at owner",
                refused(region.colombia, record(own.id(), SeriesShares.NOMINATION, BR, 9, CO), nomination));
        assertEquals(
                "training.travel-series at series",
                refused(region.brazil, record(id(5), SeriesShares.NOMINATION, CO, 1, BR), nomination));
        String answer = new TravellingAnswers(
                        series.id(), List.of(new TravellingAnswers.Answer(made.id(), State.CONFIRMED, 0, "", 0, 0, "")))
                .text();
        assertEquals(
                "training.travel-owner at series",
                refused(region.brazil, record(id(6), SeriesShares.ANSWER, PE, 1, BR), answer));
        assertEquals(State.NOMINATED, region.there(made.id()).state());
        assertEquals(State.NOMINATED, region.here(made.id()).state());
    }

    @Test
    void what_is_said_of_a_nominee_keeps_to_the_form() {
        String text = new TravellingNomination(series.id(), person("Bia Lima", BR), false, "", Optional.empty()).text();
        SharedRecord record = record(id(8), SeriesShares.NOMINATION, BR, 1, CO);
        assertEquals(
                "training.travel-form at sex",
                refused(region.colombia, record, text.replace("{", "{\"sex\":\"secret\",")));
        assertEquals(
                "training.travel-form at unit", refused(region.colombia, record, text.replace("{", "{\"unit\":1,")));
    }

    @Test
    void what_is_older_or_meant_for_named_readers_is_refused() {
        assertEquals(
                "training.travel-older at version",
                refused(region.brazil, record(series.id(), SeriesShares.SERIES, CO, 1, BR), seriesText()));
        String nomination = new TravellingNomination(series.id(), made.person(), true, "", Optional.empty()).text();
        assertEquals(
                "training.travel-older at version",
                refused(region.colombia, record(made.id(), SeriesShares.NOMINATION, BR, 1, CO), nomination));
        SharedRecord red = new SharedRecord(
                id(7), SeriesShares.NOMINATION, BR, 1, Set.of(CO), Handling.GENERAL, Optional.of(Tlp.RED));
        assertEquals("training.share-red at tlp", refused(region.colombia, red, nomination));
    }

    @Test
    void damaged_at_any_place_it_is_taken_whole_or_refused_by_a_code() {
        Random random = new Random(20270301);
        String answer = new TravellingAnswers(
                        series.id(), List.of(new TravellingAnswers.Answer(made.id(), State.WAITING, 1, "", 0, 0, "")))
                .text();
        String nomination =
                new TravellingNomination(series.id(), person("Bia Lima", BR), false, "", Optional.of("Dieta")).text();
        for (int round = 0; round < 600; round++) {
            int fresh = 1_000 + round;
            boolean here = round % 3 == 1;
            String text = round % 3 == 0 ? seriesText() : here ? nomination : answer;
            String type = round % 3 == 0 ? SeriesShares.SERIES : here ? SeriesShares.NOMINATION : SeriesShares.ANSWER;
            SharedRecord record = record(id(fresh), type, here ? BR : CO, 1, here ? CO : BR);
            String damaged = damaged(text, random);
            try {
                Region.taken(here ? region.colombia.desks : region.brazil.desks, record, damaged);
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().matches("[a-z]+\\.[a-z-]+( at [A-Za-z]+)?"), e.getMessage() + damaged);
            }
        }
    }

    static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(4)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.setCharAt(at, (char) random.nextInt(0x300));
                case 2 -> damaged.insert(at, "\"{}[],:0e9\\".charAt(random.nextInt(11)));
                default -> damaged.setLength(Math.max(1, at));
            }
        }
        return damaged.toString();
    }
}
