package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.PE;
import static org.enlace.jit.internal.work.Workroom.LEADER;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;

/** What entries want of a country and of its officers waits on its node, for as long as it is wanted and they may do it. */
class DutiesTest {
    private static final String SECRET = "El asunto secreto";

    private static List<InboxItem> waiting(Workroom room, CountryCode country) {
        return room.parties.of(country).waiting.values().stream()
                .filter(item -> item.use().equals(Mentions.USE))
                .toList();
    }

    private static List<String> texts(Workroom room, CountryCode country) {
        return waiting(room, country).stream().map(InboxItem::text).sorted().toList();
    }

    private static Set<RecordId> known(Workroom room, CountryCode country, Caller caller) {
        TestNode node = room.parties.of(country);
        Set<RecordId> records =
                waiting(room, country).stream().map(InboxItem::record).collect(Collectors.toSet());
        return new WorkInbox(() -> node.desks).known(records, caller);
    }

    private static Entry changed(Workroom room, CountryCode country, Entry entry, String... fields) {
        return room.entries(country)
                .change(
                        room.team,
                        entry.id(),
                        entry.version(),
                        Workroom.a(entry.kind(), Handling.GENERAL, fields),
                        MEMBER);
    }

    private static void takenBack(Workroom room, CountryCode country, Entry entry) {
        room.entries(country).takeBack(room.team, entry.id(), entry.version(), "Error", MEMBER);
    }

