package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Items.code;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;

/** Numbers of items of evidence. */
class EvidenceNumberTest {
    private static int number(Entry entry) {
        return entry.content().number(EvidenceNumber.FIELD);
    }

    private static Entry numbered(Entry entry, int version, int number) {
        Map<String, List<String>> values = new LinkedHashMap<>(entry.content().values());
        values.put(EvidenceNumber.FIELD, List.of(String.valueOf(number)));
        return new Entry(
                version == 1 ? TestNode.id() : entry.id(),
                entry.team(),
                entry.owner(),
                version,
                entry.kind(),
                entry.author(),
                entry.written(),
                version == 1 ? entry.written() : entry.changed().plusSeconds(1),
                entry.handling(),
                entry.grading(),
                new Content(values));
    }

    @OnEveryDatabase
    void the_node_gives_each_item_the_next_number_of_its_country_and_none_twice(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Workroom room = items.room;
            Entry first = items.item(CO);
            Entry second = items.item(CO);
            assertEquals(List.of(1, 2), List.of(number(first), number(second)));
            assertEquals(1, number(items.item(BR)));
            room.entries(CO).takeBack(room.team, second.id(), 1, "Era otra", MEMBER);
            Entry third = items.item(CO);
            assertEquals(3, number(third));
            items.carry();
            assertEquals(third, room.see(BR, MEMBER, third).entry());
            Entry changed = room.entries(CO)
                    .change(
                            room.team,
                            third.id(),
                            1,
                            Workroom.a(EntryKind.EVIDENCE, Handling.of(HandlingCode.H1), Items.FIELDS),
                            MEMBER);
            assertEquals(3, number(changed));
            String reference = room.parties.area(CO).name(room.team);
            EvidenceNumber number = EvidenceNumber.of(reference, third).orElseThrow();
            assertEquals(reference + "-CO-0003", number.toString());
            assertEquals(Optional.of(number), EvidenceNumber.parse(number.toString()));
            items.carry();
            for (CountryCode country : List.of(CO, BR)) {
                assertEquals(List.of("Teléfono negro"), room.found(country, MEMBER, number.toString()));
                assertEquals(
                        1, room.found(country, MEMBER, reference + "-CO-0001").size());
                assertEquals(
                        1,
                        room.found(country, MEMBER, reference.toLowerCase() + "-br-0001")
                                .size());
                assertEquals(3, room.found(country, MEMBER, reference).size());
                assertEquals(List.of(), room.found(country, MEMBER, reference + "-CO-0002"));
            }
        }
    }

    @OnEveryDatabase
    void a_number_is_not_typed_not_changed_and_not_given_to_two(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            String[] typed = new String[Items.FIELDS.length + 2];
            System.arraycopy(Items.FIELDS, 0, typed, 0, Items.FIELDS.length);
            typed[Items.FIELDS.length] = EvidenceNumber.FIELD;
            typed[Items.FIELDS.length + 1] = "7";
            assertEquals(
                    Optional.of("jit.entry-assigned"), code(() -> items.room.write(CO, EntryKind.EVIDENCE, typed)));
            Entry item = items.item(CO);
            items.carry();
            assertEquals(Optional.of("jit.entry-fixed"), items.arrives(BR, numbered(item, 2, 9)));
            assertEquals(Optional.of("jit.entry-number"), items.arrives(BR, numbered(item, 1, 1)));
            assertEquals(Optional.empty(), items.arrives(BR, numbered(item, 1, 5)), "they may have gaps");
            assertEquals(Optional.of("jit.form"), items.arrives(BR, numbered(item, 1, 0)));
        }
    }
}
