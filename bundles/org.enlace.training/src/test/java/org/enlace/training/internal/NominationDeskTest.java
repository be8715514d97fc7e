package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.enlace.training.internal.School.CO;
import static org.enlace.training.internal.School.PE;
import static org.enlace.training.internal.School.READER;
import static org.enlace.training.internal.School.UNIT;
import static org.enlace.training.internal.School.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Nomination;
import org.enlace.training.Nomination.State;
import org.enlace.training.Nominations;
import org.enlace.training.PastedLine;
import org.enlace.training.Place;
import org.enlace.training.Quota;
import org.enlace.training.Session;

/** Who is nominated, has a seat, waits and moves up. */
class NominationDeskTest {
    private static String code(Runnable work) {
        return assertThrows(Refusal.class, work::run).code();
    }

    private static State state(School school, Nomination nomination) {
        return school.desks.nominations().find(nomination.id(), ANNA).state();
    }

    @OnEveryDatabase
    void a_seat_that_is_free_goes_to_the_longest_waiting_of_the_country(TestDatabase database) {
        try (School school = new School(database)) {
            Nominations desk = school.desks.nominations();
            RecordId series = school.series(new Quota(CO, 1), new Quota(PE, 0)).id();
            Session session = school.planned(series, "2027-03-09T09:00");
            Nomination first = school.confirmed(series, "Ana Rojas", CO);
            Nomination peru = school.confirmed(series, "Luz Quispe", PE);
            Nomination second = school.confirmed(series, "Beto Mora", CO);
            Nomination third = school.confirmed(series, "Carla Díaz", CO);
            assertEquals(State.CONFIRMED, first.state());
            assertEquals(State.WAITING, peru.state());
            assertEquals(State.WAITING, second.state());
            assertEquals(Optional.of(2), desk.place(third, ANNA));
            assertEquals(List.of("Ana Rojas"), school.invitedTo(session));

            desk.withdraw(first.id(), first.version(), "Otra misión", ANNA);
            assertEquals(State.CONFIRMED, state(school, second));
            assertEquals(State.WAITING, state(school, third));
            assertEquals(State.WAITING, state(school, peru));
            assertEquals(List.of("Beto Mora"), school.invitedTo(session));
            assertTrue(school.codes().contains("training.move-up"));
            assertTrue(school.waiting.containsKey("moved-up/" + second.id()));
            assertThrows(Stale.class, () -> desk.withdraw(third.id(), 1, "", ANNA));

            school.desks
                    .trainings()
                    .reviseSeries(
                            series, 1, School.content("Seminario de prueba", new Quota(CO, 2), new Quota(PE, 1)), ANNA);
            assertEquals(State.CONFIRMED, state(school, third));
            assertEquals(State.CONFIRMED, state(school, peru));
            assertEquals(3, school.invitedTo(session).size());
        }
    }

    @OnEveryDatabase
    void a_quota_is_not_lowered_below_the_confirmed(TestDatabase database) {
        try (School school = new School(database)) {
            RecordId series = school.series(new Quota(CO, 2)).id();
            school.confirmed(series, "Ana Rojas", CO);
            school.confirmed(series, "Beto Mora", CO);
            Refusal refusal = assertThrows(Refusal.class, () -> school.desks
                    .trainings()
                    .reviseSeries(series, 1, School.content("Seminario", new Quota(CO, 1)), ANNA));
            assertEquals("training.quota-below-confirmed", refusal.code());
            assertEquals(List.of("CO", 1, 2), refusal.values());
        }
    }

