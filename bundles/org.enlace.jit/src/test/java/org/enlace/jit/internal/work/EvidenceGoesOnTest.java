package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.EC;
import static org.enlace.jit.internal.TestNode.PE;
import static org.enlace.jit.internal.work.Items.code;
import static org.enlace.jit.internal.work.Items.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog.Flaw;
import org.enlace.jit.custody.CustodyLog.Gone;
import org.enlace.jit.custody.CustodyLog.Held;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.Wire;
import org.enlace.jit.internal.custody.CustodyWire;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.signing.Sealer;
import org.enlace.jit.work.Entry;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** Chains of custody outlast the team, and parties that leave it. */
class EvidenceGoesOnTest {
    private static void itIs(Items items, String moment, CountryCode... countries) {
        for (CountryCode country : countries) {
            items.node(country).now = Instant.parse(moment);
        }
    }

    @OnEveryDatabase
    void what_has_begun_goes_on_after_the_teams_last_day_and_nothing_new_begins(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            Entry untouched = items.item(CO);
            items.write(CO, item, EventKind.COLLECTED);
            SealedEvent out = items.out(CO, item, BR);
            items.carry();
            itIs(items, "2028-01-05T12:00:00Z", CO, BR);
            items.answer(BR, item, EventKind.RECEIVED, out);
            items.carry();
            items.answer(CO, item, EventKind.CORRECTED, out);
            items.write(BR, item, EventKind.RETURNED);
            items.carry();
            assertEquals(items.log(BR, item), items.log(CO, item));
            assertEquals(new Gone(EventKind.RETURNED), items.log(CO, item).state());
            assertEquals(List.of(), items.flaws(CO, item));
            assertEquals(List.of(), items.room.quarantine(CO));
            assertEquals(Optional.of("jit.not-allowed"), code(() -> items.write(CO, untouched, EventKind.COLLECTED)));
        }
    }

    /** Signed and carried; Peru is out with the third of March. */
    private static void leaves(Items items, CountryCode country, CountryCode... besides) {
        Parties.Text text =
                items.room.parties.text(InstrumentKind.DEPARTURE, country).without(country);
        for (CountryCode one : besides) {
            text = text.without(one);
        }
        Instrument leaves = text.until("2027-03-02").propose();
        items.room.parties.sign(country, leaves, Workroom.AUTHORITY);
        items.carry();
    }

    @OnEveryDatabase
    void what_a_party_says_it_wrote_before_it_left_comes_in_time_or_not_at_all(TestDatabase database) {
        try (Items items = new Items(database, BR, PE)) {
            Entry item = items.item(CO);
            items.write(CO, item, EventKind.COLLECTED);
            SealedEvent out = items.out(CO, item, PE);
            items.carry();
            CustodyEvent in = items.answer(PE, item, EventKind.RECEIVED, out).event();
            leaves(items, PE);
            SealedEvent second = sealed(after(in));
            itIs(items, "2027-03-20T00:00:00Z", CO);
            assertEquals(Optional.empty(), items.takes(CO, PE, second), "it was on its way");
            itIs(items, "2027-04-20T00:00:00Z", CO);
            assertEquals(Optional.empty(), items.takes(CO, PE, second), "the same again");
            assertEquals(Optional.of("jit.entry-late"), items.takes(CO, PE, sealed(after(second.event()))));
        }
    }

    /** What its country wrote a minute later. */
    private static CustodyEvent after(CustodyEvent last) {
        return new CustodyEvent(
                TestNode.id(),
                last.team(),
                last.item(),
                last.country(),
                last.sequence() + 1,
                Optional.of(last.hash()),
                last.kind(),
                last.happened(),
                last.zone(),
                last.written().plus(Duration.ofMinutes(1)),
                last.author(),
                last.by(),
                last.place(),
                last.authority(),
                last.persons(),
                last.said());
    }

    private static SealedEvent sealed(CustodyEvent event) {
        return new SealedEvent(event, new Sealer(new FixedKeys()).seal(event.bytes()));
    }

    @OnEveryDatabase
    void what_became_of_an_item_with_a_party_that_left_its_country_notes_and_that_is_found(TestDatabase database) {
        try (Items items = new Items(database, BR, PE)) {
            Entry item = items.item(CO);
            items.write(CO, item, EventKind.COLLECTED);
            SealedEvent out = items.out(CO, item, PE);
            items.carry();
            items.answer(PE, item, EventKind.RECEIVED, out);
            items.carry();
            assertEquals(Optional.of("jit.custody-holder"), code(() -> items.write(CO, item, EventKind.DESTROYED)));
            leaves(items, PE);
            itIs(items, "2027-03-05T00:00:00Z", CO, BR, PE);
            assertEquals(Optional.of("jit.custody-holder"), code(() -> items.write(BR, item, EventKind.DESTROYED)));
            assertEquals(Optional.of("jit.custody-holder"), code(() -> items.out(CO, item, BR)));
            items.write(CO, item, EventKind.DESTROYED);
            items.carry();
            assertEquals(List.of(Flaw.NOT_HOLDER), items.flaws(BR, item));
            assertEquals(
                    new Held(PE, Optional.of(person(PE))), items.log(BR, item).state(), "as far as Peru said");
        }
    }

    @OnEveryDatabase
    void times_that_do_not_fit_are_not_written_here(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            SealedEvent first = items.write(CO, item, EventKind.COLLECTED);
            Instant before = first.event().happened().minus(Duration.ofHours(1));
            assertEquals(
                    Optional.of("jit.custody-order"),
                    code(() -> items.write(
                            CO, Parties.MEMBER, item, Items.at(before, items.event(CO, EventKind.SEALED)))));
            SealedEvent out = items.out(CO, item, BR);
            items.carry();
            assertEquals(
                    Optional.of("jit.custody-order"),
                    code(() -> items.write(
                            BR,
                            Parties.LEADER,
                            item,
                            Items.at(
                                    before, items.event(BR, EventKind.RECEIVED, Optional.empty(), Optional.of(out))))));
            // A receiver whose clock is behind writes when it was handed over, and that is no flaw of its node.
            items.node(BR).now = out.event().happened().minus(Duration.ofMinutes(20));
            SealedEvent in = items.write(
                    BR,
                    Parties.LEADER,
                    item,
                    Items.at(
                            out.event().happened(),
                            items.event(BR, EventKind.RECEIVED, Optional.empty(), Optional.of(out))));
            assertTrue(!in.event().written().isBefore(out.event().happened()));
            assertEquals(List.of(), items.flaws(BR, item));
        }
    }

    @OnEveryDatabase
    void whoever_joins_is_told_by_the_items_country_what_a_party_wrote_that_left(TestDatabase database) {
        try (Workroom room = new Workroom(database, false, BR, EC, PE)) {
            Items items = new Items(room);
            Parties parties = room.parties;
            Instrument agreement = parties.text(InstrumentKind.AGREEMENT, CO)
                    .until(Parties.LAST)
                    .without(PE)
                    .propose();
            parties.carry();
            for (CountryCode country : List.of(CO, BR, EC)) {
                parties.people(country);
                parties.sign(country, agreement);
            }
            parties.carry();
            Entry item = items.item(CO);
            items.write(CO, item, EventKind.COLLECTED);
            SealedEvent out = items.out(CO, item, EC);
            items.carry();
            SealedEvent in = items.answer(EC, item, EventKind.RECEIVED, out);
            SealedEvent on = items.out(EC, item, BR);
            items.carry();
            items.answer(BR, item, EventKind.RECEIVED, on);
            items.carry();
            leaves(items, EC, PE);
            itIs(items, "2027-03-05T00:00:00Z", CO, BR, EC, PE);
            Instrument people = parties.area(PE)
                    .people()
                    .designate(
                            room.team,
                            List.of(
                                    Parties.person(TeamRole.LEADER, "leader", TestNode.BOGOTA),
                                    Parties.person(TeamRole.MEMBER, "member", TestNode.BOGOTA)),
                            Parties.DRAFTER);
            parties.carry();
            Instrument joins = parties.text(InstrumentKind.ACCESSION, CO)
                    .without(EC)
                    .naming(people.designations())
                    .propose();
            parties.carry();
            parties.sign(CO, joins, Workroom.AUTHORITY);
            parties.sign(BR, joins, Workroom.AUTHORITY);
            parties.carry();
            parties.sign(PE, joins);
            parties.carry();
            parties.carry();
            assertEquals(items.log(CO, item), items.log(PE, item));
            assertTrue(items.log(PE, item).flawless());
            assertTrue(items.log(PE, item).events().containsAll(List.of(in, on)));
            assertEquals(List.of(), room.quarantine(PE));
            SealedEvent forged = sealed(after(on.event()));
            RecordId id = Wire.retold(forged.event().id());
            assertEquals(
                    Optional.of("jit.custody-other"),
                    items.takes(BR, CO, id, CustodyWire.text(forged)),
                    "whoever was there takes nobody else's word");
            assertEquals(
                    Optional.of("jit.custody-other"),
                    items.takes(PE, BR, id, CustodyWire.text(forged)),
                    "it is not Brazil's item");
            SealedEvent further = items.out(BR, item, PE);
            items.carry();
            items.answer(PE, item, EventKind.RECEIVED, further);
            items.carry();
            assertEquals(
                    new Held(PE, Optional.of(person(PE))), items.log(CO, item).state());
            assertTrue(items.log(PE, item).flawless());
            SealedEvent late = sealed(after(on.event()));
            assertEquals(Optional.empty(), items.takes(CO, EC, late), "it was on its way");
            items.carry();
            assertEquals(List.of(), room.quarantine(PE));
            assertTrue(items.log(PE, item).events().contains(late), "Ecuador tells it nobody any more");
            assertEquals(items.log(CO, item), items.log(PE, item));
        }
    }
}
