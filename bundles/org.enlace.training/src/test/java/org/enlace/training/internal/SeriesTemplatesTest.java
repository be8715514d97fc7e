package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.enlace.training.internal.School.CO;
import static org.enlace.training.internal.School.READER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Refusal;
import org.enlace.training.AgendaBlock;
import org.enlace.training.Place;
import org.enlace.training.Quota;
import org.enlace.training.Series;
import org.enlace.training.SeriesKind;
import org.enlace.training.Session;
import org.enlace.training.internal.outcome.SeriesTemplates;
import org.enlace.training.internal.outcome.SeriesTemplates.Start;
import org.junit.jupiter.api.Test;

/** Series made from templates of the catalogue. */
class SeriesTemplatesTest {
    private static AgendaBlock block(int minutes) {
        return new AgendaBlock(minutes, "Bloque", "");
    }

    @Test
    void blocks_fill_days_and_of_videoconferences_each_is_a_session() {
        List<AgendaBlock> blocks = List.of(block(180), block(240), block(240), block(180), block(60), block(600));
        List<Integer> days = SeriesTemplates.agendas(SeriesKind.COURSE, blocks).stream()
                .map(List::size)
                .toList();
        assertEquals(List.of(2, 3, 1), days);
        assertEquals(
                6,
                SeriesTemplates.agendas(SeriesKind.VIDEOCONFERENCE_SERIES, blocks)
                        .size());
        assertEquals(List.of(), SeriesTemplates.agendas(SeriesKind.SEMINAR, List.of()));
    }

    @OnEveryDatabase
    void every_template_makes_its_series_with_sessions_agendas_and_themes(TestDatabase database) {
        try (School school = new School(database)) {
            // A Friday: what follows on working days follows on Monday.
            Start start = new Start(LocalDate.of(2027, 4, 2), LocalTime.of(9, 0), false);
            for (Catalogue.Entry entry : school.desks.catalogue().templates()) {
                Series series = school.outcome
                        .templates()
                        .make(School.content(entry.id(), new Quota(CO, 1)), entry.id(), Optional.of(start), ANNA);
                List<Session> sessions = school.desks.sessions().of(series.id(), READER);
                int minutes = sessions.stream()
                        .flatMap(one -> one.content().agenda().stream())
                        .mapToInt(AgendaBlock::minutes)
                        .sum();
                assertEquals(
                        entry.agenda(org.enlace.platform.Language.ES).stream()
                                .mapToInt(AgendaBlock::minutes)
                                .sum(),
                        minutes,
                        entry.id());
                sessions.forEach(one -> {
                    DayOfWeek day =
                            one.content().time().start().atZone(School.BOGOTA).getDayOfWeek();
                    assertTrue(day.getValue() < 6, entry.id());
                });
            }
        }
    }

    @OnEveryDatabase
    void without_a_first_day_there_are_no_sessions_and_what_is_refused_makes_nothing(TestDatabase database) {
        try (School school = new School(database)) {
            String template = school.desks.catalogue().templates().get(0).id();
            SeriesTemplates templates = school.outcome.templates();
            Series series = templates.make(School.content("Sin fecha"), template, Optional.empty(), ANNA);
            assertEquals(List.of(), school.desks.sessions().of(series.id(), READER));
            Start impossible = new Start(LocalDate.of(2150, 1, 1), LocalTime.NOON, true);
            assertThrows(
                    Refusal.class,
                    () -> templates.make(School.content("Tarde"), template, Optional.of(impossible), ANNA));
            assertEquals(
                    "training.template-unknown",
                    assertThrows(
                                    Refusal.class,
                                    () -> templates.make(School.content("Nada"), "x", Optional.empty(), ANNA))
                            .code());
            assertThrows(
                    Forbidden.class, () -> templates.make(School.content("No"), template, Optional.empty(), READER));
            assertEquals(
                    1,
                    school.desks
                            .trainings()
                            .seriesList(Optional.empty(), false, Place.FIRST, 10, ANNA)
                            .items()
                            .size());
        }
    }
}
