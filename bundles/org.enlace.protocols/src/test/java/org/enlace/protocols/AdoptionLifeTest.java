package org.enlace.protocols;

import static org.enlace.protocols.Fixtures.uruguayanProtocol;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Adoption.Adopted;
import org.enlace.protocols.Adoption.State;
import org.enlace.protocols.Adoption.UnderStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class AdoptionLifeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final RecordId DOCUMENT = new RecordId(new UUID(0x0190000000007000L, 0x8000000000000001L));
    private static final Signature BY =
            new Signature(new OfficerId("clara"), Optional.empty(), Instant.parse("2026-11-25T12:00:00Z"));
    private static final ProtocolContent CONTENT = uruguayanProtocol().content();

    @Test
    void a_country_studies_then_adopts_then_denounces() {
        UnderStudy study = Adoption.study(Optional.empty(), DOCUMENT, 1, BY);
        assertEquals(1, study.revision());
        Adopted adopted = study.adopt(1, terms(Map.of()), CONTENT, BY);
        assertEquals(State.ADOPTED, adopted.state());
        assertEquals(2, adopted.revision());
        Adoption.Denounced denounced = adopted.denounce("Otra ley", DAY.plusYears(1), BY);
        assertEquals(State.DENOUNCED, denounced.state());
        assertEquals(Optional.of(adopted.agreed()), denounced.terms());
    }

    @Test
    void reservations_are_of_sections_there_are_and_make_it_an_adoption_with_reservations() {
        UnderStudy study = Adoption.study(Optional.empty(), DOCUMENT, 1, BY);
        assertEquals(
                State.ADOPTED_WITH_RESERVATIONS,
                study.adopt(1, terms(Map.of("requirement.define-roles", "Por la fiscalía")), CONTENT, BY)
                        .state());
        refused("edition.section", () -> study.adopt(1, terms(Map.of("anexo", "No")), CONTENT, BY));
        assertEquals(
                State.ADOPTED,
                study.adopt(1, terms(Map.of("summary", " ")), CONTENT, BY).state());
    }

    @Test
    void a_country_declines_with_a_reason_and_may_study_anew() {
        UnderStudy study = Adoption.study(Optional.empty(), DOCUMENT, 1, BY);
        refused("protocol.required", () -> study.decline("", BY));
        Adoption.Declined declined = study.decline("Sin presupuesto", BY);
        assertEquals(3, Adoption.study(Optional.of(declined), DOCUMENT, 2, BY).revision());
    }

    @Test
    void what_is_studied_or_adopted_is_not_studied_again() {
        UnderStudy study = Adoption.study(Optional.empty(), DOCUMENT, 1, BY);
        refused("adopting.state", () -> Adoption.study(Optional.of(study), DOCUMENT, 2, BY));
        Adopted adopted = study.adopt(1, terms(Map.of()), CONTENT, BY);
        refused("adopting.state", () -> Adoption.study(Optional.of(adopted), DOCUMENT, 2, BY));
    }

    @Test
    void having_compared_a_country_stays_or_adopts_the_later_version() {
        Adopted adopted = Adoption.study(Optional.empty(), DOCUMENT, 1, BY).adopt(1, terms(Map.of()), CONTENT, BY);
        Adopted kept = adopted.keep(2, "Aún no hay ley", BY);
        assertEquals(1, kept.edition());
        assertEquals(2, kept.weighed());
        refused("adopting.nothing-new", () -> kept.keep(2, "Otra vez", BY));
        refused("protocol.required", () -> adopted.keep(2, " ", BY));
        assertEquals(2, kept.adopt(2, terms(Map.of()), CONTENT, BY).edition());
    }

    @Test
    void an_adoption_ends_on_a_day_that_is_not_before_its_first() {
        Adopted adopted = Adoption.study(Optional.empty(), DOCUMENT, 1, BY).adopt(1, terms(Map.of()), CONTENT, BY);
        refused("adopting.last-before-first", () -> adopted.denounce("Otra ley", DAY.minusDays(1), BY));
        refused("protocol.required", () -> adopted.denounce("Otra ley", null, BY));
    }

    @Test
    void an_adoption_has_an_act_an_authority_and_a_first_day() {
        assertEquals("kind", field(() -> new AdoptionTerms(null, "1", DAY, "A", List.of(), DAY, Map.of())));
        assertEquals(
                "date", field(() -> new AdoptionTerms(InstrumentKind.LAW, "1", null, "A", List.of(), DAY, Map.of())));
        assertEquals(
                "authority",
                field(() -> new AdoptionTerms(InstrumentKind.LAW, "1", DAY, " ", List.of(), DAY, Map.of())));
        assertEquals(
                "from", field(() -> new AdoptionTerms(InstrumentKind.LAW, "1", DAY, "A", List.of(), null, Map.of())));
    }

    @Test
    void only_what_is_or_was_in_effect_is_adopted() {
        Edition draft = EditionLifeTest.draft();
        refused("adopting.not-effective", () -> AdoptionRules.requireAdoptable(draft));
        Protocol record = Protocol.Effective.first(
                new Protocol.Identity(
                        DOCUMENT, "pr-1", new org.enlace.platform.CountryCode("CO"), new Stamp(BY.officer(), BY.at())),
                CONTENT);
        Edition.Effective effective = Edition.Effective.takenOver(DOCUMENT, record);
        AdoptionRules.requireAdoptable(effective);
        AdoptionRules.requireAdoptable(effective.supersede(2, BY));
        refused("adopting.withdrawn", () -> AdoptionRules.requireAdoptable(effective.withdraw("Un error", BY)));
    }

    private static AdoptionTerms terms(Map<String, String> reservations) {
        return new AdoptionTerms(
                InstrumentKind.RESOLUTION,
                "12/2026",
                DAY,
                "Ministerio de muestra",
                List.of(new UnitId("una-bogota")),
                DAY,
                reservations);
    }

    private static String field(Executable act) {
        return assertThrows(Refusal.class, act).field().orElse("");
    }

    private static void refused(String code, Executable act) {
        assertEquals(code, assertThrows(Refusal.class, act).code());
    }
}
