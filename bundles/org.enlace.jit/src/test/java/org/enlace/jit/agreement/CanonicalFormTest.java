package org.enlace.jit.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.junit.jupiter.api.Test;

/** The one form in which a text is hashed. */
class CanonicalFormTest {
    private static final long SEED = Long.getLong("seed", 20_270_301L);

    private static Instrument instrument(String text, Map<Language, String> title) {
        return new Instrument(
                new RecordId(new UUID(1, 1)),
                new RecordId(new UUID(1, 2)),
                new CountryCode("CO"),
                InstrumentKind.AGREEMENT,
                "bilateral",
                List.of(
                        new Party(new CountryCode("CO"), "A", "", false),
                        new Party(new CountryCode("BR"), "B", "", true)),
                Optional.of(LocalDate.parse("2028-02-29")),
                ZoneId.of("America/Bogota"),
                Set.of(Language.ES, Language.PT),
                List.of(new ClauseText("purpose", title, Map.of(Language.ES, text, Language.PT, "Texto"))),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private static Instrument instrument(String text) {
        return instrument(text, Map.of(Language.ES, "Objeto", Language.PT, "Objeto"));
    }

    @Test
    void it_is_written_as_it_always_was() {
        assertEquals(
                "{\"basis\":\"bilateral\",\"clauses\":[{\"key\":\"purpose\",\"text\":{\"es\":\"Uno\\n\\\"dos\\\"\",\"pt\":\"Texto\"},"
                        + "\"title\":{\"es\":\"Objeto\",\"pt\":\"Objeto\"}}],\"designations\":[],\"format\":1,\"kind\":\"agreement\","
                        + "\"languages\":[\"es\",\"pt\"],\"lastDay\":\"2028-02-29\",\"parties\":[{\"central\":\"\",\"competent\":\"A\","
                        + "\"country\":\"CO\",\"onPaper\":false},{\"central\":\"\",\"competent\":\"B\",\"country\":\"BR\",\"onPaper\":true}],"
                        + "\"proposer\":\"CO\",\"team\":\"00000000-0000-0001-0000-000000000002\",\"zone\":\"America/Bogota\"}",
                InstrumentForm.canonical(instrument("Uno\r\n\"dos\"")));
    }

    @Test
    void the_order_in_which_maps_were_filled_does_not_matter() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            List<Map.Entry<String, Object>> entries = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String key = Integer.toString(random.nextInt(400), 36) + (random.nextBoolean() ? "é" : "\uD83D\uDE00");
                if (entries.stream().noneMatch(one -> one.getKey().equals(key))) {
                    entries.add(Map.entry(key, List.of(random.nextInt(), "x" + i, Map.of("b", true, "a", "z"))));
                }
            }
            String first = CanonicalJson.of(map(entries));
            Collections.shuffle(entries, random);
            assertEquals(first, CanonicalJson.of(map(entries)), "seed " + SEED);
        }
    }

    private static Map<String, Object> map(List<Map.Entry<String, Object>> entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        entries.forEach(one -> map.put(one.getKey(), one.getValue()));
        return map;
    }

    @Test
    void one_character_that_is_another_makes_another_hash() {
        Random random = new Random(SEED);
        String text = "El equipo investigará los hechos resumidos en el anexo A, ocurridos en marzo.";
        String hash = InstrumentForm.hash(instrument(text));
        for (int at = 1; at < text.length() - 1; at++) {
            char other = (char) ('a' + random.nextInt(26));
            String changed = text.substring(0, at) + other + text.substring(at + 1);
            if (!changed.equals(text)) {
                assertNotEquals(hash, InstrumentForm.hash(instrument(changed)), "at " + at + ", seed " + SEED);
            }
        }
    }

    @Test
    void what_looks_the_same_is_the_same() {
        String one = InstrumentForm.hash(instrument("Investigaci\u00F3n\nconjunta"));
        assertEquals(one, InstrumentForm.hash(instrument("Investigacio\u0301n\r\nconjunta")));
        assertEquals(one, instrument("Investigaci\u00F3n\rconjunta").hashed().hash());
        assertEquals(64, one.length());
    }

    @Test
    void only_what_must_be_is_escaped_and_fractions_are_not_written() {
        assertEquals("\"\\u0001\\t/\\\\\u2028é\"", CanonicalJson.of("\u0001\t/\\\u2028é"));
        assertEquals("[null,true,7]", CanonicalJson.of(java.util.Arrays.asList(null, true, 7L)));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of(1.5));
    }
}
