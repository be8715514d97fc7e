package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.Recipient;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom a message names finds it in the inbox of their own node, wherever it was written, and nobody else does. */
class MentionsTest {
    private final TestDatabase database = TestDatabase.start(TestDatabase.Kind.DERBY);
    private Workroom room;

    @BeforeEach
    void start() {
        room = new Workroom(database, BR);
    }

    @AfterEach
    void stop() {
        room.close();
        database.close();
    }

    private List<InboxItem> waiting(CountryCode country) {
        return room.parties.of(country).waiting.values().stream()
                .filter(item -> item.use().equals(Mentions.USE))
                .toList();
    }

    private Entry message(String... fields) {
        return room.write(
                BR,
                EntryKind.MESSAGE,
                Stream.concat(Stream.of("text", "El asunto secreto"), Stream.of(fields))
                        .toArray(String[]::new));
    }

    @Test
    void it_waits_on_the_node_of_the_account_and_says_nothing_of_the_case() {
        message("mentions", room.designation(CO, "member"));
        assertEquals(List.of(), waiting(CO), "it has not come yet");
        room.carry();
        InboxItem item = waiting(CO).get(0);
        assertEquals(new Recipient.One(Workroom.MEMBER.officer()), item.to());
        assertEquals(room.team, item.record());
        assertFalse(item.arguments().toString().contains("secreto"), item::toString);
        assertEquals(List.of(), waiting(BR), "the account is elsewhere");
    }

    @Test
    void whoever_writes_does_not_tell_themselves_and_whoever_is_told_is_not_told_twice() {
        Entry message = message("mentions", room.designation(BR, "member"), "mentions", room.designation(BR, "leader"));
        assertEquals(
                List.of(new Recipient.One(Workroom.LEADER.officer())),
                waiting(BR).stream().map(InboxItem::to).toList());
        room.parties.of(BR).waiting.clear();
        room.entries(BR)
                .change(
                        room.team,
                        message.id(),
                        1,
                        Workroom.a(
                                EntryKind.MESSAGE,
                                Handling.GENERAL,
                                "text",
                                "Otra vez",
                                "mentions",
                                room.designation(BR, "leader")),
                        Workroom.MEMBER);
        assertEquals(List.of(), waiting(BR));
    }

    @Test
    void it_goes_with_the_message() {
        Entry message = message("mentions", room.designation(CO, "member"));
        room.carry();
        assertEquals(1, waiting(CO).size());
        room.entries(BR).takeBack(room.team, message.id(), 1, "Error", Workroom.MEMBER);
        room.carry();
        assertEquals(List.of(), waiting(CO));
    }

    @Test
    void however_many_messages_name_somebody_one_item_waits_until_none_does() {
        Entry first = message("mentions", room.designation(CO, "member"));
        Entry second = message("mentions", room.designation(CO, "member"));
        Entry third = message("mentions", room.designation(CO, "member"), "mentions", room.designation(CO, "leader"));
        room.carry();
        assertEquals(2, waiting(CO).size(), "one for each who is named");
        assertTrue(
                waiting(CO).stream().allMatch(item -> item.path().endsWith("#m-" + third.id())),
                "it leads to the newest");
        for (Entry one : List.of(third, first)) {
            room.entries(BR).takeBack(room.team, one.id(), 1, "Error", Workroom.MEMBER);
            room.carry();
            assertEquals(1, waiting(CO).size(), "another still names the member");
        }
        room.entries(BR).takeBack(room.team, second.id(), 1, "Error", Workroom.MEMBER);
        room.carry();
        assertEquals(List.of(), waiting(CO));
    }

    @Test
    void it_is_shown_to_who_sees_the_content() {
        WorkInbox inbox = new WorkInbox(() -> room.parties.of(CO).desks);
        assertEquals(Set.of(room.team), inbox.known(Set.of(room.team), Workroom.MEMBER));
        assertEquals(Set.of(), inbox.known(Set.of(room.team), Workroom.EXPERT));
        assertEquals(Set.of(), inbox.known(Set.of(room.team), Workroom.ADMIN));
        String title = inbox.title("inbox.work.mention", List.of("CO-2027-0001"), Workroom.MEMBER);
        assertTrue(title.contains("CO-2027-0001"), title);
    }
}
