package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Workroom.MEMBER;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.enlace.jit.Place;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.persistence.JitSchema;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EntryQuery;
import org.enlace.jit.work.NewEntry;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;

/**
 * Prints what the lists, the search and one entry of a team cost that has 100 entries, and of one that has 100 000, in turn; and what it
 * takes to take in 10 000 entries of another country. Medians; not a test.
 */
public final class EntryFigures {
    private static final int ROUNDS = 201;
    private static final int SMALL = 100;
    private static final int AT_ONCE = 500;
    private static final int IN = 10_000;
    private static final int PAGE = 25;
    private static final EntryKind[] KINDS = {
        EntryKind.VEHICLE, EntryKind.PERSON, EntryKind.MESSAGE, EntryKind.PLACE, EntryKind.INFORMATION
    };

    private EntryFigures() {}

    private record Space(Workroom room, List<RecordId> ids) {
        RecordId middle() {
            return ids.get(ids.size() / 2);
        }
    }

    private interface Work {
        Object of(Space space);
    }

    /** @param arguments a folder for databases; how large the large team is, 100 000 where nothing is said */
    public static void main(String[] arguments) {
        int large = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        for (TestDatabase.Kind kind : TestDatabase.Kind.values()) {
            Path folder = Path.of(arguments[0], "entries-" + System.nanoTime());
            System.out.println(kind);
            try (Workroom one = room(kind, folder.resolve("small"));
                    Workroom other = room(kind, folder.resolve("large"))) {
                Space few = new Space(one, fill(one, SMALL));
                long begin = System.nanoTime();
                Space many = new Space(other, fill(other, large));
                System.out.printf(
                        Locale.ROOT,
                        "  %,d entries were written in %.0f s%n",
                        large,
                        (System.nanoTime() - begin) / 1e9);
                known(one.parties.of(CO).database);
                known(other.parties.of(CO).database);
                rows(few, many);
                takes(other);
            }
        }
    }

    private static Workroom room(TestDatabase.Kind kind, Path folder) {
        Workroom room = new Workroom(
                new Parties(
                        country -> kind == TestDatabase.Kind.DERBY
                                ? TestDatabase.onDisk(folder.resolve(country.value()))
                                : TestDatabase.start(kind),
                        Set.of(),
                        BR),
                true);
        return room;
    }

    /** What PostgreSQL knows of its tables: on a node it looks by itself, within a minute. */
    static void known(TestDatabase database) {
        if (database.kind() == TestDatabase.Kind.POSTGRESQL) {
            try (Store store = database.database().open(new Schema("jit", List.of(), JitSchema.class))) {
                database.transactions().run(() -> new Statements(store, "figures").update("analyze"));
            }
        }
    }

    private static void rows(Space few, Space many) {
        row("the first 25", few, many, space -> list(space, EntryQuery.of(), Place.FIRST));
        row("25 in the middle", few, many, space -> list(space, EntryQuery.of(), Place.after(space.middle())));
        row("25 before the middle", few, many, space -> list(space, EntryQuery.of(), Place.before(space.middle())));
        row("25 of one kind", few, many, space -> list(space, EntryQuery.of(EntryKind.VEHICLE), Place.FIRST));
        row("25 of one country", few, many, space -> list(space, query("", Optional.of(BR)), Place.FIRST));
        row("25 with a common word", few, many, space -> list(space, query("camino", Optional.empty()), Place.FIRST));
        row(
                "one with a rare word",
                few,
                many,
                space -> list(space, query("camino zz17", Optional.empty()), Place.FIRST));
        row("the counts", few, many, space -> space.room().entries(CO).counts(space.room().team, MEMBER));
        row("one entry", few, many, space -> space.room().entries(CO).find(space.room().team, space.middle(), MEMBER));
        row("what is like it", few, many, space -> space.room()
                .entries(CO)
                .alike(space.room().team, space.middle(), MEMBER));
        row("one written", few, many, space -> space.room()
                .write(CO, EntryKind.MESSAGE, "text", "Una nota más en el camino"));
    }

