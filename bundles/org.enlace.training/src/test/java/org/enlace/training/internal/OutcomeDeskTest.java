package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.enlace.training.internal.School.CO;
import static org.enlace.training.internal.School.PE;
import static org.enlace.training.internal.School.READER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.inbox.InboxItem;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.contribution.PracticeDrafts.Begun;
import org.enlace.platform.contribution.PracticeDrafts.Practice;
import org.enlace.platform.contribution.SearchSource;
import org.enlace.training.Quota;
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.Trainings;
import org.enlace.training.internal.outcome.LessonPlaces;
import org.enlace.training.internal.outcome.OutcomeSearchSource;
import org.enlace.training.outcome.ActionPoint;
import org.enlace.training.outcome.ActionPoint.Task;
import org.enlace.training.outcome.CostKind;
import org.enlace.training.outcome.CostLine;
import org.enlace.training.outcome.Lesson;
import org.enlace.training.outcome.Money;
import org.enlace.training.outcome.Outcome;
import org.enlace.training.outcome.OutcomeText;
import org.enlace.training.outcome.Owner;
import org.enlace.training.outcome.Question;
import org.enlace.training.outcome.Subject;
import org.junit.jupiter.api.Test;

/** What came of series, on the databases it is kept in. */
class OutcomeDeskTest {
    private static final OutcomeText TEXT = new OutcomeText(
            "# Acta\n\nSe *habló* de todo.",
            List.of(
                    new Question("¿Qué plazo hay?", "Treinta días.\n\nCon \\n y \ttab."),
                    new Question("¿Y si no se cumple?", "")),
            List.of("Crear un grupo", "Publicar \\ la guía"));
    private static final Caller BOTH = School.officer("both", Trainings.READ, Trainings.ORGANISE, FakeLibrary.WRITE);

    private static Lesson.Content lesson(String title) {
        return new Lesson.Content(title, "Avisar **antes**.", Language.ES, Optional.of(PE));
    }

    @OnEveryDatabase
    void what_is_noted_comes_back_and_earlier_versions_stay(TestDatabase database) {
        try (School school = new School(database)) {
            Series series = school.series(new Quota(CO, 2));
            Session session = school.planned(series.id(), "2027-03-02T09:00");
            Subject whole = school.outcome.outcomes().series(series.id(), READER);
            Subject one = school.outcome.outcomes().session(session.id(), READER);
            assertEquals(0, school.outcome.outcomes().find(whole, READER).version());

            Outcome noted = school.outcome.outcomes().note(one, 0, TEXT, ANNA);
            assertEquals(noted, school.outcome.outcomes().find(one, READER));
            assertEquals(TEXT, school.outcome.outcomes().find(one, READER).text());
            assertEquals(List.of(session.id()), school.outcome.outcomes().noted(series.id(), READER));

            OutcomeText shorter = new OutcomeText("Acta", List.of(), List.of());
            school.outcome.outcomes().note(one, 1, shorter, ANNA);
            assertEquals(TEXT, school.outcome.outcomes().find(one, 1, READER).text());
            assertEquals(
                    List.of(2, 1),
                    school.outcome.outcomes().versions(one, READER).stream()
                            .map(Outcome::version)
                            .toList());
            assertThrows(Stale.class, () -> school.outcome.outcomes().note(one, 1, TEXT, ANNA));
            assertThrows(NotFound.class, () -> school.outcome.outcomes().find(one, 9, READER));
            assertThrows(Forbidden.class, () -> school.outcome.outcomes().note(one, 2, TEXT, READER));
            assertEquals(0, school.outcome.outcomes().find(whole, READER).version());
            assertEquals(
                    2,
                    school.codes().stream()
                            .filter("training.note-outcome"::equals)
                            .count());
        }
    }

