package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.enlace.training.internal.School.CO;
import static org.enlace.training.internal.School.PE;
import static org.enlace.training.internal.School.READER;
import static org.enlace.training.internal.School.UNIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.mail.Letter;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Nomination;
import org.enlace.training.Quota;
import org.enlace.training.Session;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.certificate.Certificate.Reason;
import org.enlace.training.certificate.CertificateContent;
import org.enlace.training.certificate.Certificates;
import org.enlace.training.certificate.Conditions;
import org.enlace.training.certificate.Conditions.Lack;
import org.enlace.training.certificate.SeriesCertificates;
import org.enlace.training.certificate.Standing;
import org.enlace.training.certificate.Subject;
import org.enlace.training.internal.CertificateDoor.Answer;
import org.junit.jupiter.api.function.Executable;

class CertificateDeskTest {
    private static final URI NODE = URI.create("http://127.0.0.1:8181/");
    private static final CertificateContent STAY = new CertificateContent(
            "Ana Rojas",
            CO,
            "Intercambio",
            LocalDate.parse("2027-02-01"),
            LocalDate.parse("2027-02-12"),
            0,
            "Dirección",
            Language.FR);

    private static String code(Executable act) {
        return assertThrows(Refusal.class, act).code();
    }

    /** A series of two held sessions with those who came and one who did not. */
    private static RecordId over(School school, String... came) {
        RecordId series = school.series(new Quota(CO, 9), new Quota(PE, 9)).id();
        Session first = school.planned(series, "2027-03-09T09:00");
        Session second = school.planned(series, "2027-03-10T22:30");
        List<Nomination> all = java.util.Arrays.stream(came)
                .map(name -> school.confirmed(series, name, CO))
                .toList();
        Nomination absent = school.confirmed(series, "Zoila Ausente", PE);
        school.now = Instant.parse("2027-03-11T15:00:00Z");
        school.desks.sessions().hold(first.id(), first.version(), ANNA);
        school.desks.sessions().hold(second.id(), second.version(), ANNA);
        for (Session session : List.of(first, second)) {
            all.forEach(one -> school.came(session.id(), one));
            school.desks.attendances().note(session.id(), absent.id(), 0, Optional.empty(), "", ANNA);
        }
        return series;
    }