    private static EntryQuery query(String words, Optional<CountryCode> owner) {
        return new EntryQuery(Set.of(), owner, words, Optional.empty());
    }

    private static Object list(Space space, EntryQuery query, Place place) {
        return space.room().entries(CO).list(space.room().team, query, place, PAGE, MEMBER);
    }

    private static void row(String what, Space few, Space many, Work work) {
        SideBySide.row(what, ROUNDS, () -> work.of(few), () -> work.of(many));
    }

    /** One in a hundred entries is a victim, whom others' words may name. */
    private static String standing(int i) {
        return i % 100 == 1 ? "victim" : "other";
    }

    private static NewEntry sample(int i) {
        EntryKind kind = KINDS[i % KINDS.length];
        String words = "Visto en el camino " + i % 97 + " junto al puente " + i % 13 + (i == 17 ? " zz17" : "");
        return switch (kind) {
            case VEHICLE -> Workroom.a(kind, Handling.GENERAL, "plate", "P-" + i, "text", words);
            case PERSON ->
                Workroom.a(kind, Handling.GENERAL, "standing", standing(i), "name", "Persona " + i, "text", words);
            case MESSAGE -> Workroom.a(kind, Handling.GENERAL, "text", words);
            case PLACE -> Workroom.a(kind, Handling.GENERAL, "name", "Lugar " + i, "text", words);
            default -> Workroom.a(kind, Handling.GENERAL, "title", "Dato " + i, "text", words);
        };
    }

    /** Four in five of this country, as they are kept here; nothing is shared. */
    private static List<RecordId> fill(Workroom room, int entries) {
        TestNode node = room.parties.of(CO);
        EntryBook book = node.desks.work().book();
        List<RecordId> ids = new ArrayList<>();
        for (int from = 0; from < entries; from += AT_ONCE) {
            int begin = from;
            int end = Math.min(entries, from + AT_ONCE);
            node.database.transactions().run(() -> {
                for (int i = begin; i < end; i++) {
                    Entry entry = entry(room, TestNode.id(), i % 5 == 4 ? BR : CO, i);
                    book.put(entry);
                    ids.add(entry.id());
                }
            });
        }
        return ids;
    }

    private static Entry entry(Workroom room, RecordId id, CountryCode owner, int i) {
        NewEntry as = sample(i);
        Instant at = room.parties.of(CO).now;
        return new Entry(
                id,
                room.team,
                owner,
                1,
                as.kind(),
                RecordId.parse(room.parties.named(CO, owner, "member").id().toString()),
                at,
                at,
                as.handling(),
                as.grading(),
                as.content());
    }

    /** Each in a transaction of its own, as they come. */
    private static void takes(Workroom room) {
        TestNode node = room.parties.of(CO);
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < IN; i++) {
            UUID id = new UUID(0x0190000000007001L, 0x8000000000000000L | i);
            all.add(entry(room, new RecordId(id), BR, i));
        }
        long[] nanos = new long[IN];
        for (int i = 0; i < IN; i++) {
            Entry entry = all.get(i);
            String text = EntryWire.text(entry);
            SharedRecord record =
                    new SharedRecord(entry.id(), EntryWire.TYPE, BR, 1, Set.of(CO), entry.handling(), Optional.empty());
            long begin = System.nanoTime();
            node.database.transactions().run(() -> node.desks.work().take(record, text));
            nanos[i] = System.nanoTime() - begin;
        }
        double sum = Arrays.stream(nanos).sum() / 1e9;
        double first = SideBySide.median(Arrays.copyOf(nanos, IN / 10));
        double last = SideBySide.median(Arrays.copyOfRange(nanos, IN - IN / 10, IN));
        System.out.printf(
                Locale.ROOT,
                "  %,d entries were taken in in %.1f s; one of the first %.3f ms, one of the last %.3f ms, ratio %.2f%n",
                IN,
                sum,
                first / 1e6,
                last / 1e6,
                last / first);
    }
}