    @OnEveryDatabase
    void a_change_that_the_audit_does_not_take_is_none(TestDatabase database) {
        try (School school = new School(database)) {
            Subject whole = Subject.series(school.series().id());
            school.audited = act -> {
                throw new IllegalStateException("full");
            };
            assertThrows(
                    IllegalStateException.class, () -> school.outcome.outcomes().note(whole, 0, TEXT, ANNA));
            assertThrows(
                    IllegalStateException.class, () -> school.outcome.lessons().learn(whole, lesson("Una"), ANNA));
            assertEquals(0, school.outcome.outcomes().find(whole, ANNA).version());
            assertEquals(List.of(), school.outcome.lessons().of(whole, ANNA));
        }
    }

    @OnEveryDatabase
    void an_action_waits_for_its_owner_until_it_is_done_and_again_when_it_is_opened(TestDatabase database) {
        try (School school = new School(database)) {
            Subject whole = Subject.series(school.series().id());
            Task task = new Task("Mandar la guía", new Owner.Officer(READER.officer()), LocalDate.of(2027, 3, 5));
            ActionPoint agreed = school.outcome.actions().agree(whole, task, ANNA);
            String key = "action/" + agreed.id();
            assertEquals(
                    new InboxItem.Due.Day(LocalDate.of(2027, 3, 5), ZoneId.of("America/Bogota")),
                    school.waiting.get(key).due().orElseThrow());
            assertEquals(
                    List.of(agreed),
                    school.outcome.actions().mine(Optional.empty(), LocalDate.of(2027, 3, 5), 10, READER));
            assertEquals(
                    List.of(),
                    school.outcome
                            .actions()
                            .mine(Optional.of(LocalDate.of(2027, 3, 6)), LocalDate.of(2027, 4, 5), 10, READER));
            assertEquals(
                    List.of(), school.outcome.actions().mine(Optional.empty(), LocalDate.of(2027, 3, 5), 10, ANNA));

            assertFalse(agreed.overdue(LocalDate.of(2027, 3, 5)));
            assertTrue(agreed.overdue(LocalDate.of(2027, 3, 6)));
            assertThrows(
                    Forbidden.class,
                    () -> school.outcome.actions().done(agreed.id(), 1, School.officer("other", Trainings.READ)));
            ActionPoint done = school.outcome.actions().done(agreed.id(), 1, READER);
            assertEquals(done, school.outcome.actions().find(agreed.id(), READER));
            assertFalse(school.waiting.containsKey(key));
            assertEquals(
                    "training.action-over",
                    refused(() -> school.outcome.actions().done(agreed.id(), 2, ANNA)));
            assertThrows(Stale.class, () -> school.outcome.actions().reopen(agreed.id(), 1, READER));
            school.outcome.actions().reopen(agreed.id(), 2, READER);
            assertTrue(school.waiting.containsKey(key));

            Task elsewhere =
                    new Task("Mandar la guía", new Owner.Elsewhere("Unidad de Lima", PE), LocalDate.of(2027, 3, 5));
            ActionPoint moved = school.outcome.actions().revise(agreed.id(), 3, elsewhere, ANNA);
            assertEquals(moved, school.outcome.actions().find(agreed.id(), READER));
            assertFalse(school.waiting.containsKey(key));
            assertThrows(Forbidden.class, () -> school.outcome.actions().drop(agreed.id(), 4, READER));
            assertEquals(
                    "dropped",
                    school.outcome.actions().drop(agreed.id(), 4, ANNA).state().token());
        }
    }

    @OnEveryDatabase
    void lessons_are_taken_back_and_brought_back(TestDatabase database) {
        try (School school = new School(database)) {
            Subject whole = Subject.series(school.series().id());
            Lesson learned = school.outcome.lessons().learn(whole, lesson("Aviso temprano"), ANNA);
            Lesson second = school.outcome.lessons().learn(whole, lesson("Otra"), ANNA);
            assertEquals(learned, school.outcome.lessons().find(learned.id(), READER));
            school.outcome.lessons().drop(learned.id(), 1, true, ANNA);
            assertEquals(
                    List.of(second.id(), learned.id()),
                    school.outcome.lessons().of(whole, READER).stream()
                            .map(Lesson::id)
                            .toList());
            assertEquals(
                    "training.lesson-dropped",
                    refused(() -> school.outcome.lessons().revise(learned.id(), 2, lesson("Cambio"), ANNA)));
            school.outcome.lessons().drop(learned.id(), 2, false, ANNA);
            assertEquals(
                    "Cambio",
                    school.outcome
                            .lessons()
                            .revise(learned.id(), 3, lesson("Cambio"), ANNA)
                            .content()
                            .title());
            assertEquals("training.unknown-country", refused(() -> school.outcome
                    .lessons()
                    .learn(
                            whole,
                            new Lesson.Content("T", "t", Language.ES, Optional.of(new CountryCode("XX"))),
                            ANNA)));
        }
    }

