package org.enlace.jit.internal.web.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.custody.Custody.NewEvent;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.work.Entry;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.SharedRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chains of custody on the page where a victim is named, and where the item's description was taken back. */
class CustodyKeptWebTest {
    private Space space;
    private Exhibits exhibits;
    private String register;

    @BeforeEach
    void start() {
        space = new Space();
        exhibits = new Exhibits(space);
        register = space.work + "/evidence";
    }

    @AfterEach
    void stop() {
        space.close();
    }

    private String page(Entry item) {
        return space.work + "/entries/" + item.id();
    }

    private String write(Entry item, String kind) {
        return register + "/" + item.id() + "/events/new/" + kind;
    }

    @Test
    void a_victim_whom_an_event_names_stands_under_what_they_are_called_until_somebody_says_why() {
        Entry victim = space.person(CO, "Ana Pérez Quispe", "victim");
        Entry item = exhibits.item(CO);
        Space.led(space.post(
                "leader", write(item, "collected"), Exhibits.event("condition", "La llevaba Ana Pérez Quispe")));
        assertTrue(space.shown("leader", page(item)).contains("La llevaba Ana Pérez Quispe"), "who wrote it");
        String shown = space.shown("member", page(item));
        assertTrue(shown.contains("La llevaba V-") && shown.contains("Victims stand here"), shown);
        assertFalse(shown.contains("Quispe"), shown);
        String correct = write(item, "corrected") + "?corrects=" + exhibits.first(item);
        assertFalse(space.shown("member", correct).contains("Quispe"), "nor where it is corrected");
        String api = "/api/jit/teams/" + space.parties.team + "/evidence/" + item.id() + "/custody";
        String json = space.shown("member", api);
        assertTrue(json.contains("La llevaba V-") && !json.contains("Quispe"), json);
        assertTrue(space.shown("leader", api).contains("Quispe"), "with what was signed");
        Space.led(space.post("member", space.work + "/entries/" + victim.id() + "/reason", "reason", "Para el juicio"));
        assertTrue(space.shown("member", page(item)).contains("La llevaba Ana Pérez Quispe"), "who said why");
    }

    @Test
    void the_chain_of_an_item_whose_description_was_taken_back_is_shown_and_goes_on() {
        Entry item = exhibits.sent(BR, CO);
        List<String> received = new ArrayList<>(Exhibits.transfer("CO", "BR"));
        received.addAll(List.of("answers", exhibits.last(item)));
        Space.led(space.post("member", write(item, "received"), received));
        Entry empty = exhibits.item(BR);
        takenBack(item);
        takenBack(empty);
        String shown = space.shown("leader", page(item));
        assertTrue(shown.contains("Country BR took the description of this item back on"), shown);
        assertTrue(shown.contains("-BR-0001") && shown.contains("Received (Country CO)"), shown);
        assertFalse(shown.contains("Teléfono negro") || shown.contains("/new/evidence?about="), shown);
        assertEquals(404, space.get("leader", page(empty)).statusCode(), "nothing happened to that one");
        assertEquals(404, space.get("participant", page(item)).statusCode());
        String list = space.shown("member", register);
        assertTrue(list.contains("Items whose description was taken back") && list.contains(page(item)), list);
        assertTrue(space.shown("leader", register + "/" + item.id() + "/events/new")
                .contains(write(item, "destroyed")));
        assertTrue(space.shown("leader", write(item, "accessed")).contains("name=\"purpose\""));
        String to = Space.led(space.post(
                "leader", write(item, "accessed"), Exhibits.event("purpose", "Perito", "condition", "Igual")));
        assertEquals(page(item), to);
        assertTrue(space.shown("leader", to).contains("4. "), "it is the fourth event");
        String json =
                space.shown("leader", "/api/jit/teams/" + space.parties.team + "/evidence/" + item.id() + "/custody");
        assertTrue(json.contains("\"takenBack\":\"") && json.contains("-BR-0001\""), json);
    }

    @Test
    void the_chain_of_what_was_under_a_condition_and_was_taken_back_is_shown_to_whoever_says_why() {
        Entry item = exhibits.item(BR, new Handling(Set.of(HandlingCode.H3), Optional.of("Solo para el juicio")));
        space.parties
                .of(BR)
                .desks
                .custody()
                .write(
                        space.parties.team,
                        item.id(),
                        new NewEvent(
                                EventKind.COLLECTED,
                                Instant.parse("2027-03-01T12:00:00Z"),
                                TestNode.BOGOTA,
                                "Cali",
                                "Juzgado 3",
                                Map.of(),
                                Map.of(EventField.CONDITION, "Encendido")),
                        Parties.LEADER);
        space.parties.carry();
        takenBack(item);
        String asked = space.shown("member", page(item));
        assertTrue(asked.contains("name=\"reason\"") && !asked.contains("Encendido"), asked);
        String reason = page(item) + "/reason";
        assertEquals(422, space.post("member", reason, "reason", " ").statusCode());
        assertEquals(page(item), Space.led(space.post("member", reason, "reason", "Para el juicio 7")));
        String shown = space.shown("member", page(item));
        assertTrue(shown.contains("Encendido") && !shown.contains("name=\"reason\""), shown);
    }

    private void takenBack(Entry item) {
        SharedRecord record = new SharedRecord(
                item.id(), "jit-entry", item.owner(), 1, Set.of(CO), item.handling(), Optional.empty());
        TestNode node = space.parties.of(CO);
        node.database.transactions().run(() -> node.desks.work().takenBack(record, "Era otro"));
    }
}
