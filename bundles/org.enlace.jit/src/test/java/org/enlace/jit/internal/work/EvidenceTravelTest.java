package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.PE;
import static org.enlace.jit.internal.work.Items.code;
import static org.enlace.jit.internal.work.Items.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.CustodyLog.Flaw;
import org.enlace.jit.custody.CustodyLog.Held;
import org.enlace.jit.custody.CustodyLog.InTransit;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.custody.CustodyWire;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.signing.Sealer;
import org.enlace.jit.work.Entry;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;

class EvidenceTravelTest {
    private static void same(Items items, Entry item, CountryCode... countries) {
        CustodyLog log = items.log(countries[0], item);
        for (CountryCode country : countries) {
            assertEquals(log, items.log(country, item), () -> "as " + country + " knows it");
            assertEquals(List.of(), items.room.quarantine(country));
        }
    }

    @OnEveryDatabase
    void what_is_handed_over_is_in_transit_until_the_other_country_acknowledges_it(TestDatabase database) {
        try (Items items = new Items(database, BR, PE)) {
            Entry item = items.item(CO);
            items.write(CO, item, EventKind.COLLECTED);
            items.write(CO, item, EventKind.SEALED);
            SealedEvent out = items.out(CO, item, BR);
            items.carry();
            assertEquals(
                    new InTransit(CO, person(BR), out.event().hash()),
                    items.log(BR, item).state());
            for (CountryCode country : List.of(CO, BR)) {
                assertEquals(List.of(item.id()), items.inTransit(country));
            }
            assertEquals(List.of(), items.inTransit(PE), "neither from there nor to there");
            assertEquals(
                    Optional.of("jit.custody-answer"), code(() -> items.answer(PE, item, EventKind.RECEIVED, out)));
            items.answer(BR, item, EventKind.RECEIVED, out);
            assertEquals(
                    new Held(BR, Optional.of(person(BR))), items.log(BR, item).state());
            items.carry();
            same(items, item, CO, BR, PE);
            assertEquals(List.of(), items.flaws(CO, item));
            assertEquals(List.of(), items.inTransit(CO));
            assertEquals(Optional.of("jit.custody-holder"), code(() -> items.write(CO, item, EventKind.ACCESSED)));
            items.write(BR, item, EventKind.ACCESSED);
            SealedEvent on = items.out(BR, item, PE);
            items.carry();
            items.answer(PE, item, EventKind.RECEIVED, on);
            items.write(PE, item, EventKind.RETURNED);
            items.carry();
            same(items, item, CO, BR, PE);
            assertTrue(items.log(CO, item).flawless());
            assertEquals(Optional.of("jit.custody-gone"), code(() -> items.write(PE, item, EventKind.ACCESSED)));
            items.answer(CO, item, EventKind.CORRECTED, out);
            items.carry();
            same(items, item, CO, BR, PE);
            assertTrue(items.log(CO, item).flawless());
        }
    }

    @OnEveryDatabase
    void a_transfer_that_was_ended_while_it_was_received_has_one_truth_on_every_node(TestDatabase database) {
        try (Items items = new Items(database, BR, PE)) {
            Entry item = items.item(CO);
            items.write(CO, item, EventKind.COLLECTED);
            SealedEvent out = items.out(CO, item, BR);
            items.carry();
            items.answer(BR, item, EventKind.RECEIVED, out);
            items.answer(CO, item, EventKind.TRANSFER_ENDED, out);
            items.write(CO, item, EventKind.ACCESSED);
            assertEquals(
                    new Held(CO, Optional.of(person(CO))), items.log(CO, item).state());
            assertEquals(List.of(), items.flaws(CO, item), "as far as it knows");
            items.carry();
            same(items, item, CO, BR, PE);
            assertEquals(
                    new Held(BR, Optional.of(person(BR))), items.log(PE, item).state());
            assertEquals(List.of(Flaw.CONTRADICTED, Flaw.NOT_HOLDER), items.flaws(PE, item));
            assertEquals(Optional.of("jit.custody-holder"), code(() -> items.write(CO, item, EventKind.ACCESSED)));
            SealedEvent back = items.out(BR, item, CO);
            items.carry();
            items.answer(CO, item, EventKind.RECEIVED, back);
            items.carry();
            same(items, item, CO, BR, PE);
            assertEquals(
                    new Held(CO, Optional.of(person(CO))), items.log(BR, item).state());
        }
    }

