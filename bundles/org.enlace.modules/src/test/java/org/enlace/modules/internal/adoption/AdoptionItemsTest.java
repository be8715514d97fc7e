package org.enlace.modules.internal.adoption;

import static org.enlace.modules.AdoptionFixtures.ANNA;
import static org.enlace.modules.AdoptionFixtures.BRUNO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.modules.Adoption;
import org.enlace.modules.AdoptionFixtures;
import org.enlace.modules.Adoptions;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdoptionItemsTest {
    private TestDatabase database;
    private Office office;

    @BeforeEach
    void open() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        office = new Office(database, Policy.ALWAYS);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Adoption.Recorded recorded(String from, String until, Caller caller) {
        return office.register.record(AdoptionFixtures.terms(from, until), Optional.empty(), new byte[0], caller);
    }

    @Test
    void what_one_recorded_waits_for_another_until_it_is_confirmed_or_withdrawn() {
        Adoption.Recorded adoption = recorded("2026-01-01", null, AdoptionFixtures.deputy(ANNA, BRUNO));
        InboxItem item = office.waited.items.get("adoption confirm/" + adoption.id());
        assertEquals(ItemKind.SIGN, item.kind());
        assertEquals(
                new Recipient.Holders(Adoptions.CONFIRM, Set.of(ANNA.officer(), BRUNO.officer())),
                item.to(),
                "neither the deputy's turn nor the absent one's");
        assertEquals(
                "Confirm the adoption of \"Sample\", which anna recorded",
                office.items.title(item.text(), item.arguments(), ANNA));
        assertEquals(Set.of(adoption.id()), office.items.known(Set.of(adoption.id(), AdoptionFixtures.nextId()), ANNA));
        office.register.withdraw(adoption.id(), 1, "Wrong", ANNA);
        assertEquals(Map.of(), office.waited.items);
        Adoption.Recorded second = recorded("2026-01-01", null, ANNA);
        office.register.confirm(second.id(), 1, BRUNO);
        assertEquals(Map.of(), office.waited.items);
    }

    @Test
    void an_end_waits_anew_at_sixty_thirty_and_fifteen_days_until_it_is_renewed() {
        Adoption.Recorded adoption = recorded("2026-01-01", "2026-12-31", ANNA);
        office.register.confirm(adoption.id(), 1, BRUNO);
        office.on("2026-10-31");
        office.watch.look();
        assertEquals(Map.of(), office.waited.items, "61 days are left");
        for (String day : new String[] {"2026-11-01", "2026-12-01", "2026-12-16", "2027-01-01"}) {
            office.on(day);
            office.watch.look();
            InboxItem item = office.waited.items.get("adoption ends/sample");
            assertNotNull(item, day);
            assertEquals(ItemKind.DUE, item.kind());
            assertEquals(LocalDate.parse("2026-12-31"), item.due().orElseThrow().lastDay());
            assertTrue(
                    office.items.title(item.text(), item.arguments(), ANNA).contains("December 31, 2026"),
                    office.items.title(item.text(), item.arguments(), ANNA));
            office.waited.items.clear();
            office.watch.look();
            assertEquals(Map.of(), office.waited.items, "once for each threshold");
            office.waited.put(item);
        }
        Adoption.Recorded next = recorded("2027-01-01", null, ANNA);
        office.register.confirm(next.id(), 1, BRUNO);
        office.later();
        office.watch.look();
        assertFalse(office.waited.items.containsKey("adoption ends/sample"), "renewed");
    }
}
