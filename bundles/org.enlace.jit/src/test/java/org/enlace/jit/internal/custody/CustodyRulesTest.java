package org.enlace.jit.internal.custody;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.EC;
import static org.enlace.jit.internal.TestNode.PE;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.files.Sha256;
import org.enlace.jit.custody.Custodian;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.signing.Sealer;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

/** What a node asks of its own officers that needs no team to be asked. */
class CustodyRulesTest {
    private static final RecordId TEAM = TestNode.id();
    private static final RecordId ITEM = TestNode.id();
    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    private final List<SealedEvent> events = new ArrayList<>();

    private static CustodyEvent event(
            CountryCode country,
            int sequence,
            EventKind kind,
            CountryCode to,
            Optional<CustodyEvent> prior,
            Optional<CustodyEvent> answers) {
        Map<EventField, Custodian> persons = new EnumMap<>(EventField.class);
        Map<EventField, String> said = new EnumMap<>(EventField.class);
        for (EventField field : kind.needs()) {
            switch (field) {
                case HANDING -> persons.put(field, person(country));
                case RECEIVING -> persons.put(field, person(to));
                case ANSWERS -> said.put(field, answers.orElseThrow().hash().value());
                default -> said.put(field, "Lo que pide " + field.token());
            }
        }
        Instant at = NOON.plusSeconds(60L * sequence);
        return new CustodyEvent(
                TestNode.id(),
                TEAM,
                ITEM,
                country,
                sequence,
                prior.map(CustodyEvent::hash)
                        .or(() -> sequence == 1 ? Optional.empty() : Optional.of(new Sha256("ab".repeat(32)))),
                kind,
                at,
                TestNode.BOGOTA,
                at,
                TestNode.id(),
                new Sha256(("a" + List.of(CO, BR, PE, EC).indexOf(country)).repeat(32)),
                "Bogotá",
                "Fiscalía 12",
                persons,
                said);
    }

    private static Custodian person(CountryCode country) {
        return new Custodian("Persona de " + country, "Inspectora", "", "Unidad", country);
    }

    private CustodyEvent keep(CustodyEvent event) {
        events.add(new SealedEvent(event, new Sealer(new FixedKeys()).seal(event.bytes())));
        return event;
    }

    private CustodyLog log() {
        return CustodyLog.kept(ITEM, CO, events);
    }

    @Test
    void whoever_has_an_item_before_them_acknowledges_it_though_it_does_not_show_how_the_giver_got_it() {
        CustodyEvent first = keep(event(CO, 1, EventKind.COLLECTED, CO, Optional.empty(), Optional.empty()));
        CustodyEvent out = keep(event(CO, 2, EventKind.TRANSFERRED_OUT, PE, Optional.of(first), Optional.empty()));
        // What Peru wrote, which left, is not here.
        CustodyEvent lost = event(PE, 2, EventKind.TRANSFERRED_OUT, BR, Optional.of(out), Optional.empty());
        CustodyEvent in = keep(event(BR, 1, EventKind.RECEIVED, BR, Optional.empty(), Optional.of(lost)));
        CustodyEvent on = keep(event(BR, 2, EventKind.TRANSFERRED_OUT, EC, Optional.of(in), Optional.empty()));
        CustodyEvent here = event(EC, 3, EventKind.RECEIVED, EC, Optional.empty(), Optional.of(on));
        assertDoesNotThrow(() -> CustodyRules.require(here, null, log()));
        keep(here);
        CustodyEvent twice = event(EC, 4, EventKind.RECEIVED, EC, Optional.of(here), Optional.of(on));
        assertEquals("jit.custody-answer", refused(twice));
    }

    @Test
    void where_nothing_is_missing_nobody_acknowledges_what_whoever_gave_it_did_not_hold() {
        keep(event(CO, 1, EventKind.COLLECTED, CO, Optional.empty(), Optional.empty()));
        CustodyEvent on = keep(event(BR, 1, EventKind.TRANSFERRED_OUT, EC, Optional.empty(), Optional.empty()));
        assertEquals(
                "jit.custody-answer", refused(event(EC, 1, EventKind.RECEIVED, EC, Optional.empty(), Optional.of(on))));
    }

    @Test
    void a_country_writes_so_many_events_about_an_item_and_no_more() {
        keep(event(CO, 1, EventKind.COLLECTED, CO, Optional.empty(), Optional.empty()));
        int beyond = CustodyRules.MOST + 1;
        assertEquals(
                "jit.custody-many",
                refused(event(CO, beyond, EventKind.SEALED, CO, Optional.empty(), Optional.empty())));
    }

    private String refused(CustodyEvent event) {
        return assertThrows(Refusal.class, () -> CustodyRules.require(event, null, log()))
                .code();
    }
}
