package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.PE;
import static org.enlace.jit.internal.work.FileTravelTest.names;
import static org.enlace.jit.internal.work.Items.code;
import static org.enlace.jit.internal.work.Lending.APPROVING;
import static org.enlace.jit.internal.work.Lending.ASKING;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Exchange.Sharing;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.Member.Kind;
import org.enlace.jit.bundle.Translation;
import org.enlace.jit.bundle.Translation.Document;
import org.enlace.jit.internal.StatementBook;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.bundle.BundleCheck;
import org.enlace.jit.internal.work.EntryFileStore.Part;
import org.enlace.jit.internal.work.EntryFileStore.Row;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.LentFile;
import org.enlace.jit.loan.Receipt.Stage;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.Hashing;
import org.enlace.platform.RecordId;

/** Papers of an item of evidence leave their country as what it consists of does: two officers send them, to whom they name. */
class EvidencePapersTest {
    private static final byte[] PHOTOGRAPH = "una foto".getBytes(StandardCharsets.UTF_8);

    private static StoredFile paper(Lending lending, Entry item, String name, byte[] content) {
        return FileTravelTest.added(lending.items.room, CO, ASKING, item, name, content);
    }

    private static void travelled(Lending lending) {
        lending.node(CO)
                .database
                .transactions()
                .run(lending.node(CO).desks.work().files()::round);
        lending.settle();
    }

    private static List<String> there(Lending lending, Entry item) {
        return names(lending.items.room, BR, ASKING, item);
    }

    @OnEveryDatabase
    void what_one_officer_attaches_stays_and_two_send_it_to_whom_they_name(TestDatabase database) {
        try (Lending lending = new Lending(database, BR, PE)) {
            StoredFile photograph = paper(lending, lending.item, "foto.jpg", PHOTOGRAPH);
            travelled(lending);
            assertEquals(List.of("foto.jpg"), names(lending.items.room, CO, ASKING, lending.item));
            assertEquals(List.of(), there(lending, lending.item));
            assertEquals(List.of("foto.jpg []"), papers(lending, lending.item));
            var loan = lending.asked(photograph, BR);
            travelled(lending);
            assertEquals(
                    List.of(), lending.node(BR).loans.copies().borrowed(lending.team(), ASKING), "nobody approved");
            assertEquals(Optional.of("second-officer.same"), code(() -> lending.desk(CO)
                    .approve(lending.team(), loan.id(), loan.version(), ASKING)));
            lending.desk(CO).approve(lending.team(), loan.id(), loan.version(), APPROVING);
            lending.settle();
            assertEquals(Stage.FETCHED, lending.stage(loan, BR));
            assertArrayEquals(PHOTOGRAPH, lending.read(BR, ASKING));
            assertEquals(List.of(), lending.node(PE).loans.copies().borrowed(lending.team(), ASKING), "not named");
            lending.later(40);
            lending.settle();
            assertTrue(lending.borrowed(BR).state() instanceof Borrowed.Erased, "its term is over");
            assertEquals(List.of("foto.jpg"), names(lending.items.room, CO, ASKING, lending.item));
        }
    }

