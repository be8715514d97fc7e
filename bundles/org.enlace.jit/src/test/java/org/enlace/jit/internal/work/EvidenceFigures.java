package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.Sha256;
import org.enlace.jit.custody.Custody;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.signing.Sealer;
import org.enlace.jit.internal.web.work.Space;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.jit.work.NewEntry;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;

/**
 * Prints what the pages of evidence cost, over HTTP as an officer's browser asks for them, in a team that has 100 items and in one that has
 * 100 000, in turn: the register, an item with its chain of custody, the search, what is in transit; and what it costs to write an item
 * and what happened to it. Each item has one event, the one that is looked at ten; some are in transit and of some the description was
 * taken back, as many in both teams. Medians; not a test.
 */
public final class EvidenceFigures {
    private static final int ROUNDS = 101;
    private static final int SMALL = 100;
    private static final int AT_ONCE = 500;
    private static final int EVENTS = 10;
    private static final int FEW = 3;
    private static final String OFFICER = "leader";

    private final Parties parties;
    private final Space space;
    private final List<RecordId> ids = new ArrayList<>();
    private final Map<CountryCode, RecordId> authors = new HashMap<>();
    private final String work;
    private int turn;

    private EvidenceFigures(TestDatabase.Kind kind, Path folder, int items) {
        parties = new Parties(
                country -> kind == TestDatabase.Kind.DERBY
                        ? TestDatabase.onDisk(folder.resolve(country.value()))
                        : TestDatabase.start(kind),
                Set.of(),
                BR);
        space = new Space(parties);
        work = "/jit/teams/" + parties.team + "/work";
        fill(items);
        handle();
        EntryFigures.known(node().database);
    }

    /** @param arguments a folder for databases; how large the large team is, 100 000 where nothing is said */
    public static void main(String[] arguments) {
        int large = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        for (TestDatabase.Kind kind : TestDatabase.Kind.values()) {
            Path folder = Path.of(arguments[0], "evidence-" + System.nanoTime());
            System.out.println(kind);
            EvidenceFigures few = new EvidenceFigures(kind, folder.resolve("small"), SMALL);
            long begin = System.nanoTime();
            EvidenceFigures many = new EvidenceFigures(kind, folder.resolve("large"), large);
            System.out.printf(
                    Locale.ROOT, "  %,d items were written in %.0f s%n", large, (System.nanoTime() - begin) / 1e9);
            rows(few, many);
            few.space.close();
            many.space.close();
        }
        System.exit(0);
    }

    private static void rows(EvidenceFigures few, EvidenceFigures many) {
        page("the register", few, many, "/evidence");
        row("25 in the middle", few, many, one -> one.shown("/evidence?after=" + one.middle()));
        page("25 of one country", few, many, "/evidence?country=BR");
        page("25 with a common word", few, many, "/evidence?q=camino");
        page("one with a rare word", few, many, "/evidence?q=camino+zz17");
        row("one by its number", few, many, one -> one.shown("/evidence?q=" + one.number(17)));
        page("what is in transit", few, many, "/evidence/transit");
        row("an item with 10 events", few, many, one -> one.shown("/entries/" + one.middle()));
        page("the team's work", few, many, "");
        row("one written", few, many, EvidenceFigures::written);
        row("an event written", few, many, EvidenceFigures::opened);
    }

    private interface Work {
        void of(EvidenceFigures team);
    }

    private static void page(String what, EvidenceFigures few, EvidenceFigures many, String path) {
        row(what, few, many, one -> one.shown(path));
    }

    private static void row(String what, EvidenceFigures few, EvidenceFigures many, Work work) {
        SideBySide.row(what, ROUNDS, () -> work.of(few), () -> work.of(many));
    }

    private TestNode node() {
        return parties.of(CO);
    }

    private void shown(String path) {
        space.shown(OFFICER, work + path);
    }

    private RecordId middle() {
        return ids.get(ids.size() / 2);
    }