    @OnEveryDatabase
    void a_task_waits_for_whoever_is_responsible_on_their_node_until_it_is_done(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            String[] planned = {
                "title",
                SECRET,
                "progress",
                "planned",
                "due",
                "2027-04-01",
                "responsible",
                room.designation(BR, "member")
            };
            Entry task = room.write(CO, EntryKind.TASK, planned);
            assertEquals(List.of(), waiting(room, CO), "the account is elsewhere");
            room.carry();
            InboxItem item = waiting(room, BR).get(0);
            assertEquals(new Recipient.One(MEMBER.officer()), item.to());
            assertEquals(ItemKind.DUE, item.kind());
            assertEquals(
                    Optional.of(new InboxItem.Due.Day(LocalDate.parse("2027-04-01"), ZoneId.of("America/Bogota"))),
                    item.due(),
                    "in the zone of the team");
            assertEquals(List.of("CO-2027-0001"), item.arguments());
            assertEquals("/jit/teams/" + room.team + "/work/entries/" + task.id(), item.path());
            room.parties.of(BR).waiting.clear();
            Entry worded = changed(room, CO, task, with(planned, "text", "Con más palabras"));
            room.carry();
            assertEquals(List.of(), waiting(room, BR), "nobody is told twice");
            Entry other = changed(room, CO, worded, with(planned, "responsible", room.designation(BR, "leader")));
            room.carry();
            assertEquals(
                    List.of(new Recipient.One(LEADER.officer())),
                    waiting(room, BR).stream().map(InboxItem::to).toList());
            changed(room, CO, other, with(planned, "progress", "done"));
            room.carry();
            assertEquals(List.of(), waiting(room, BR));
        }
    }

    /** The same fields with others added, or in the place of one that is not repeated. */
    private static String[] with(String[] fields, String name, String value) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            if (!fields[i].equals(name) || name.equals("responsible")) {
                all.addAll(List.of(fields[i], fields[i + 1]));
            }
        }
        return Stream.concat(all.stream(), Stream.of(name, value)).toArray(String[]::new);
    }

    @OnEveryDatabase
    void a_measure_of_the_plan_goes_from_the_inbox_with_its_entry(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry measure = room.write(
                    CO,
                    EntryKind.MEASURE,
                    "title",
                    SECRET,
                    "progress",
                    "running",
                    "responsible",
                    room.designation(CO, "leader"));
            assertEquals(List.of("inbox.work.measure"), texts(room, CO));
            takenBack(room, CO, measure);
            assertEquals(List.of(), waiting(room, CO));
        }
    }

    @OnEveryDatabase
    void what_is_asked_of_a_country_waits_for_those_who_write_for_it_until_they_answer(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR, PE)) {
            Entry asked = room.write(
                    CO, EntryKind.ASKED, "title", SECRET, "text", SECRET, "state", "BR", "legal-basis", "Artículo 7");
            room.carry();
            assertEquals(List.of(), waiting(room, CO));
            assertEquals(List.of(), waiting(room, PE), "another country is not asked");
            InboxItem item = waiting(room, BR).get(0);
            assertEquals(new Recipient.Holders(JitPermissions.READ, Set.of()), item.to());
            assertEquals(ItemKind.ANSWER, item.kind());
            for (Caller writes : List.of(LEADER, MEMBER, Workroom.SECONDED)) {
                assertEquals(Set.of(asked.id()), known(room, BR, writes), writes::toString);
            }
            for (Caller not : List.of(Workroom.EXPERT, Workroom.AUTHORITY, Workroom.OUTSIDER, Workroom.ADMIN)) {
                assertEquals(Set.of(), known(room, BR, not), not::toString);
            }
            Entry answer = room.write(BR, EntryKind.ANSWER, "about", asked.id().toString(), "answer", "accepted");
            assertEquals(List.of(), waiting(room, BR));
            takenBack(room, BR, answer);
            assertEquals(List.of("inbox.work.asked"), texts(room, BR), "nobody has answered after all");
            takenBack(room, CO, asked);
            room.carry();
            assertEquals(List.of(), waiting(room, BR));
        }
    }

    @OnEveryDatabase
    void a_lift_that_is_asked_of_a_country_waits_until_it_is_decided_or_moot(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Handling court = Handling.of(org.enlace.platform.HandlingCode.H1);
            List<Entry> lifts = new ArrayList<>();
            for (String plate : List.of("ABC-1", "ABC-2", "ABC-3")) {
                Entry car =
                        room.entries(BR).write(room.team, Workroom.a(EntryKind.VEHICLE, court, "plate", plate), MEMBER);
                room.carry();
                lifts.add(
                        room.write(CO, EntryKind.LIFT, "about", car.id().toString(), "codes", "h1", "purpose", SECRET));
            }
            room.carry();
            assertEquals(3, waiting(room, BR).size());
            assertEquals(List.of(), waiting(room, CO));
            room.write(BR, EntryKind.LIFTED, "about", lifts.get(0).id().toString(), "answer", "refused");
            assertEquals(2, waiting(room, BR).size());
            takenBack(room, CO, lifts.get(1));
            room.carry();
            assertEquals(
                    List.of(lifts.get(2).id()),
                    waiting(room, BR).stream().map(InboxItem::record).toList());
            RecordId car = lifts.get(2).content().id("about").orElseThrow();
            room.entries(BR).takeBack(room.team, car, 1, "Error", MEMBER);
            assertEquals(List.of(), waiting(room, BR), "there is nothing to lift any more");
        }
    }

    @OnEveryDatabase
    void that_another_country_merged_an_entry_of_ours_is_told_whoever_wrote_it_and_leads(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR, PE)) {
            Entry ours = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            room.carry();
            Entry theirs = room.write(BR, EntryKind.VEHICLE, "plate", "ABC 123");
            String[] both = {"kept", theirs.id().toString(), "merged", ours.id().toString(), "text", SECRET};
            Entry same = room.write(BR, EntryKind.SAME, both);
            assertEquals(List.of(), waiting(room, BR), "whoever merges knows");
            room.carry();
            assertEquals(List.of(), waiting(room, PE), "nothing of theirs");
            assertEquals(
                    Set.of(new Recipient.One(MEMBER.officer()), new Recipient.One(LEADER.officer())),
                    waiting(room, CO).stream().map(InboxItem::to).collect(Collectors.toSet()));
            assertTrue(waiting(room, CO).stream().allMatch(item -> item.kind() == ItemKind.NEWS));
            takenBack(room, BR, same);
            room.carry();
            assertEquals(List.of(), waiting(room, CO));
            Entry again = room.write(BR, EntryKind.SAME, both);
            room.carry();
            room.write(
                    CO,
                    EntryKind.APART,
                    "about",
                    again.id().toString(),
                    "entries",
                    ours.id().toString(),
                    "text",
                    "No lo es");
            assertEquals(List.of(), waiting(room, CO), "it has said that it is not");
        }
    }

    @OnEveryDatabase
    void nobody_is_shown_what_they_can_do_no_more_and_no_item_says_what_a_case_is_about(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            room.write(
                    CO,
                    EntryKind.TASK,
                    "title",
                    SECRET,
                    "progress",
                    "planned",
                    "responsible",
                    room.designation(BR, "member"));
            room.write(
                    CO, EntryKind.ASKED, "title", SECRET, "text", SECRET, "state", "BR", "legal-basis", "Artículo 7");
            room.carry();
            assertEquals(2, known(room, BR, MEMBER).size());
            for (InboxItem item : waiting(room, BR)) {
                assertFalse(item.toString().contains("secreto"), item::toString);
            }
            Instrument closes = room.parties
                    .text(InstrumentKind.CLOSURE, CO)
                    .until("2027-03-10")
                    .propose();
            room.carry();
            room.parties.sign(CO, closes, Workroom.AUTHORITY);
            room.parties.sign(BR, closes, Workroom.AUTHORITY);
            room.carry();
            room.parties.of(BR).now = Instant.parse("2027-03-20T00:00:00Z");
            assertEquals(Set.of(), known(room, BR, MEMBER), "the team is over");
        }
    }

    @OnEveryDatabase
    void every_item_has_its_words_in_every_language(TestDatabase database) {
        try (Workroom room = new Workroom(database, false, BR)) {
            WorkInbox inbox = new WorkInbox(() -> room.parties.of(CO).desks);
            for (String text : List.of("task", "measure", "asked", "lift", "same", "mention")) {
                Map<Language, String> titles = Stream.of(Language.values())
                        .collect(Collectors.toMap(
                                language -> language,
                                language -> inbox.title(
                                        "inbox.work." + text,
                                        List.of("CO-2027-0001"),
                                        Caller.holding(MEMBER.officer(), language, TestNode.BOGOTA, Set.of()))));
                assertEquals(
                        Language.values().length, Set.copyOf(titles.values()).size(), titles::toString);
                assertTrue(titles.values().stream().allMatch(one -> one.contains("CO-2027-0001")), titles::toString);
            }
        }
    }
}
