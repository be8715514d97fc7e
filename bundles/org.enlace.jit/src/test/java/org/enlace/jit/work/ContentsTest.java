package org.enlace.jit.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.internal.web.LanguageNames;
import org.enlace.platform.Handling;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContentsTest {
    private static Content of(EntryKind kind, String... fields) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            values.put(fields[i], List.of(fields[i + 1]));
        }
        return Contents.of(kind, values);
    }

    private static Refusal refused(EntryKind kind, String... fields) {
        return assertThrows(Refusal.class, () -> of(kind, fields));
    }

    @Test
    void values_are_kept_clean_in_the_order_of_the_kind() {
        Content content = of(EntryKind.VEHICLE, "colour", " rojo ", "plate", "ABC-123", "make", "  ");
        assertEquals(List.of("plate", "colour"), List.copyOf(content.values().keySet()));
        assertEquals("rojo", content.word("colour"));
        assertEquals(Optional.empty(), content.first("make"));
        assertEquals(content, Contents.of(EntryKind.VEHICLE, content.values()), "what is clean stays as it is");
    }

    @ParameterizedTest
    @CsvSource({
        "RESULT, day, 2027-02-30, jit.entry-value",
        "RESULT, day, 1027-02-03, jit.day-far",
        "RESULT, count, 1e3, jit.entry-value",
        "RESULT, count, 12345678901, jit.entry-value",
        "RESULT, state, Colombia, jit.country",
        "RESULT, state, XX, jit.country",
        "PERSON, nationality, QQ, jit.country",
        "RESULT, form, applause, jit.entry-value",
        "RESULT, unit, '', jit.missing",
        "EXPENSE, amount, 10.999, jit.entry-value",
        "EXPENSE, amount, -1, jit.entry-value",
        "EXPENSE, currency, XYZ1, jit.entry-value",
        "EXPENSE, funding, 17, jit.entry-value",
        "PLACE, latitude, 91, jit.entry-value",
        "PLACE, latitude, 12.1234567, jit.entry-value",
        "PLACE, colour, red, jit.entry-field",
        "MEETING, begins, tomorrow, jit.entry-value"
    })
    void what_a_field_does_not_take_is_refused_at_it(EntryKind kind, String field, String value, String code) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put(field, List.of(value));
        Refusal refusal = assertThrows(Refusal.class, () -> Contents.of(kind, values));
        // What is required and missing may be found first; then the field is filled and the rest left out.
        assertTrue(
                refusal.code().equals(code) || refusal.code().equals("jit.missing"),
                () -> refusal.code() + " at " + refusal.field());
        Content whole = whole(kind);
        Map<String, List<String>> filled = new LinkedHashMap<>(whole.values());
        filled.put(field, List.of(value));
        if (!code.equals("jit.missing")) {
            assertEquals(
                    code,
                    assertThrows(Refusal.class, () -> Contents.of(kind, filled)).code());
        }
    }

    private static Content whole(EntryKind kind) {
        return switch (kind) {
            case RESULT -> of(kind, "form", "arrest", "count", "1", "state", "CO", "day", "2027-03-02");
            case EXPENSE -> of(kind, "line", "travel", "amount", "10", "currency", "EUR", "day", "2027-03-02");
            case PLACE -> of(kind, "name", "n");
            case PERSON -> of(kind, "standing", "victim", "name", "n");
            case MEETING -> of(kind, "title", "t", "begins", "2027-04-01T10:00:00Z", "zone", "America/Bogota");
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    @Test
    void what_belongs_together_comes_together() {
        assertEquals(
                "longitude",
                refused(EntryKind.PLACE, "name", "n", "latitude", "4.5").field().orElseThrow());
        assertEquals(
                "4.500000",
                of(EntryKind.PLACE, "name", "n", "latitude", "4,5", "longitude", "-74")
                        .word("latitude"));
        String one = "01900000-0000-7000-8000-000000000001";
        assertEquals(
                "jit.entry-value",
                refused(EntryKind.SAME, "kept", one, "merged", one).code());
        assertEquals(
                "jit.entry-value",
                refused(EntryKind.RELATION, "from", one, "relation", "knows", "to", one)
                        .code());
    }

    @ParameterizedTest
    @EnumSource(EntryKind.class)
    void every_kind_says_what_is_missing_and_points_to_kinds_there_are(EntryKind kind) {
        Refusal refusal = refused(kind);
        assertEquals("jit.missing", refusal.code());
        assertTrue(kind.field(refusal.field().orElseThrow()).orElseThrow().required());
        kind.fields().stream()
                .flatMap(field -> field.kinds().stream())
                .forEach(token -> assertTrue(EntryKind.of(token).isPresent(), token));
        assertEquals(
                kind.fields().size(),
                kind.fields().stream().map(Field::name).distinct().count());
        assertEquals(Optional.of(kind), EntryKind.of(kind.token()));
    }

    @Test
    void lists_have_an_end_and_texts_a_length() {
        Map<String, List<String>> many =
                new LinkedHashMap<>(Map.of("standing", List.of("other"), "name", List.of("n")));
        many.put("alias", Arrays.asList(Collections.nCopies(1, "a").get(0), "b"));
        assertEquals(List.of("a", "b"), Contents.of(EntryKind.PERSON, many).all("alias"));
        many.put(
                "alias",
                java.util.stream.IntStream.range(0, 51).mapToObj(i -> "a" + i).toList());
        assertEquals(
                "jit.too-many",
                assertThrows(Refusal.class, () -> Contents.of(EntryKind.PERSON, many))
                        .code());
        assertEquals(
                "jit.too-long",
                refused(EntryKind.LESSON, "title", "x".repeat(201), "text", "x").code());
        assertEquals(
                "jit.character",
                refused(EntryKind.LESSON, "title", "x\u0007", "text", "x").code());
    }

    @Test
    void a_graded_kind_needs_its_grading_and_others_have_none() {
        Content car = of(EntryKind.VEHICLE, "plate", "ABC");
        assertEquals(
                "grading",
                assertThrows(
                                Refusal.class,
                                () -> new NewEntry(EntryKind.VEHICLE, car, Handling.GENERAL, Optional.empty()))
                        .field()
                        .orElseThrow());
    }

    @Test
    void a_language_is_named_by_one_code() {
        String hash = "ab".repeat(32);
        Content content = of(
                EntryKind.TRANSLATION,
                "about",
                "01900000-0000-7000-8000-000000000001",
                "translation",
                hash,
                "from",
                "iw",
                "to",
                "in",
                "translator",
                "Perita Luna",
                "day",
                "2027-03-01");
        assertEquals(List.of("he", "id"), List.of(content.word("from"), content.word("to")));
        for (Language reader : Language.values()) {
            Map<String, String> all = LanguageNames.all(reader);
            assertTrue(all.keySet().containsAll(List.of("he", "id", "yi", "arn", "gn")));
            assertTrue(Collections.disjoint(all.keySet(), List.of("iw", "in", "ji")));
        }
    }
}