    @OnEveryDatabase
    void a_unit_nominates_its_own_country_and_knows_of_nobody_else(TestDatabase database) {
        try (School school = new School(database)) {
            Nominations desk = school.desks.nominations();
            RecordId series = school.series(new Quota(CO, 1), new Quota(PE, 1)).id();
            Nomination peru = school.nominated(series, "Luz Quispe", PE);
            Nomination own = desk.nominate(series, person("Ana Rojas", CO), false, UNIT);
            assertEquals(
                    "training.own-country", code(() -> desk.nominate(series, person("Beto Mora", PE), false, UNIT)));
            assertThrows(NotFound.class, () -> desk.find(peru.id(), UNIT));
            assertEquals(
                    List.of(own),
                    desk.of(series, Optional.empty(), Place.FIRST, 10, UNIT).items());
            // Not even by a name like hers.
            desk.nominate(series, person("Luz Quispe R", CO), false, UNIT);
            // Nor by her address, typed or pasted.
            String pasted = "Luz Quispe; luz.quispe@policia.example";
            assertEquals(
                    Optional.empty(), desk.check(series, pasted, UNIT).get(0).refusal());
            assertEquals(
                    "training.nominated-already",
                    desk.check(series, pasted, ANNA)
                            .get(0)
                            .refusal()
                            .orElseThrow()
                            .code());
            desk.nominate(series, person("Luz Quispe", CO), true, UNIT);
            assertThrows(Forbidden.class, () -> desk.of(series, Optional.empty(), Place.FIRST, 10, READER));
            assertThrows(Forbidden.class, () -> desk.confirm(own.id(), 1, UNIT));
            assertEquals(1, desk.counts(series, READER).get(PE).get(State.NOMINATED));
            assertThrows(Forbidden.class, () -> desk.need(own.id(), UNIT));
        }
    }

    @OnEveryDatabase
    void one_person_under_two_spellings_is_pointed_out_and_one_address_is_taken_once(TestDatabase database) {
        try (School school = new School(database)) {
            Nominations desk = school.desks.nominations();
            RecordId series = school.series(new Quota(CO, 5)).id();
            desk.nominate(series, person("María José Peña", CO), false, ANNA);
            Refusal alike = assertThrows(
                    Refusal.class, () -> desk.nominate(series, person("Maria Jose Penna", CO), false, ANNA));
            assertEquals("training.alike", alike.code());
            assertEquals("María José Peña", alike.values().get(1));
            desk.nominate(series, person("Maria Jose Penna", CO), true, ANNA);
            assertEquals(
                    "training.nominated-already",
                    code(() -> desk.nominate(series, person("Maria Jose Penna", CO), true, ANNA)));
            assertEquals(
                    "training.not-invited", code(() -> desk.nominate(series, person("Luz Quispe", PE), true, ANNA)));
            assertEquals(
                    "training.unknown-country",
                    code(() -> desk.nominate(series, person("Luz Quispe", new CountryCode("ZZ")), true, ANNA)));
        }
    }

    @OnEveryDatabase
    void a_pasted_list_is_looked_at_line_by_line_and_then_taken(TestDatabase database) {
        try (School school = new School(database)) {
            Nominations desk = school.desks.nominations();
            RecordId series = school.series(new Quota(CO, 5), new Quota(PE, 1)).id();
            String list = String.join(
                    "\n",
                    "Ana Rojas; ana@policia.example; Analista",
                    "",
                    "Beto Mora\tbeto@policia.example\tInspector\tPE\tpt",
                    "Rojas, Ana; otra@policia.example",
                    "Sin correo",
                    "Carla; carla",
                    "Dora Paz; ANA@policia.example",
                    "Eva Sol; eva@policia.example; ; XX");
            List<PastedLine> lines = desk.check(series, list, ANNA);
            assertEquals(
                    List.of(1, 3, 4, 5, 6, 7, 8),
                    lines.stream().map(PastedLine::number).toList());
            assertEquals(
                    List.of(true, true, false, false, false, false, false),
                    lines.stream().map(PastedLine::well).toList());
            assertEquals(List.of("Ana Rojas"), lines.get(2).alike());
            assertEquals(
                    List.of(
                            "training.paste-fields",
                            "mail.address",
                            "training.nominated-already",
                            "training.unknown-country"),
                    lines.stream()
                            .flatMap(line -> line.refusal().stream())
                            .map(Refusal::code)
                            .toList());
            assertEquals(2, desk.nominateAll(series, list, false, ANNA));
            assertEquals(
                    "training.paste-none", code(() -> desk.nominateAll(series, list.replace("Eva", "E"), false, ANNA)));
            String many = IntStream.range(0, 5_000)
                    .mapToObj(i -> "Persona " + i + "; p" + i + "@policia.example")
                    .collect(Collectors.joining("\n"));
            Refusal refusal = assertThrows(Refusal.class, () -> desk.check(series, many, ANNA));
            assertEquals("training.paste-lines", refusal.code());
            assertEquals(List.of(5_000L, 500), refusal.values());
        }
    }