    private String number(int number) {
        return new EvidenceNumber(node().desks.signing().name(parties.team), CO, number).toString();
    }

    private Entry written() {
        return node().desks
                .entries()
                .write(parties.team, Workroom.a(EntryKind.EVIDENCE, Handling.GENERAL, Items.FIELDS), Parties.LEADER);
    }

    /** By turns about thirty items, so that chains grow alike in both teams. */
    private void opened() {
        write(ids.get(40 + turn++ % 30), EventKind.ACCESSED, Optional.empty());
    }

    private void write(RecordId item, EventKind kind, Optional<CountryCode> to) {
        TestNode node = node();
        Custody.NewEvent event = Items.event(CO, kind, to, Optional.empty(), node.now);
        node.desks.custody().write(parties.team, item, event, Parties.LEADER);
    }

    private void handle() {
        for (int i = 1; i < EVENTS; i++) {
            write(middle(), EventKind.ACCESSED, Optional.empty());
        }
        EntryStore entries = node().stores.entries().entries();
        for (int i = 0; i < FEW; i++) {
            write(ids.get(10 + i), EventKind.TRANSFERRED_OUT, Optional.of(BR));
            EntryStore.Stored gone = entries.find(ids.get(20 + i)).orElseThrow();
            node().database.transactions().run(() -> node().desks.work().book().erase(gone, ""));
        }
    }

    /** Three in four of this country, as they are kept here; nothing is shared. */
    private void fill(int items) {
        TestNode node = node();
        Map<CountryCode, Integer> numbers = new HashMap<>();
        for (int from = 0; from < items; from += AT_ONCE) {
            int begin = from;
            int end = Math.min(items, from + AT_ONCE);
            node.database.transactions().run(() -> {
                for (int i = begin; i < end; i++) {
                    CountryCode owner = i % 4 == 3 ? BR : CO;
                    Entry item = item(owner, i, numbers.merge(owner, 1, Integer::sum));
                    node.desks.work().book().put(item);
                    SealedEvent sealed = collected(item);
                    node.stores.custody().add(sealed);
                    CustodyLog log = CustodyLog.kept(item.id(), owner, List.of(sealed));
                    node.stores.whereabouts().put(parties.team, item.id(), Transits.whereabouts(log), Optional.empty());
                    if (owner.equals(CO)) {
                        ids.add(item.id());
                    }
                }
            });
        }
    }

    private Entry item(CountryCode owner, int i, int number) {
        String[] fields = Items.FIELDS.clone();
        fields[7] = "Visto en el camino " + i % 97 + " junto al puente " + i % 13 + (i == 17 ? " zz17" : "");
        NewEntry as = Workroom.a(EntryKind.EVIDENCE, Handling.GENERAL, fields);
        Map<String, List<String>> values = new LinkedHashMap<>(as.content().values());
        values.put(EvidenceNumber.FIELD, List.of(String.valueOf(number)));
        Instant at = node().now;
        return new Entry(
                TestNode.id(),
                parties.team,
                owner,
                1,
                as.kind(),
                author(owner),
                at,
                at,
                as.handling(),
                as.grading(),
                new Content(values));
    }

    private RecordId author(CountryCode owner) {
        return authors.computeIfAbsent(
                owner, one -> parties.named(CO, one, "leader").id());
    }

    private SealedEvent collected(Entry item) {
        Map<EventField, String> said = new EnumMap<>(EventField.class);
        said.put(EventField.CONDITION, "Encendido");
        CustodyEvent event = new CustodyEvent(
                TestNode.id(),
                item.team(),
                item.id(),
                item.owner(),
                1,
                Optional.empty(),
                EventKind.COLLECTED,
                item.written(),
                TestNode.BOGOTA,
                item.written(),
                item.author(),
                new Sha256(Items.HASH),
                "Casa de Cali",
                "Juzgado 3",
                Map.of(),
                said);
        return new SealedEvent(event, new Sealer(parties.of(item.owner()).keys).seal(event.bytes()));
    }
}