    @OnEveryDatabase
    void whatever_nobody_acknowledges_stays_in_transit_and_its_sender_may_end_that(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            items.write(CO, item, EventKind.COLLECTED);
            SealedEvent out = items.out(CO, item, BR);
            items.carry();
            Instant later = items.node(CO).now.plus(Duration.ofDays(200));
            items.node(CO).now = later;
            items.node(BR).now = later;
            assertEquals(List.of(item.id()), items.inTransit(CO));
            assertEquals(List.of(item.id()), items.inTransit(BR));
            assertEquals(Optional.of("jit.custody-transit"), code(() -> items.write(CO, item, EventKind.ACCESSED)));
            items.answer(CO, item, EventKind.TRANSFER_ENDED, out);
            items.carry();
            assertEquals(List.of(), items.inTransit(BR));
            assertEquals(
                    Optional.of("jit.custody-answer"),
                    code(() -> items.answer(BR, item, EventKind.RECEIVED, out)),
                    "who knows that it was ended does not receive it");
            assertEquals(
                    new Held(CO, Optional.of(person(CO))), items.log(BR, item).state());
            assertTrue(items.log(BR, item).flawless());
        }
    }

    @OnEveryDatabase
    void neither_another_key_nor_a_clock_that_was_set_back_is_a_flaw_of_an_honest_node(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            SealedEvent first = items.write(CO, item, EventKind.COLLECTED);
            items.node(CO).keys.rotate(items.node(CO).now);
            SealedEvent second = items.write(CO, item, EventKind.SEALED);
            assertNotEquals(first.seal().signer(), second.seal().signer());
            items.node(CO).now = items.node(CO).now.minus(Duration.ofMinutes(10));
            SealedEvent third = items.write(
                    CO, Parties.MEMBER, item, Items.at(second.event().happened(), items.event(CO, EventKind.ACCESSED)));
            assertTrue(third.event().written().isAfter(second.event().written()));
            items.carry();
            assertEquals(List.of(), items.flaws(BR, item));
            same(items, item, CO, BR);
        }
    }

    @OnEveryDatabase
    void what_came_before_its_item_waits_and_all_else_is_kept_with_what_is_wrong_with_it(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            SealedEvent first = items.write(CO, item, EventKind.COLLECTED);
            SealedEvent second = items.write(CO, item, EventKind.SEALED);
            SealedEvent third = items.write(CO, item, EventKind.ACCESSED);
            items.node(BR).now = items.node(CO).now;
            assertEquals(Optional.empty(), items.takes(BR, CO, first));
            assertEquals(Optional.empty(), items.takes(BR, CO, first), "the same again");
            assertEquals(Optional.of("nothing"), code(() -> items.log(BR, item)));
            assertTrue(items.node(BR).codes().contains("jit.custody-waits"));
            items.arrives(BR, item);
            assertEquals(List.of(first), items.log(BR, item).events());
            assertEquals(Optional.empty(), items.takes(BR, CO, third));
            assertEquals(List.of(Flaw.GAP), items.flaws(BR, item));
            assertEquals(Optional.empty(), items.takes(BR, CO, second));
            assertEquals(List.of(), items.flaws(BR, item));
            items.carry();
            same(items, item, CO, BR);
        }
    }

    @OnEveryDatabase
    void what_is_forged_is_refused(TestDatabase database) {
        try (Items items = new Items(database, BR, PE)) {
            Entry item = items.item(CO);
            SealedEvent first = items.write(CO, item, EventKind.COLLECTED);
            items.carry();
            SealedEvent second = items.write(CO, item, EventKind.SEALED);
            String text = CustodyWire.text(second);
            CustodyEvent event = second.event();
            assertEquals(
                    Optional.of("jit.seal"),
                    items.takes(BR, CO, event.id(), text.replace("Lo que pide seal", "Lo que dice otro")));
            assertEquals(Optional.of("jit.form"), items.takes(BR, CO, event.id(), text.replace("Bogotá", "Bogotá ")));
            assertEquals(
                    Optional.of("jit.form"),
                    items.takes(BR, CO, event.id(), text.replace("\\\"zone\\\"", "\\\"hour\\\"")));
            assertEquals(Optional.of("jit.custody-other"), items.takes(BR, PE, second), "another's");
            assertEquals(Optional.of("jit.custody-other"), items.takes(CO, BR, second), "one's own");
            assertEquals(
                    Optional.of("jit.custody-other"),
                    items.takes(BR, CO, first.event().id(), text));
            CustodyEvent far = written(event, event.written().plus(Duration.ofDays(3)));
            assertEquals(Optional.of("jit.entry-ahead"), items.takes(BR, CO, sealed(far)));
            CustodyEvent other = written(first.event(), first.event().written().plusSeconds(1));
            assertEquals(Optional.of("jit.custody-other"), items.takes(BR, CO, sealed(other)), "its id has another");
            assertEquals(List.of(first), items.log(BR, item).events());
        }
    }

    private static SealedEvent sealed(CustodyEvent event) {
        return new SealedEvent(event, new Sealer(new FixedKeys()).seal(event.bytes()));
    }

    private static CustodyEvent written(CustodyEvent event, Instant at) {
        return new CustodyEvent(
                event.id(),
                event.team(),
                event.item(),
                event.country(),
                event.sequence(),
                event.prior(),
                event.kind(),
                event.happened(),
                event.zone(),
                at,
                event.author(),
                event.by(),
                event.place(),
                event.authority(),
                event.persons(),
                event.said());
    }

    @OnEveryDatabase
    void a_party_that_left_is_heard_with_what_it_wrote_before(TestDatabase database) {
        try (Items items = new Items(database, BR, PE)) {
            Entry item = items.item(CO);
            items.write(CO, item, EventKind.COLLECTED);
            SealedEvent out = items.out(CO, item, PE);
            items.carry();
            SealedEvent in = items.answer(PE, item, EventKind.RECEIVED, out);
            Instrument leaves = items.room
                    .parties
                    .text(InstrumentKind.DEPARTURE, PE)
                    .without(PE)
                    .until("2027-03-02")
                    .propose();
            items.room.parties.sign(PE, leaves, Workroom.AUTHORITY);
            Instant then = Instant.parse("2027-03-05T00:00:00Z");
            for (CountryCode country : List.of(CO, BR, PE)) {
                items.node(country).now = then;
            }
            assertEquals(Optional.of("nothing"), code(() -> items.write(PE, item, EventKind.ACCESSED)));
            items.carry();
            assertEquals(
                    new Held(PE, Optional.of(person(PE))), items.log(CO, item).state());
            same(items, item, CO, BR);
            CustodyEvent last = in.event();
            CustodyEvent after = new CustodyEvent(
                    TestNode.id(),
                    last.team(),
                    last.item(),
                    PE,
                    2,
                    Optional.of(last.hash()),
                    last.kind(),
                    last.happened(),
                    last.zone(),
                    then,
                    last.author(),
                    last.by(),
                    last.place(),
                    last.authority(),
                    last.persons(),
                    last.said());
            assertEquals(Optional.of("jit.not-a-party"), items.takes(CO, PE, sealed(after)));
        }
    }

    @OnEveryDatabase
    void whoever_joins_is_told_the_chains_there_are(TestDatabase database) {
        try (Workroom room = new Workroom(database, false, BR, PE)) {
            Items items = new Items(room);
            Parties parties = room.parties;
            Instrument agreement = parties.text(InstrumentKind.AGREEMENT, CO)
                    .until(Parties.LAST)
                    .without(PE)
                    .propose();
            parties.carry();
            for (CountryCode country : List.of(CO, BR)) {
                parties.people(country);
                parties.sign(country, agreement);
            }
            parties.carry();
            List<Entry> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Entry item = items.item(CO);
                all.add(item);
                items.write(CO, item, EventKind.COLLECTED);
                SealedEvent out = items.out(CO, item, BR);
                items.carry();
                items.answer(BR, item, EventKind.RECEIVED, out);
            }
            items.carry();
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
                    .naming(people.designations())
                    .propose();
            parties.carry();
            parties.sign(CO, joins, Workroom.AUTHORITY);
            parties.sign(BR, joins, Workroom.AUTHORITY);
            parties.carry();
            int before = parties.of(CO).left().size();
            parties.sign(PE, joins);
            parties.carry();
            parties.carry();
            for (Entry item : all) {
                same(items, item, CO, BR, PE);
                assertTrue(items.log(PE, item).flawless());
            }
            List<String> since = parties.of(CO).left();
            assertEquals(
                    6,
                    since.subList(before, since.size()).stream()
                            .filter(text -> text.startsWith("{\"event\""))
                            .count(),
                    "each once, to the newcomer");
            int left = parties.of(CO).left().size();
            parties.of(CO)
                    .database
                    .transactions()
                    .run(() -> parties.of(CO).desks.chains().round());
            parties.carry();
            assertEquals(left, parties.of(CO).left().size(), "once");
        }
    }
}