    @OnEveryDatabase
    void a_lesson_becomes_one_practice_with_where_it_is_from_while_a_library_is_there(TestDatabase database) {
        try (School school = new School(database)) {
            Series series = school.series();
            Session session = school.planned(series.id(), "2027-03-02T09:00");
            Subject one = Subject.session(series.id(), session.id());
            Lesson lesson = school.outcome.lessons().learn(one, lesson("Aviso temprano"), ANNA);
            assertEquals(Optional.empty(), school.outcome.lessons().library(Language.EN, BOTH));
            assertEquals(
                    "training.no-library",
                    refused(() -> school.outcome.lessons().draw(lesson.id(), BOTH)));

            FakeLibrary library = new FakeLibrary();
            school.practices.become(library);
            assertEquals(Optional.of("Test library"), school.outcome.lessons().library(Language.EN, BOTH));
            assertEquals(Optional.empty(), school.outcome.lessons().library(Language.EN, ANNA));
            assertThrows(Forbidden.class, () -> school.outcome.lessons().draw(lesson.id(), ANNA));
            Begun begun = school.outcome.lessons().draw(lesson.id(), BOTH);
            assertEquals(begun, school.outcome.lessons().draw(lesson.id(), BOTH));
            assertEquals(1, library.asked);
            assertEquals(
                    1,
                    school.codes().stream()
                            .filter("training.draw-practice"::equals)
                            .count());
            assertEquals(Optional.of(begun), school.outcome.lessons().practice(lesson, READER));

            Practice practice = library.taken.values().iterator().next();
            assertEquals("training-exchanges", practice.origin().module());
            assertEquals("Seminario de prueba – Sesión de las 09:00", practice.from());
            assertEquals(Optional.of(PE), practice.country());
            assertEquals(lesson.created().at(), practice.learned());
            assertTrue(practice.source().contains("Country PE"), practice.source());
            assertTrue(practice.source().contains("anna"), practice.source());
            assertTrue(practice.source().contains("March 1, 2027"), practice.source());
            LessonPlaces places = new LessonPlaces(() -> school.stores);
            assertEquals(
                    Optional.of("/training/sessions/" + session.id() + "/outcome#lesson-" + lesson.id()),
                    places.path(practice.origin().key(), READER));
            assertEquals(Optional.empty(), places.path(practice.origin().key(), School.officer("none")));
            assertEquals(Optional.empty(), places.path("nonsense", READER));

            school.practices.become(null);
            assertEquals(Optional.empty(), school.outcome.lessons().practice(lesson, READER));
            school.practices.become(library);
            assertEquals(Optional.of(begun), school.outcome.lessons().practice(lesson, READER));
        }
    }

    @OnEveryDatabase
    void what_was_noted_and_learned_is_found(TestDatabase database) {
        try (School school = new School(database)) {
            Series series = school.series();
            Subject whole = Subject.series(series.id());
            Lesson lesson = school.outcome.lessons().learn(whole, lesson("Aviso temprano"), ANNA);
            OutcomeSearchSource source = new OutcomeSearchSource(school.stores);
            SearchSource.Document found =
                    source.changedAfter(Instant.EPOCH, null, 10).get(0);
            assertTrue(found.texts().get(Language.ES).body().contains("Avisar"));
            school.outcome.outcomes().note(whole, 0, TEXT, ANNA);
            school.outcome.lessons().drop(lesson.id(), 1, true, ANNA);
            List<SearchSource.Document> next = source.changedAfter(found.changed(), found.id(), 10);
            assertEquals(1, next.size());
            String body = next.get(0).texts().get(Language.ES).body();
            assertTrue(body.contains("Treinta días") && body.contains("Crear un grupo"), body);
            assertFalse(body.contains("Avisar"), body);
            assertEquals(
                    List.of(),
                    source.changedAfter(next.get(0).changed(), next.get(0).id(), 10));
        }
    }