    @OnEveryDatabase
    void all_are_confirmed_in_the_order_they_came_and_the_organisers_item_goes(TestDatabase database) {
        try (School school = new School(database)) {
            Nominations desk = school.desks.nominations();
            RecordId series = school.series(new Quota(CO, 1)).id();
            Nomination first = school.nominated(series, "Ana Rojas", CO);
            Nomination second = school.nominated(series, "Beto Mora", CO);
            assertTrue(school.waiting.containsKey("undecided/" + series));
            assertEquals(2, desk.confirmAll(series, ANNA));
            assertFalse(school.waiting.containsKey("undecided/" + series));
            assertEquals(State.CONFIRMED, state(school, first));
            assertEquals(State.WAITING, state(school, second));
            assertEquals(
                    Map.of(State.CONFIRMED, 1, State.WAITING, 1),
                    desk.counts(series, READER).get(CO));
            assertEquals("training.nomination-state", code(() -> desk.confirm(first.id(), 2, ANNA)));
        }
    }

    @OnEveryDatabase
    void what_somebody_needs_is_kept_apart_erased_by_itself_and_never_in_the_audit(TestDatabase database) {
        try (School school = new School(database)) {
            Nominations desk = school.desks.nominations();
            RecordId series = school.series(new Quota(CO, 1)).id();
            Nomination ana = school.nominated(series, "Ana Rojas", CO);
            desk.setNeed(ana.id(), desk.needVersion(ana.id(), ANNA), "Silla de ruedas", ANNA);
            assertEquals(Optional.of("Silla de ruedas"), desk.need(ana.id(), ANNA));
            assertThrows(Stale.class, () -> desk.setNeed(ana.id(), 0, "Sin gluten", ANNA));
            assertEquals(Optional.of("Silla de ruedas"), desk.need(ana.id(), ANNA), "nothing was overwritten");
            desk.setNeed(ana.id(), desk.needVersion(ana.id(), ANNA), " ", ANNA);
            assertEquals(Optional.empty(), desk.need(ana.id(), ANNA));
            desk.setNeed(ana.id(), desk.needVersion(ana.id(), ANNA), "Silla de ruedas", ANNA);
            desk.withdraw(ana.id(), 1, "", ANNA);
            assertEquals(Optional.empty(), desk.need(ana.id(), ANNA));
            assertFalse(school.acts.toString().contains("ruedas"));
            assertEquals(
                    "training.too-long",
                    code(() -> desk.setNeed(ana.id(), desk.needVersion(ana.id(), ANNA), "x".repeat(1_001), ANNA)));
        }
    }

    @OnEveryDatabase
    void needs_are_kept_while_the_nomination_counts_and_whoever_sees_them_is_taken_down(TestDatabase database) {
        try (School school = new School(database)) {
            Nominations desk = school.desks.nominations();
            RecordId series = school.series(new Quota(CO, 2)).id();
            Session session = school.planned(series, "2027-03-09T09:00");
            Nomination ana = school.confirmed(series, "Ana Rojas", CO);
            Nomination beto = school.confirmed(series, "Beto Mora", CO);
            desk.need(ana.id(), ANNA);
            assertFalse(school.codes().contains("training.read-need"), "nothing was shown");
            desk.setNeed(ana.id(), desk.needVersion(ana.id(), ANNA), "Silla de ruedas", ANNA);
            desk.setNeed(beto.id(), desk.needVersion(beto.id(), ANNA), "Sin gluten", ANNA);
            desk.need(ana.id(), ANNA);
            assertTrue(school.codes().contains("training.read-need"));
            school.now = Instant.parse("2027-03-09T15:00:00Z");
            school.desks.sessions().hold(session.id(), session.version(), ANNA);
            school.desks.trainings().closeSeries(series, 1, "Terminado", ANNA);
            assertEquals(Optional.empty(), desk.need(ana.id(), ANNA));
            assertEquals(Optional.empty(), desk.need(beto.id(), ANNA));
            assertEquals(
                    "training.series-closed",
                    code(() -> desk.setNeed(beto.id(), desk.needVersion(beto.id(), ANNA), "Visado", ANNA)));
            desk.setNeed(beto.id(), desk.needVersion(beto.id(), ANNA), "", ANNA);
        }
    }
}