    @OnEveryDatabase
    void papers_of_a_thing_are_lent_too_and_files_of_other_entries_go_as_before(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            Entry thing = lending.items.item(CO);
            Entry car = lending.items.room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            lending.carry();
            StoredFile photograph = paper(lending, thing, "foto.jpg", PHOTOGRAPH);
            paper(lending, car, "coche.jpg", PHOTOGRAPH);
            travelled(lending);
            assertEquals(List.of(), there(lending, thing));
            assertEquals(List.of("coche.jpg"), there(lending, car));
            assertEquals(
                    List.of(new LentFile(
                            photograph.id(),
                            "foto.jpg",
                            photograph.content().sha256(),
                            photograph.content().size())),
                    lending.desk(CO).lendable(lending.team(), thing.id(), ASKING));
            lending.item = thing;
            lending.lent(photograph, BR);
            lending.settle();
            assertArrayEquals(PHOTOGRAPH, lending.read(BR, ASKING));
        }
    }

    /** What tells of a translation carries no file past the second officer. */
    @OnEveryDatabase
    void what_is_said_of_papers_takes_no_files(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            StoredFile paper = paper(lending, lending.item, "Traducción.pdf", PHOTOGRAPH);
            Entry told = new Courthouse(lending.items)
                    .translated(lending.item, Optional.empty(), paper, Optional.empty(), "pt", "es");
            assertEquals(Optional.of("files.record-closed"), code(() -> paper(lending, told, "otra.pdf", PHOTOGRAPH)));
        }
    }

    private static Row row(Lending lending, StoredFile file) {
        return lending.node(CO).stores.entries().files().ofStored(file.id()).orElseThrow();
    }

    private static void write(Lending lending, Runnable work) {
        lending.node(CO).database.transactions().run(work);
    }

    /** As the release before left it: shared with some countries, and not carried yet. */
    private static void given(Lending lending, StoredFile file, CountryCode... countries) {
        Row row = row(lending, file);
        RecordId record = TestNode.id();
        write(lending, () -> {
            lending.node(CO).stores.entries().files().add(row, new Part(record, 1), Optional.empty());
            Exchange exchange = lending.node(CO).exchange;
            exchange.share(
                    new Sharing(
                            record,
                            FileWire.TYPE,
                            StatementBook.MODULE,
                            FileWire.FORMAT,
                            Set.of(countries),
                            Handling.GENERAL,
                            Optional.empty(),
                            FileWire.text(row, 1, PHOTOGRAPH)),
                    EntrySharing.CARRIER);
        });
    }

    /** This release is installed. */
    private static void upgraded(Lending lending, StoredFile... files) {
        write(lending, () -> {
            for (StoredFile file : files) {
                lending.node(CO).stores.entries().files().put(row(lending, file).due(true));
            }
        });
    }

    private static List<String> papers(Lending lending, Entry item) {
        return lending.node(CO).desks.work().files().papers(item.id(), ASKING).stream()
                .map(one -> one.name() + " " + one.given())
                .toList();
    }

    @OnEveryDatabase
    void what_the_release_before_sent_stays_where_it_is_and_is_taken_back_with_its_item(TestDatabase database) {
        try (Lending lending = new Lending(database, BR, PE)) {
            Entry thing = lending.items.item(CO);
            lending.carry();
            StoredFile photograph = paper(lending, thing, "foto.jpg", PHOTOGRAPH);
            given(lending, photograph, BR);
            lending.carry();
            upgraded(lending, photograph);
            travelled(lending);
            assertFalse(row(lending, photograph).due(), "Peru, which had not got it yet, does not get it now");
            assertEquals(List.of("foto.jpg"), there(lending, thing));
            assertEquals(List.of(), names(lending.items.room, PE, ASKING, thing));
            assertEquals(List.of("foto.jpg [BR]"), papers(lending, thing));
            lending.items
                    .room
                    .entries(CO)
                    .takeBack(lending.team(), thing.id(), thing.version(), "Era otra cosa", Workroom.MEMBER);
            travelled(lending);
            assertEquals(
                    0, lending.node(BR).stores.entries().files().of(thing.id()).size());
        }
    }

    /** The line to Peru is down since before the upgrade. */
    @OnEveryDatabase
    void what_the_release_before_had_not_sent_yet_stays_at_home(TestDatabase database) {
        try (Lending lending = new Lending(database, BR, PE)) {
            Entry thing = lending.items.item(CO);
            lending.carry();
            StoredFile photograph = paper(lending, thing, "foto.jpg", PHOTOGRAPH);
            StoredFile plan = paper(lending, thing, "plano.pdf", "un plano".getBytes(StandardCharsets.UTF_8));
            StoredFile other = paper(lending, thing, "foto.jpg", "otra".getBytes(StandardCharsets.UTF_8));
            given(lending, photograph, BR, PE);
            lending.items.room.parties.region.carry(CO, BR);
            given(lending, plan, BR, PE);
            upgraded(lending, photograph, plan, other);
            List<String> where = List.of("foto.jpg [BR]", "plano.pdf []", "foto.jpg []");
            assertEquals(where, papers(lending, thing), "what was not sent is nowhere else");
            int before = lending.node(CO).left().size();
            write(lending, lending.node(CO).desks.work().files()::round);
            assertEquals(where, papers(lending, thing), "Brazil is told again what it has");
            // As where a country leaves the team: that those who stay are told it again takes nothing from them.
            write(lending, lending.node(CO).desks.work().files()::round);
            travelled(lending);
            assertEquals(where, papers(lending, thing));
            assertEquals(List.of("foto.jpg"), there(lending, thing));
            assertEquals(List.of(), names(lending.items.room, PE, ASKING, thing));
            List<String> left = lending.node(CO)
                    .left()
                    .subList(before, lending.node(CO).left().size());
            assertTrue(left.stream().noneMatch(text -> text.contains("plano.pdf")), "its content left for nobody");
            assertEquals(
                    List.of(), lending.node(CO).desks.work().files().ways(thing.id(), ASKING), "nothing is on its way");
        }
    }

    /** Peru left the team before the upgrade, and Brazil, which had it for long, was not reached since. */
    @OnEveryDatabase
    void what_a_country_has_is_not_called_back_because_it_was_to_be_told_again(TestDatabase database) {
        try (Lending lending = new Lending(database, BR, PE)) {
            Entry thing = lending.items.item(CO);
            lending.carry();
            StoredFile photograph = paper(lending, thing, "foto.jpg", PHOTOGRAPH);
            given(lending, photograph, BR, PE);
            lending.carry();
            Exchange exchange = lending.node(CO).exchange;
            RecordId part = lending.node(CO)
                    .stores
                    .entries()
                    .files()
                    .parts(row(lending, photograph))
                    .get(0)
                    .record();
            write(lending, () -> exchange.narrow(part, 1, Set.of(BR), "Dejó el equipo", EntrySharing.CARRIER));
            upgraded(lending, photograph);
            assertEquals(List.of("foto.jpg [BR]"), papers(lending, thing));
            travelled(lending);
            assertEquals(List.of("foto.jpg [BR]"), papers(lending, thing));
            assertEquals(List.of("foto.jpg"), there(lending, thing));
        }
    }

    /** A node that was not upgraded still sends papers by itself. */
    @OnEveryDatabase
    void what_a_node_of_the_release_before_sends_is_taken(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            Row row = new Row(
                    TestNode.id(),
                    lending.item.id(),
                    lending.team(),
                    CO,
                    "foto.jpg",
                    Hashing.sha256(PHOTOGRAPH),
                    PHOTOGRAPH.length,
                    lending.item.written(),
                    Optional.empty(),
                    false,
                    false,
                    false);
            var record = new org.enlace.platform.SharedRecord(
                    TestNode.id(), FileWire.TYPE, CO, 1, Set.of(BR), Handling.GENERAL, Optional.empty());
            lending.node(BR)
                    .database
                    .transactions()
                    .run(() -> lending.node(BR).desks.work().files().take(record, FileWire.text(row, 1, PHOTOGRAPH)));
            assertEquals(List.of("foto.jpg"), there(lending, lending.item));
            assertEquals(
                    1,
                    lending.node(BR)
                            .files
                            .service()
                            .of(new OwnerRef(EntryFiles.NAME, lending.item.id()), ASKING)
                            .size());
        }
    }

    @OnEveryDatabase
    void a_lent_translation_is_one_before_the_court_that_borrows(TestDatabase database) throws Exception {
        try (Lending lending = new Lending(database, BR)) {
            StoredFile note = paper(lending, lending.item, "Nota.txt", "nota".getBytes(StandardCharsets.UTF_8));
            StoredFile paper = paper(lending, lending.item, "Traduccion.pdf", PHOTOGRAPH);
            new Courthouse(lending.items)
                    .translated(lending.item, Optional.of(note), paper, Optional.of(paper), "es", "pt");
            lending.lent(paper, BR);
            lending.settle();
            Courthouse brazil = new Courthouse(lending.items, BR);
            Bundle bundle =
                    brazil.desk().prepare(lending.team(), Courthouse.request(List.of(), lending.item), "", ASKING);
            brazil.approved(bundle, APPROVING);
            brazil.round();
            BundleCheck.Result result = BundleCheck.of(new ByteArrayInputStream(brazil.fetched(bundle)));
            assertEquals(List.of(), result.findings());
            var manifest = result.manifest().orElseThrow();
            Translation told = manifest.items().get(0).translations().get(0);
            assertEquals(Document.missing(note.content().sha256()), told.original());
            assertEquals(Optional.of(Document.member(told.path())), told.certificate());
            assertEquals(
                    List.of(told.path()),
                    manifest.members().stream()
                            .filter(one -> one.kind() == Kind.TRANSLATION)
                            .map(one -> one.path())
                            .toList());
        }
    }
}