    @OnEveryDatabase
    void costs_and_themes_are_kept(TestDatabase database) {
        try (School school = new School(database)) {
            RecordId series = school.series().id();
            CostLine.Content flight = new CostLine.Content(CostKind.TRAVEL, Money.typed("1250,5", "usd"), "Vuelos");
            CostLine line = school.outcome.costs().add(series, flight, ANNA);
            assertEquals(List.of(line), school.outcome.costs().of(series, ANNA));
            assertEquals(125_050, line.content().money().minor());
            assertThrows(Forbidden.class, () -> school.outcome.costs().of(series, READER));
            school.outcome.costs().drop(line.id(), 1, true, ANNA);
            assertTrue(school.outcome.costs().find(line.id(), ANNA).dropped());
            assertThrows(Stale.class, () -> school.outcome.costs().drop(line.id(), 1, false, ANNA));
            school.outcome.costs().drop(line.id(), 2, false, ANNA);
            assertFalse(school.outcome.costs().find(line.id(), ANNA).dropped());

            school.outcome.themes().set(series, List.of("08051", "0204", "0204"), ANNA);
            assertEquals(List.of("0204", "08051"), school.outcome.themes().of(series, READER));
            assertEquals("training.theme", refused(() -> school.outcome.themes().set(series, List.of("9999"), ANNA)));
            school.outcome.themes().set(series, List.of(), ANNA);
            assertEquals(List.of(), school.outcome.themes().of(series, READER));
        }
    }

    @Test
    void amounts_are_of_their_currency() {
        assertEquals(125_050, Money.typed("1250.50", "USD").minor());
        assertEquals(1_250, Money.typed("1250", "CLP").minor());
        assertEquals(1_250_005, Money.typed("1250.005", "TND").minor());
        assertEquals("1250.50 USD", Money.typed("1250,5", "USD").toString());
        for (String[] bad : new String[][] {
            {"1250.5", "CLP"},
            {"-1", "USD"},
            {"", "USD"},
            {"1.250,50", "USD"},
            {"1e3", "USD"},
            {"99999999999999", "USD"},
            {"٣", "USD"}
        }) {
            assertEquals("training.amount", refused(() -> Money.typed(bad[0], bad[1])), bad[0]);
        }
        Money much = Money.typed("9999999999999", "USD");
        assertEquals("training.amount", refused(() -> new CostLine.Content(CostKind.ROOM, much, "")));
        for (String bad : new String[] {"", "US", "DOLAR", "XYZ", "<b>"}) {
            assertEquals("training.currency", refused(() -> Money.typed("1", bad)), bad);
        }
        assertEquals("training.currency", refused(() -> new Money(1, null)));
    }

    @Test
    void bad_texts_are_refused_with_the_field() {
        assertEquals("training.too-long", refused(() -> new Question("¿?", "a".repeat(2001))));
        assertEquals("training.missing", refused(() -> new Question(" ", "a")));
        assertEquals("training.missing", refused(() -> new OutcomeText("", List.of(), List.of(""))));
        assertEquals(
                "training.due-year",
                refused(() -> new Task("a", new Owner.Elsewhere("b", CO), LocalDate.of(1999, 12, 31))));
        assertEquals(
                Set.of("travel", "other"),
                Set.of(CostKind.of("travel").token(), CostKind.of("other").token()));
        assertEquals("training.cost-kind", refused(() -> CostKind.of("TRAVEL")));
        assertEquals("training.cost-kind", refused(() -> CostKind.of(null)));
    }

    private static String refused(org.junit.jupiter.api.function.Executable act) {
        return assertThrows(Refusal.class, act).code();
    }
}
