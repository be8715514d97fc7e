package org.enlace.modules.internal.adoption;

import static org.enlace.modules.AdoptionFixtures.ANNA;
import static org.enlace.modules.AdoptionFixtures.BRUNO;
import static org.enlace.modules.AdoptionFixtures.officer;
import static org.enlace.modules.AdoptionFixtures.terms;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.enlace.modules.Adoption;
import org.enlace.modules.AdoptionDemand;
import org.enlace.modules.AdoptionTerms;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.Origin;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.contribution.ModuleDoor;

/** The register on a real database, at a clock that is set. */
class RegisterTest {
    static final byte[] PDF = "%PDF-1.7 sample".getBytes(StandardCharsets.US_ASCII);

    private static Adoption.Recorded record(Office office, AdoptionTerms terms) {
        return office.register.record(terms, Optional.empty(), new byte[0], ANNA);
    }

    private static Adoption.Confirmed adopt(Office office, String from, String until) {
        Adoption.Recorded recorded = record(office, terms(from, until));
        return (Adoption.Confirmed) office.register.confirm(recorded.id(), recorded.version(), BRUNO);
    }

    @OnEveryDatabase
    void what_is_recorded_confirmed_and_withdrawn_is_read_as_it_was_kept(TestDatabase database) {
        Office office = new Office(database, Policy.ALWAYS);
        Adoption.Recorded recorded =
                office.register.record(terms("2026-04-01", "2026-12-31"), Optional.of("act.pdf"), PDF, ANNA);
        assertEquals(recorded, office.register.find(recorded.id(), ANNA));
        Adoption confirmed = office.register.confirm(recorded.id(), 1, BRUNO);
        assertEquals(confirmed, office.register.find(recorded.id(), ANNA));
        assertEquals(2, confirmed.version());
        Adoption.Withdrawn withdrawn = office.register.withdraw(recorded.id(), 2, "Repealed", BRUNO);
        assertEquals(withdrawn, office.register.find(recorded.id(), ANNA));
        assertEquals(
                List.of("adoptions.record", "adoptions.confirm", "adoptions.withdraw"),
                office.acts().stream().map(act -> act.code()).toList());
        assertEquals("Repealed", office.acts().get(2).reason().orElseThrow());
        assertEquals("sample", office.acts().get(1).facts().get("module"));
    }

    @OnEveryDatabase
    void what_the_console_records_two_named_officers_confirm(TestDatabase database) {
        Office office = new Office(database, Policy.ALWAYS);
        Caller console = ANNA.by(new Origin(Origin.Door.SHELL, "console-1"));
        Caller byKey = ANNA.by(new Origin(Origin.Door.SSH, "SHA256:x"));
        Adoption recorded = office.register.record(terms("2026-04-01", null), Optional.empty(), new byte[0], console);

        for (Caller nobody : List.of(console, byKey)) {
            assertThrows(Refusal.class, () -> office.register.confirm(recorded.id(), 1, nobody));
        }
        Adoption supported = office.register.confirm(recorded.id(), 1, ANNA);
        assertEquals("unconfirmed", office.register.standing("sample").code());
        assertEquals(supported, office.register.find(recorded.id(), ANNA));
        assertEquals(
                "second-officer.same",
                assertThrows(Refusal.class, () -> office.register.confirm(recorded.id(), 2, ANNA))
                        .code());
        assertEquals(
                "bruno",
                office.register
                        .confirm(recorded.id(), 2, BRUNO)
                        .confirmed()
                        .orElseThrow()
                        .officer()
                        .value());
    }

    @OnEveryDatabase
    void a_document_comes_back_byte_by_byte_with_its_hash(TestDatabase database) {
        Office office = new Office(database, Policy.ALWAYS);
        byte[] large = new byte[3_000_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31);
        }
        System.arraycopy(PDF, 0, large, 0, 5);
        Adoption.Recorded recorded =
                office.register.record(terms("2026-04-01", null), Optional.of("act.pdf"), large, ANNA);