    private static Standing standing(School school, RecordId series, String name) {
        return school.desks.certificates().series().standings(series, ANNA).stream()
                .filter(one -> one.nomination().person().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Certificate of(School school, RecordId series, String name) {
        return standing(school, series, name).certificate().orElseThrow();
    }

    @OnEveryDatabase
    void those_who_fulfilled_the_conditions_get_one_and_nobody_else(TestDatabase database) {
        try (School school = new School(database)) {
            RecordId series = over(school, "Ana Rojas", "Beto Mora");
            SeriesCertificates desk = school.desks.certificates().series();
            assertEquals(Conditions.USUAL, desk.conditions(series, READER));
            desk.set(series, 0, new Conditions(90, false), ANNA);
            assertThrows(Stale.class, () -> desk.set(series, 0, new Conditions(50, true), ANNA));
            assertEquals(new Conditions(90, false), desk.conditions(series, READER));
            desk.set(series, desk.conditionsVersion(series, ANNA), Conditions.USUAL, ANNA);
            assertEquals(
                    List.of("Ana Rojas", "Beto Mora", "Zoila Ausente"),
                    desk.standings(series, ANNA).stream()
                            .map(one -> one.nomination().person().name())
                            .toList());
            assertEquals(2, desk.issueAll(series, ANNA));
            Certificate ana = of(school, series, "Ana Rojas");
            assertEquals("CO-2027-000001", ana.number().toString());
            assertEquals(
                    new CertificateContent(
                            "Ana Rojas",
                            CO,
                            "Seminario de prueba",
                            LocalDate.parse("2027-03-09"),
                            LocalDate.parse("2027-03-10"),
                            120,
                            "Unidad de formación",
                            Language.ES),
                    ana.content());
            assertEquals(
                    "CO-2027-000002", of(school, series, "Beto Mora").number().toString());
            Standing absent = standing(school, series, "Zoila Ausente");
            assertEquals(Set.of(Lack.ATTENDANCE), absent.lacks());
            assertEquals(Optional.empty(), absent.certificate());
            assertEquals(
                    "training.certificate-lacking",
                    code(() -> desk.issue(absent.nomination().id(), ANNA)));
            assertEquals("training.certificates-none", code(() -> desk.issueAll(series, ANNA)), "nobody gets a second");
            assertEquals(
                    "training.certificate-issued",
                    code(() -> desk.issue(
                            standing(school, series, "Ana Rojas").nomination().id(), ANNA)));
            assertEquals(
                    2,
                    school.codes().stream().filter("training.certify"::equals).count());
            assertFalse(
                    school.acts.stream().anyMatch(act -> act.facts().containsValue("Ana Rojas")),
                    "names are where they can be erased");
        }
    }

    @OnEveryDatabase
    void none_is_given_while_a_session_is_still_planned_nor_by_whoever_may_not(TestDatabase database) {
        try (School school = new School(database)) {
            RecordId series = over(school, "Ana Rojas");
            SeriesCertificates desk = school.desks.certificates().series();
            assertThrows(Forbidden.class, () -> desk.issueAll(series, UNIT));
            assertThrows(Forbidden.class, () -> desk.standings(series, READER));
            assertThrows(Forbidden.class, () -> desk.set(series, 0, Conditions.USUAL, UNIT));
            Session third = school.planned(series, "2027-03-20T09:00");
            Refusal early = assertThrows(Refusal.class, () -> desk.issueAll(series, ANNA));
            assertEquals("training.certificates-early", early.code());
            assertEquals(List.of("Seminario de prueba", 1L), early.values());
            school.desks.sessions().cancel(third.id(), third.version(), "Sin sala", ANNA);
            assertEquals(1, desk.issueAll(series, ANNA), "a cancelled session does not count");
        }
    }

    @OnEveryDatabase
    void a_series_of_which_nothing_was_held_gives_none(TestDatabase database) {
        try (School school = new School(database)) {
            RecordId series = school.series(new Quota(CO, 5)).id();
            school.confirmed(series, "Ana Rojas", CO);
            SeriesCertificates desk = school.desks.certificates().series();
            assertEquals(
                    Set.of(Lack.NONE_HELD),
                    standing(school, series, "Ana Rojas").lacks());
            assertEquals("training.certificates-none", code(() -> desk.issueAll(series, ANNA)));
        }
    }

    @OnEveryDatabase
    void a_closed_series_gives_them_and_those_given_stay_valid_until_they_are_revoked(TestDatabase database) {
        try (School school = new School(database)) {
            RecordId series = over(school, "Ana Rojas", "Beto Mora");
            SeriesCertificates desk = school.desks.certificates().series();
            desk.issue(standing(school, series, "Ana Rojas").nomination().id(), ANNA);
            school.desks.trainings().closeSeries(series, 1, "Se anula", ANNA);
            assertEquals(1, desk.issueAll(series, ANNA));
            assertEquals(
                    Certificate.State.VALID, of(school, series, "Ana Rojas").state());
            assertEquals(2, desk.revokeAll(series, Reason.ANNULLED, "Ciclo anulado", ANNA));
            assertEquals(
                    Certificate.State.REVOKED, of(school, series, "Ana Rojas").state());
            assertEquals(
                    Certificate.State.REVOKED, of(school, series, "Beto Mora").state());
            assertEquals(
                    "training.certificates-none-valid", code(() -> desk.revokeAll(series, Reason.ANNULLED, "", ANNA)));
            assertFalse(standing(school, series, "Ana Rojas").due(), "a revoked one is not given again by itself");
        }
    }

    @OnEveryDatabase
    void an_attendance_that_is_corrected_afterwards_leaves_a_doubtful_certificate(TestDatabase database) {
        try (School school = new School(database)) {
            RecordId series = over(school, "Ana Rojas");
            school.desks.certificates().series().issueAll(series, ANNA);
            Nomination ana = standing(school, series, "Ana Rojas").nomination();
            RecordId session = school.desks.sessions().of(series, ANNA).get(0).id();
            school.desks.attendances().note(session, ana.id(), 1, Optional.empty(), "Error", ANNA);
            assertTrue(standing(school, series, "Ana Rojas").doubtful());
            assertEquals(
                    Certificate.State.VALID, of(school, series, "Ana Rojas").state());
            school.desks.nominations().withdraw(ana.id(), ana.version(), "", ANNA);
            assertTrue(standing(school, series, "Ana Rojas").doubtful(), "and whoever withdrew is still in the list");
        }
    }

    @OnEveryDatabase
    void a_name_is_corrected_by_another_certificate_in_its_place(TestDatabase database) {
        try (School school = new School(database)) {
            RecordId series = over(school, "Ana Roxas");
            Certificates desk = school.desks.certificates().certificates();
            school.desks.certificates().series().issueAll(series, ANNA);
            Certificate wrong = of(school, series, "Ana Roxas");
            assertEquals("training.certificate-same", code(() -> desk.correct(wrong.id(), 1, " Ana Roxas ", ANNA)));
            assertEquals("training.missing", code(() -> desk.correct(wrong.id(), 1, " ", ANNA)));
            assertThrows(Stale.class, () -> desk.correct(wrong.id(), 2, "Ana Rojas", ANNA));
            Certificate.Valid right = desk.correct(wrong.id(), 1, "Ana Rojas", ANNA);
            assertEquals("CO-2027-000002", right.number().toString());
            assertEquals("Ana Rojas", right.content().name());
            assertEquals(wrong.content().title(), right.content().title());
            assertEquals(
                    right.id(),
                    ((Certificate.Replaced) desk.find(wrong.id(), ANNA)).by(),
                    "the former one says by which");
            assertEquals("training.certificate-over", code(() -> desk.correct(wrong.id(), 2, "Otra", ANNA)));
            assertEquals("training.certificate-over", code(() -> desk.pdf(wrong.id(), NODE, ANNA)));
            assertEquals(2, desk.of(wrong.core().subject(), ANNA).size());
        }
    }

    @OnEveryDatabase
    void a_revocation_is_for_good_and_another_one_is_given_by_name(TestDatabase database) {
        try (School school = new School(database)) {
            RecordId series = over(school, "Ana Rojas");
            Certificates desk = school.desks.certificates().certificates();
            school.desks.certificates().series().issueAll(series, ANNA);
            Certificate ana = of(school, series, "Ana Rojas");
            assertThrows(Stale.class, () -> desk.revoke(ana.id(), 7, Reason.MISUSE, "", ANNA));
            assertThrows(Forbidden.class, () -> desk.revoke(ana.id(), 1, Reason.MISUSE, "", UNIT));
            Certificate.Revoked gone = desk.revoke(ana.id(), 1, Reason.ISSUED_IN_ERROR, "Otra persona", ANNA);
            assertEquals(gone, desk.find(ana.id(), ANNA), "it is read as it was written");
            assertEquals("training.certificate-over", code(() -> desk.revoke(ana.id(), 2, Reason.MISUSE, "", ANNA)));
            assertEquals("training.revocation-reason", code(() -> Reason.of("porque-sí")));
            assertEquals("training.revocation-reason", code(() -> Reason.of(null)));
            Nomination nomination = standing(school, series, "Ana Rojas").nomination();
            Certificate another = school.desks.certificates().series().issue(nomination.id(), ANNA);
            assertEquals("CO-2027-000002", another.number().toString());
        }
    }

    @OnEveryDatabase
    void an_exchange_gets_one_by_the_same_use_case(TestDatabase database) {
        try (School school = new School(database)) {
            Certificates desk = school.desks.certificates().certificates();
            RecordId application = RecordId.parse("01900000-0000-7000-9000-000000000077");
            Certificate.Valid given = desk.issue(Subject.exchange(application), STAY, Optional.empty(), ANNA);
            assertEquals(given, desk.find(given.id(), ANNA), "it is read as it was written");
            assertEquals(List.of(given), desk.of(Subject.exchange(application), ANNA));
            assertEquals(
                    "training.certificate-issued",
                    code(() -> desk.issue(Subject.exchange(application), STAY, Optional.empty(), ANNA)));
            assertTrue(
                    school.acts.get(school.acts.size() - 1).concerns().contains("exchange-application:" + application));
        }
    }

    @OnEveryDatabase
    void a_person_finds_their_own_by_the_address_of_their_account(TestDatabase database) {
        try (School school = new School(database)) {
            RecordId series = over(school, "Ana Rojas", "Beto Mora");
            school.desks.certificates().series().issueAll(series, ANNA);
            Certificates desk = school.desks.certificates().certificates();
            Certificate ana = of(school, series, "Ana Rojas");
            assertEquals(List.of(), desk.own(READER));
            assertThrows(NotFound.class, () -> desk.find(ana.id(), READER));
            school.addresses.put("reader", "ANA.rojas@policia.example");
            school.unvouched.add("reader");
            assertEquals(List.of(), desk.own(READER), "an address of one's own word opens nothing");
            assertThrows(NotFound.class, () -> desk.find(ana.id(), READER));
            assertThrows(NotFound.class, () -> desk.pdf(ana.id(), NODE, READER));
            school.unvouched.clear();
            school.addresses.put("other", "ana.rojas@policia.example");
            assertEquals(List.of(), desk.own(READER), "nor one that two accounts have");
            school.addresses.remove("other");
            assertEquals(List.of(ana), desk.own(READER));
            assertEquals(ana, desk.find(ana.id(), READER));
            assertTrue(desk.pdf(ana.id(), NODE, READER).length > 1_000);
            assertThrows(
                    NotFound.class,
                    () -> desk.find(of(school, series, "Beto Mora").id(), READER));
        }
    }

    @OnEveryDatabase
    void whoever_has_no_account_is_written_to_by_a_letter_that_names_nobody(TestDatabase database) {
        try (School school = new School(database)) {
            RecordId series = over(school, "Ana Rojas");
            school.desks.certificates().series().issueAll(series, ANNA);
            Letter letter = school.letters.get(0);
            assertEquals(1, school.letters.size());
            assertEquals("ana.rojas@policia.example", letter.to().value());
            assertEquals("Constancia: Seminario de prueba", letter.subject());
            assertTrue(letter.text()
                    .contains("https://enlace.example/training/certificates/check?number=CO-2027-000001&code="));
            assertFalse(letter.text().contains("Rojas"), letter::text);
        }
    }

    @OnEveryDatabase
    void whoever_has_the_number_and_the_code_learns_how_it_stands_and_guessing_tells_nothing(TestDatabase database) {
        try (School school = new School(database)) {
            RecordId series = over(school, "Ana Rojas", "Beto Mora");
            school.desks.certificates().series().issueAll(series, ANNA);
            Certificate ana = of(school, series, "Ana Rojas");
            CertificateDoor door = school.desks.certificates().door();
            String code = school.desks.certificates().files().code(ana.number());
            String other = school.desks
                    .certificates()
                    .files()
                    .code(of(school, series, "Beto Mora").number());
            assertTrue(code.matches("([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}"), code);
            assertEquals(new Answer.Known(ana), door.check("CO-2027-000001", code, "a"));
            assertEquals(
                    new Answer.Known(ana),
                    door.check(" co-2027-000001 ", code.toLowerCase().replace("-", " "), "a"));
            for (String[] wrong : new String[][] {
                {"CO-2027-000001", other},
                {
                    "CO-2027-000003",
                    school.desks
                            .certificates()
                            .files()
                            .code(org.enlace.training.certificate.CertificateNumber.typed("CO-2027-000003")
                                    .orElseThrow())
                },
                {"PE-2027-000001", code},
                {"CO-2027-000001", ""},
                {"CO-2027-000001", null},
                {"", ""},
                {null, code},
                {"x".repeat(10_000), "y".repeat(10_000)},
                {"CO-2027-000000", code},
                {"CO-0000-000001", code}
            }) {
                assertEquals(new Answer.Unknown(), door.check(wrong[0], wrong[1], "b"));
            }
            assertTrue(door.check("CO-2027-000001", code, "b") instanceof Answer.Later, "not even the right one then");
            assertEquals(new Answer.Known(ana), door.check("CO-2027-000001", code, "a"), "others are asked as before");
            Answer file = door.file("CO-2027-000001", code, "a", NODE);
            assertTrue(file instanceof Answer.File, file::toString);
            school.desks.certificates().certificates().revoke(ana.id(), 1, Reason.MISUSE, "Nota interna", ANNA);
            Answer.Known revoked = (Answer.Known) door.check("CO-2027-000001", code, "a");
            assertEquals(Certificate.State.REVOKED, revoked.certificate().state());
            assertTrue(
                    door.file("CO-2027-000001", code, "a", NODE) instanceof Answer.Known,
                    "and there is no file any more");
        }
    }

    @OnEveryDatabase
    void a_row_that_was_changed_beside_the_node_is_not_certified(TestDatabase database) {
        try (School school = new School(database)) {
            RecordId series = over(school, "Ana Rojas");
            school.desks.certificates().series().issueAll(series, ANNA);
            Certificate ana = of(school, series, "Ana Rojas");
            try (org.enlace.persistence.Store store = database.database()
                    .open(new org.enlace.persistence.Schema(
                            "training", List.of(), org.enlace.training.internal.persistence.TrainingSchema.class))) {
                database.transactions().run(() -> new org.enlace.persistence.Statements(store, "test")
                        .update("update training.certificate set name = 'Eva Intrusa' where id = ?", ana.id()));
            }
            assertThrows(
                    IllegalStateException.class,
                    () -> school.desks.certificates().certificates().find(ana.id(), ANNA));
        }
    }
}
