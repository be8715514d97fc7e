package org.enlace.protocols;

import static org.enlace.protocols.Fixtures.uruguayanProtocol;
import static org.enlace.protocols.Fixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Adoption.State;
import org.junit.jupiter.api.Test;

/** What one country lets others know of a decision. */
class CountryAdoptionTest {
    private static final CountryCode CO = new CountryCode("CO");
    private static final CountryCode PE = new CountryCode("PE");
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final Signature BY = new Signature(new OfficerId("anna"), Optional.empty(), NOON);
    private static final RecordId ID = new RecordId(UUID.fromString("01900000-0000-7000-8000-00000000abcd"));

    private static Protocol document() {
        return Protocol.Effective.first(
                new Protocol.Identity(ID, "co-1", CO, new Stamp(new OfficerId("anna"), NOON)),
                uruguayanProtocol().content());
    }

    private static AdoptionTerms terms(Map<String, String> reservations) {
        return new AdoptionTerms(
                InstrumentKind.DECREE, "1", DAY, "Ministerio", List.of(new UnitId("una-bogota")), DAY, reservations);
    }

    private static Adoption.Adopted adopted() {
        return Adoption.study(Optional.empty(), ID, 1, BY)
                .adopt(
                        1,
                        terms(Map.of("summary", "Por la fiscalía")),
                        document().content(),
                        BY);
    }

    private static CountryAdoption told(State state, Optional<AdoptionTerms> terms, LocalDate last) {
        return new CountryAdoption(PE, ID, CO, "co-1", 1, state, NOON, terms, last, Optional.empty(), Optional.empty());
    }

    private static Optional<AdoptionTerms> agreed() {
        return Optional.of(new AdoptionTerms(InstrumentKind.DECREE, null, DAY, "M", List.of(), DAY, Map.of()));
    }

    private static String field(Runnable act) {
        return assertThrows(Refusal.class, act::run).field().orElseThrow();
    }

    @Test
    void it_has_the_act_and_the_reservations_and_no_units() {
        CountryAdoption own = CountryAdoption.own(CO, document(), adopted(), Optional.of(new Progress(1, 0, 1, 0, 0)));
        assertEquals(State.ADOPTED_WITH_RESERVATIONS, own.state());
        assertEquals(List.of(), own.terms().orElseThrow().units());
        assertEquals("Por la fiscalía", own.terms().orElseThrow().reservations().get("summary"));
        assertEquals(50, own.progress().orElseThrow().score());
        CountryAdoption silent = own.withoutWords();
        assertEquals(Map.of(), silent.terms().orElseThrow().reservations());
        assertEquals(State.ADOPTED_WITH_RESERVATIONS, silent.state(), "that there are some is told all the same");
    }

    @Test
    void every_section_of_the_longest_text_can_be_reserved() {
        List<ProtocolDraft.Item> items = IntStream.range(0, ProtocolContent.REQUIREMENTS_AT_MOST)
                .mapToObj(number -> new ProtocolDraft.Item("item-" + number, Map.of("es", "Requisito"), false))
                .toList();
        Map<String, Map<String, String>> passages = Arrays.stream(Passage.values())
                .collect(Collectors.toMap(Passage::field, passage -> Map.of("es", "Texto")));
        ProtocolContent content = with(
                        with(with(uruguayanProtocol(), "passages", passages), "note", "Nota"), "requirements", items)
                .content();
        Map<String, String> reservations =
                Section.of(content).stream().collect(Collectors.toMap(Section::key, section -> "Reserva"));
        Adoption adopted = Adoption.study(Optional.empty(), ID, 1, BY).adopt(1, terms(reservations), content, BY);
        CountryAdoption own = CountryAdoption.own(CO, document(), adopted, Optional.empty());
        assertEquals(reservations, own.terms().orElseThrow().reservations());
        assertEquals(513, reservations.size());
    }

    @Test
    void what_is_studied_or_declined_has_neither_act_nor_progress() {
        Adoption study = Adoption.study(Optional.empty(), ID, 1, BY);
        CountryAdoption own = CountryAdoption.own(CO, document(), study, Optional.of(Progress.NONE));
        assertEquals(Optional.empty(), own.terms());
        assertEquals(Optional.empty(), own.progress());
        assertEquals("instrument", field(() -> told(State.DECLINED, agreed(), null)));
        assertEquals("instrument", field(() -> told(State.ADOPTED, Optional.empty(), null)));
        assertEquals("state", field(() -> told(State.NOT_CONSIDERED, Optional.empty(), null)));
    }

    @Test
    void a_denounced_one_alone_has_a_last_day_which_is_not_before_the_first() {
        assertEquals(DAY, told(State.DENOUNCED, agreed(), DAY).last());
        assertEquals("last", field(() -> told(State.DENOUNCED, agreed(), null)));
        assertEquals("last", field(() -> told(State.ADOPTED, agreed(), DAY)));
        assertEquals("last", field(() -> told(State.DENOUNCED, agreed(), DAY.minusDays(1))));
    }

    @Test
    void it_is_behind_where_a_later_version_is_in_use_and_copied_where_its_codes_allow() {
        assertFalse(told(State.ADOPTED, agreed(), null).behind(document()));
        Protocol second =
                ((Protocol.Effective) document()).take(2, document().content(), new Stamp(new OfficerId("anna"), NOON));
        assertTrue(told(State.ADOPTED, agreed(), null).behind(second));
        assertFalse(told(State.UNDER_STUDY, Optional.empty(), null).behind(second));
        for (HandlingCode code : List.of(HandlingCode.H0, HandlingCode.H1, HandlingCode.H2)) {
            SharedRecord arrived =
                    new SharedRecord(ID, CountryAdoption.TYPE, PE, 1, Set.of(CO), Handling.of(code), Optional.empty());
            CountryAdoption said = new CountryAdoption(
                    PE, ID, CO, "co-1", 1, State.ADOPTED, NOON, agreed(), null, Optional.empty(), Optional.of(arrived));
            assertEquals(code != HandlingCode.H2, said.mayBeCopied(), code.name());
        }
    }
}
