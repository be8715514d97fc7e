package org.enlace.jit.internal.web.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.enlace.files.FileName;
import org.enlace.files.OwnerRef;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.work.EntryFiles;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.FieldType;
import org.enlace.platform.RecordId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of every kind: its form shows each field, what is typed is saved, and its page shows it as text, whatever it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryKindFormTest {
    private static final String SCRIPT = "<script>alert(1)</script>";

    private Space space;
    /** One of each kind that others point to, here. */
    private final Map<EntryKind, RecordId> known = new EnumMap<>(EntryKind.class);

    private RecordId other;
    private RecordId parted;
    /** A paper of the item. */
    private String paper;

    /** An item of evidence under a code, for the team's purpose alone. */
    private RecordId theirs;

    @BeforeAll
    void start() {
        space = new Space();
        keep(EntryKind.OBJECTIVE, Map.of("title", List.of("Objetivo")));
        keep(EntryKind.MEASURE, Map.of("title", List.of("Medida"), "progress", List.of("planned")));
        keep(
                EntryKind.MEETING,
                Map.of(
                        "title",
                        List.of("Reunión"),
                        "begins",
                        List.of("2027-03-04T15:00:00Z"),
                        "zone",
                        List.of("America/Bogota")));
        keep(EntryKind.MESSAGE, Map.of("text", List.of("Hola")));
        keep(EntryKind.PERSON, Map.of("name", List.of("Uno"), "standing", List.of("suspect")));
        other = space.person(CO, "Dos", "suspect").id();
        known.put(EntryKind.EVIDENCE, new Exhibits(space).item(CO).id());
        paper = space.parties
                .of(CO)
                .database
                .transactions()
                .call(() -> space.parties
                        .of(CO)
                        .files
                        .service()
                        .add(
                                new OwnerRef(EntryFiles.NAME, known.get(EntryKind.EVIDENCE)),
                                new FileName("traducción.pdf"),
                                new ByteArrayInputStream(new byte[] {1}),
                                Parties.LEADER))
                .content()
                .sha256()
                .value();
        keep(
                EntryKind.FUNDING,
                Map.of(
                        "programme",
                        List.of("Programa"),
                        "call",
                        List.of("2027"),
                        "line",
                        List.of("travel"),
                        "asked",
                        List.of("100"),
                        "currency",
                        List.of("EUR"),
                        "progress",
                        List.of("prepared")));
        known.put(
                EntryKind.ASKED,
                space.wrote(
                                BR,
                                EntryKind.ASKED,
                                Map.of(
                                        "title",
                                        List.of("Registro"),
                                        "text",
                                        List.of("Un registro"),
                                        "state",
                                        List.of("CO"),
                                        "legal-basis",
                                        List.of("Artículo 1")))
                        .id());
        RecordId ours = space.wrote(CO, EntryKind.PLACE, Map.of("name", List.of("Casa")), Space.COURT)
                .id();
        known.put(
                EntryKind.LIFT,
                space.wrote(
                                BR,
                                EntryKind.LIFT,
                                Map.of(
                                        "about",
                                        List.of(ours.toString()),
                                        "codes",
                                        List.of("h1"),
                                        "purpose",
                                        List.of("Juicio")))
                        .id());
        parted = space.wrote(CO, EntryKind.VEHICLE, Map.of("plate", List.of("EJ-1")))
                .id();
        RecordId kept = space.wrote(CO, EntryKind.VEHICLE, Map.of("plate", List.of("EJ-2")))
                .id();
        known.put(
                EntryKind.SAME,
                space.wrote(
                                BR,
                                EntryKind.SAME,
                                Map.of("kept", List.of(kept.toString()), "merged", List.of(parted.toString())))
                        .id());
        theirs = new Exhibits(space).item(BR, Space.COURT).id();
    }

    private void keep(EntryKind kind, Map<String, List<String>> values) {
        known.put(kind, space.wrote(CO, kind, values).id());
    }

    @AfterAll
    void stop() {
        space.close();
    }

    private List<String> typed(EntryKind kind) {
        List<String> all = new ArrayList<>(List.of("handling", "H0"));
        if (kind.graded()) {
            all.addAll(List.of("nature", "assessment", "source", "C", "information", "3"));
        }
        kind.fields().stream().filter(field -> !field.assigned()).forEach(field -> all.addAll(typed(kind, field)));
        return all;
    }

    private List<String> typed(EntryKind kind, Field field) {
        String name = field.name();
        return switch (field.type()) {
            case LINE -> List.of(name, name.equals("zone") ? "America/Bogota" : SCRIPT + name);
            case TEXT -> List.of(name, SCRIPT + "\n" + name);
            case DAY -> List.of(name + "-day", "3", name + "-month", "4", name + "-year", "2027");
            case MOMENT ->
                List.of(
                        name + "-day",
                        "3",
                        name + "-month",
                        "4",
                        name + "-year",
                        "2027",
                        name + "-time",
                        "14:30",
                        name + "-zone",
                        "America/Bogota");
            case NUMBER -> List.of(name, "3");
            case AMOUNT -> List.of(name, "12,50");
            case DEGREES -> List.of(name, "-25.5");
            case CHOICE -> List.of(name, field.choices().get(0));
            case STATE -> List.of(name, kind == EntryKind.ASKED ? "BR" : "Country CO");
            case COUNTRY -> List.of(name, "apatrida");
            case CURRENCY -> List.of(name, "EUR");
            case MEMBER ->
                List.of(
                        name,
                        space.named(CO, kind == EntryKind.GIVEN ? "participant" : "member")
                                .toString());
            case ENTRY -> List.of(name, pointed(kind, field).toString());
            case BORDER_CROSSING -> List.of(name, "bc-amistad");
            case FILE -> name.equals("original") ? List.of() : List.of(name, paper);
            case LANGUAGE -> List.of(name, name.equals("to") ? "es" : "gn");
        };
    }

    private RecordId pointed(EntryKind kind, Field field) {
        if (field.name().equals("to") || field.name().equals("merged")) {
            return other;
        }
        if (kind == EntryKind.LIFT) {
            return theirs;
        }
        if (field.name().equals("entries") && kind == EntryKind.APART) {
            return parted;
        }
        return field.kinds().isEmpty()
                ? known.get(EntryKind.PERSON)
                : known.get(EntryKind.of(field.kinds().get(0)).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(EntryKind.class)
    void its_form_shows_every_field_and_saves_what_is_typed(EntryKind kind) {
        String path = space.work + "/new/" + kind.token();
        String form = space.shown("leader", path);
        for (Field field : kind.fields()) {
            String name = field.type() == FieldType.DAY || field.type() == FieldType.MOMENT
                    ? field.name() + "-year"
                    : field.name();
            // What the node assigns nobody types.
            assertEquals(
                    !field.assigned(),
                    form.contains("name=\"" + name + "\""),
                    () -> name + " of " + kind + " in " + form);
        }
        String page = Space.led(space.post("leader", path, typed(kind)));
        String shown = space.shown("leader", page);
        assertFalse(shown.contains(SCRIPT), shown);
        boolean words = kind.fields().stream()
                .anyMatch(field -> field.type() == FieldType.TEXT
                        || field.type() == FieldType.LINE && !field.name().equals("zone"));
        assertEquals(words, shown.contains("&lt;script"), shown);
        if (kind.saidAnew()) {
            assertFalse(shown.contains(page + "/edit"), "it is taken back and said anew");
            return;
        }
        String again = space.shown("leader", page + "/edit");
        assertFalse(again.contains(SCRIPT), again);
        List<String> changed = new ArrayList<>(typed(kind));
        changed.addAll(List.of("version", "1"));
        HttpResponse<String> saved = space.post("leader", page + "/edit", changed);
        assertEquals(page, Space.led(saved));
        assertTrue(space.shown("leader", page + "/versions").contains("Version 2"), "both versions are there");
        HttpResponse<String> late = space.post("leader", page + "/edit", changed);
        assertEquals(409, late.statusCode(), late::body);
        assertTrue(late.body().contains("name=\"version\" value=\"2\""), late::body);
    }

    @ParameterizedTest
    @EnumSource(EntryKind.class)
    void nothing_typed_is_a_form_that_says_what_is_missing(EntryKind kind) {
        HttpResponse<String> empty = space.post("leader", space.work + "/new/" + kind.token());
        assertEquals(422, empty.statusCode(), empty::body);
        String name = kind.fields().stream()
                .filter(field -> field.required() && !field.assigned())
                .findFirst()
                .orElseThrow()
                .name();
        assertTrue(empty.body().contains("href=\"#" + name + "\""), empty::body);
    }

    @Test
    void anyNationalityIsTypedByItsNameOrCodeAndWhatIsNoneIsNamed() {
        String path = space.work + "/new/person";
        List<String> typed = new ArrayList<>(typed(EntryKind.PERSON));
        typed.addAll(List.of("nationality", "venezuela", "nationality", "NG", "nationality", "Country CO"));
        HttpResponse<String> wrong = space.post("leader", path, with(typed, "nationality", "<Venezuel>"));
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("href=\"#nationality\""), wrong::body);
        assertTrue(wrong.body().contains("value=\"&lt;Venezuel>\""), wrong::body);
        assertTrue(wrong.body().contains("value=\"Venezuela\"></option>"), wrong::body);

        String page = Space.led(space.post("leader", path, typed));
        String shown = space.shown("leader", page);
        String again = space.shown("leader", page + "/edit");
        for (String country : List.of("Stateless", "Venezuela", "Nigeria", "Country CO")) {
            assertTrue(shown.contains(country), () -> country + " is not in " + shown);
            assertTrue(again.contains("name=\"nationality\" type=\"text\" list=\"countries\""), again);
            assertTrue(again.contains("value=\"" + country + "\">"), () -> country + " is not in " + again);
        }
    }

    @Test
    void aStateThatActsIsACountryOfToday() {
        String path = space.work + "/new/measure";
        for (String none : List.of("Apátrida", "Unión Soviética (hasta 1991)", "QQ")) {
            HttpResponse<String> wrong = space.post("leader", path, with(typed(EntryKind.MEASURE), "state", none));
            assertEquals(422, wrong.statusCode(), none);
            assertTrue(wrong.body().contains("href=\"#state\""), wrong::body);
        }
        String form = space.shown("leader", space.work + "/new/measure");
        assertFalse(form.contains("value=\"Stateless\""), form);
        assertTrue(form.contains("value=\"Nigeria\""), form);
        String asked = space.shown("leader", space.work + "/new/asked");
        assertFalse(asked.contains("Nigeria"), "only who is of the team is asked");
    }

    /** The same with another value of a field, in the place of those it has. */
    private static List<String> with(List<String> typed, String name, String value) {
        List<String> all = new ArrayList<>();
        for (int at = 0; at < typed.size(); at += 2) {
            if (!typed.get(at).equals(name)) {
                all.addAll(typed.subList(at, at + 2));
            }
        }
        all.addAll(List.of(name, value));
        return all;
    }
}