        assertArrayEquals(large, office.register.document(recorded.id(), ANNA).content());
        assertEquals("application/pdf", recorded.document().orElseThrow().type());
        assertEquals(64, recorded.document().orElseThrow().sha256().length());
        Adoption.Recorded without = record(office, terms("2026-04-01", null));
        assertThrows(NotFound.class, () -> office.register.document(without.id(), ANNA));
    }

    @OnEveryDatabase
    void nothing_is_kept_of_what_the_audit_cannot_take_down(TestDatabase database) {
        Office office = new Office(database, Policy.ALWAYS);
        office.auditFails();

        assertThrows(IllegalStateException.class, () -> record(office, terms("2026-04-01", null)));
        assertTrue(office.register.all(ANNA).isEmpty());
    }

    @OnEveryDatabase
    void two_who_change_at_once_do_not_both_win_and_rules_hold(TestDatabase database) {
        Office office = new Office(database, Policy.ALWAYS);
        Adoption.Recorded recorded = record(office, terms("2026-04-01", null));

        assertThrows(Stale.class, () -> office.register.confirm(recorded.id(), 7, BRUNO));
        assertEquals(
                "second-officer.same",
                assertThrows(Refusal.class, () -> office.register.confirm(recorded.id(), 1, ANNA))
                        .code());
        office.register.confirm(recorded.id(), 1, BRUNO);
        assertThrows(Stale.class, () -> office.register.withdraw(recorded.id(), 1, "x", BRUNO));
        assertEquals(
                "adoption.not-open",
                assertThrows(Refusal.class, () -> office.register.confirm(recorded.id(), 2, BRUNO))
                        .code());
        office.register.withdraw(recorded.id(), 2, "x", BRUNO);
        assertEquals(
                "adoption.withdrawn",
                assertThrows(Refusal.class, () -> office.register.withdraw(recorded.id(), 3, "x", BRUNO))
                        .code());
    }

    @OnEveryDatabase
    void every_act_asks_for_its_permission(TestDatabase database) {
        Office office = new Office(database, Policy.ALWAYS);
        Adoption.Confirmed confirmed = adopt(office, "2026-04-01", null);
        Caller reader = officer("rita", "adoptions.read");
        Caller recorder = officer("rosa", "adoptions.read", "adoptions.record");

        assertThrows(Forbidden.class, () -> office.register.all(officer("nobody")));
        assertThrows(Forbidden.class, () -> office.register.export(officer("nobody")));
        assertThrows(
                Forbidden.class,
                () -> office.register.record(terms("2026-04-01", null), Optional.empty(), PDF, reader));
        assertThrows(Forbidden.class, () -> office.register.confirm(confirmed.id(), 2, recorder));
        assertThrows(Forbidden.class, () -> office.register.withdraw(confirmed.id(), 2, "x", recorder));
        assertThrows(Forbidden.class, () -> office.register.withdraw(confirmed.id(), 2, "x", reader));
    }

    @OnEveryDatabase
    void what_is_no_document_or_dated_tomorrow_is_refused(TestDatabase database) {
        Office office = new Office(database, Policy.ALWAYS);
        byte[] text = "MZ this is a program".getBytes(StandardCharsets.US_ASCII);
        assertEquals(
                "adoption.document-type",
                assertThrows(
                                Refusal.class,
                                () -> office.register.record(
                                        terms("2026-04-01", null), Optional.of("act.pdf"), text, ANNA))
                        .code());
        assertEquals(
                "adoption.document-size",
                assertThrows(
                                Refusal.class,
                                () -> office.register.record(
                                        terms("2026-04-01", null),
                                        Optional.of("act.pdf"),
                                        new byte[10 * 1024 * 1024 + 1],
                                        ANNA))
                        .code());
        office.on("2025-11-30");
        assertEquals(
                "adoption.instrument-date",
                assertThrows(Refusal.class, () -> record(office, terms("2026-04-01", null)))
                        .code());
    }

    @OnEveryDatabase
    void a_module_is_let_in_while_it_is_adopted_and_required_only_where_the_policy_says(TestDatabase database) {
        Office always = new Office(database, Policy.ALWAYS);
        assertEquals("module.not-adopted", lack(always));
        Adoption.Recorded recorded = record(always, terms("2026-04-01", "2026-12-31"));
        assertEquals("module.adoption-unconfirmed", lack(always));
        always.register.confirm(recorded.id(), 1, BRUNO);
        always.on("2026-03-31");
        assertEquals("module.adoption-upcoming", lack(always));
        always.on("2026-12-31");
        always.register.requireAdopted("sample", AdoptionDemand.OPTIONAL);
        always.on("2027-01-01");
        assertEquals("module.adoption-lapsed", lack(always));
        always.register.withdraw(recorded.id(), 2, "Repealed", BRUNO);
        assertEquals("module.adoption-withdrawn", lack(always));

        Office never = new Office(always, Policy.NEVER);
        never.register.requireAdopted("sample", AdoptionDemand.REQUIRED);
        Office asSaid = new Office(always, Policy.AS_MODULE_SAYS);
        asSaid.register.requireAdopted("sample", AdoptionDemand.OPTIONAL);
        assertThrows(Refusal.class, () -> asSaid.register.requireAdopted("sample", AdoptionDemand.REQUIRED));
    }

    private static String lack(Office office) {
        return assertThrows(Refusal.class, () -> office.register.requireAdopted("sample", AdoptionDemand.OPTIONAL))
                .code();
    }

    @OnEveryDatabase
    void the_door_closes_the_day_after_the_last_and_opens_with_a_renewal(TestDatabase database) {
        Office office = new Office(database, Policy.ALWAYS);
        adopt(office, "2026-04-01", "2026-12-31");
        assertTrue(office.door.closed("sample").isEmpty());

        office.on("2027-01-01");
        ModuleDoor.Closed closed = office.door.closed("sample").orElseThrow();
        assertEquals(ModuleDoor.Kind.NO_NEW_WORK, closed.kind());
        assertEquals("module.adoption-lapsed", closed.why().code());
        assertTrue(office.door.closed("other").isEmpty(), "what is not installed has no door");

        adopt(office, "2027-01-01", null);
        assertTrue(office.door.closed("sample").isEmpty());
    }

    @OnEveryDatabase
    void the_door_sees_the_turn_of_the_day_within_five_seconds_and_asks_no_database_meanwhile(TestDatabase database) {
        Office office = new Office(database, Policy.ALWAYS);
        adopt(office, "2026-04-01", "2026-12-31");
        office.door.closed("sample");
        int before = office.reads();
        office.day("2027-01-01");
        for (int i = 0; i < 1000; i++) {
            assertTrue(office.door.closed("sample").isEmpty());
        }
        assertEquals(before, office.reads());

        office.later();
        assertFalse(office.door.closed("sample").isEmpty());
    }

    @OnEveryDatabase
    void the_door_keeps_what_it_knew_while_the_database_is_away(TestDatabase database) {
        Office office = new Office(database, Policy.ALWAYS);
        assertFalse(office.door.closed("sample").isEmpty());
        office.databaseFails();
        office.later();
        assertFalse(office.door.closed("sample").isEmpty());
    }

    @OnEveryDatabase
    void each_threshold_is_taken_down_once_and_the_lapse_too(TestDatabase database) {
        Office office = new Office(database, Policy.ALWAYS);
        adopt(office, "2026-04-01", "2026-12-31");
        for (String day : List.of(
                "2026-10-31", "2026-11-01", "2026-11-20", "2026-12-01", "2026-12-16", "2026-12-17", "2027-01-01")) {
            office.on(day);
            office.watch.look();
            office.watch.look();
        }
        List<String> told = office.acts().stream()
                .filter(act -> act.code().matches("adoptions\\.(warn|lapse)"))
                .map(act -> act.code() + " " + act.facts().getOrDefault("days", "-"))
                .toList();
        assertEquals(List.of("adoptions.warn 60", "adoptions.warn 30", "adoptions.warn 15", "adoptions.lapse -"), told);
    }

    @OnEveryDatabase
    void the_health_check_warns_and_then_tells_what_is_closed_and_never_blocks(TestDatabase database) {
        Office office = new Office(database, Policy.ALWAYS);
        adopt(office, "2026-04-01", "2026-12-31");
        assertEquals(List.of(), office.health.problems());
        office.on("2026-12-01");
        assertTrue(office.health.problems().get(0).message().contains("lapses in 30 days, after 2026-12-31"));
        assertEquals("adoption.lapsing", office.health.examine().get(0).code());
        assertEquals(
                "La adopción del módulo sample vence en 30 días, después del 2026-12-31",
                office.health.examine().get(0).what(Language.ES));
        office.on("2027-01-01");
        assertTrue(office.health.problems().get(0).message().contains("takes no new work"));
        assertFalse(office.health.problems().get(0).blocking());
        assertEquals("adoption.lapsed", office.health.examine().get(0).code());
        assertEquals(List.of(), new Office(office, Policy.AS_MODULE_SAYS).health.problems());
    }
}
