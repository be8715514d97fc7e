package org.enlace.modules;

import static org.enlace.modules.AdoptionFixtures.ANNA;
import static org.enlace.modules.AdoptionFixtures.AT;
import static org.enlace.modules.AdoptionFixtures.BRUNO;
import static org.enlace.modules.AdoptionFixtures.deputy;
import static org.enlace.modules.AdoptionFixtures.officer;
import static org.enlace.modules.AdoptionFixtures.recorded;
import static org.enlace.modules.AdoptionFixtures.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class AdoptionTest {
    private static Refusal refused(Executable act) {
        return assertThrows(Refusal.class, act);
    }

    @Test
    void somebody_else_confirms_and_no_deputy_stands_in_for_either() {
        Caller carla = officer("carla");
        Adoption.Recorded byAnna = recorded("2026-04-01", null);
        Adoption.Recorded byAnnaForCarla = new Adoption.Recorded(
                byAnna.id(), 1, byAnna.terms(), Optional.empty(), Signature.of(deputy(ANNA, carla), AT), true);

        assertEquals(
                "bruno",
                byAnna.confirm(BRUNO, AT).confirmed().orElseThrow().officer().value());
        assertEquals(
                "second-officer.same", refused(() -> byAnna.confirm(ANNA, AT)).code());
        assertEquals(
                "second-officer.same",
                refused(() -> byAnna.confirm(deputy(BRUNO, ANNA), AT)).code());
        assertEquals(
                "second-officer.same",
                refused(() -> byAnna.confirm(deputy(ANNA, BRUNO), AT)).code());
        assertEquals(
                "second-officer.same",
                refused(() -> byAnnaForCarla.confirm(carla, AT)).code());
        assertEquals(
                "second-officer.same",
                refused(() -> byAnnaForCarla.confirm(deputy(BRUNO, carla), AT)).code());
        assertEquals(
                "bruno",
                byAnnaForCarla
                        .confirm(BRUNO, AT)
                        .confirmed()
                        .orElseThrow()
                        .officer()
                        .value());
    }

    @Test
    void what_is_withdrawn_says_why() {
        assertEquals(
                "reason",
                refused(() -> recorded("2026-04-01", null).withdraw(ANNA, AT, "  "))
                        .field()
                        .orElseThrow());
        assertEquals(
                "Repealed",
                recorded("2026-04-01", null).withdraw(ANNA, AT, " Repealed ").reason());
    }

    @Test
    void every_rule_names_its_field() {
        assertEquals(
                "until",
                refused(() -> terms("2026-04-01", "2026-03-31")).field().orElseThrow());
        assertEquals(
                "module",
                refused(() -> terms("Sample", "2026-04-01", null)).field().orElseThrow());
        assertEquals("from", refused(() -> terms("1899-12-31", null)).field().orElseThrow());
        assertEquals(
                "until",
                refused(() -> terms("2026-04-01", "2200-01-01")).field().orElseThrow());
        LocalDate day = LocalDate.parse("2026-03-01");
        assertEquals(
                "number",
                refused(() -> new Instrument(InstrumentKind.LAW, " ", day, "x"))
                        .field()
                        .orElseThrow());
        assertEquals(
                "title",
                refused(() -> new Instrument(InstrumentKind.LAW, "1", day, "x".repeat(301)))
                        .field()
                        .orElseThrow());
        assertEquals(
                "date",
                refused(() -> new Instrument(InstrumentKind.LAW, "1", null, "x"))
                        .field()
                        .orElseThrow());
        assertEquals("kind", refused(() -> InstrumentKind.of("whim")).field().orElseThrow());
        assertEquals(
                "title",
                refused(() -> new Instrument(InstrumentKind.LAW, "1", day, "x\u0000"))
                        .field()
                        .orElseThrow());
    }

    @Test
    void a_day_on_which_it_begins_and_ends_is_a_period() {
        assertEquals(
                Optional.of(LocalDate.parse("2026-04-01")),
                terms("2026-04-01", "2026-04-01").until());
    }
}
