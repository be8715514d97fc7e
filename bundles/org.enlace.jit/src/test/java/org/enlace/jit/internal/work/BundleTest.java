package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Courthouse.APPROVER;
import static org.enlace.jit.internal.work.Courthouse.PREPARER;
import static org.enlace.jit.internal.work.Courthouse.request;
import static org.enlace.jit.internal.work.Items.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Optional;
import org.enlace.files.FileState;
import org.enlace.files.Files;
import org.enlace.files.StoredFile;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.Bundle.Declined;
import org.enlace.jit.bundle.Bundle.Made;
import org.enlace.jit.bundle.Bundle.Making;
import org.enlace.jit.bundle.Bundle.Prepared;
import org.enlace.jit.bundle.Bundle.Stopped;
import org.enlace.jit.bundle.Damaged;
import org.enlace.jit.bundle.Ground;
import org.enlace.jit.bundle.Withheld;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.bundle.BundleCheck;
import org.enlace.jit.internal.bundle.Review;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;

/** A bundle from its preparation to the court: who does what, what may be in it, and what is left of one that is interrupted. */
class BundleTest {
    @OnEveryDatabase
    void two_officers_make_one_and_it_is_whole(TestDatabase database) throws Exception {
        try (Courthouse court = new Courthouse(database)) {
            Entry seized = court.seized();
            Entry received = court.received();
            court.file(seized, "Foto del teléfono.jpg", "una foto".getBytes());
            Bundle bundle = court.prepared(seized, received);
            assertInstanceOf(Prepared.class, bundle.state());
            assertEquals(
                    1,
                    court.node.waiting.values().stream()
                            .filter(one -> one.text().equals("inbox.bundle.approve"))
                            .count(),
                    "it waits for the second person");
            assertInstanceOf(Making.class, court.approved(bundle).state());
            assertEquals(Optional.of("jit.bundle-state"), code(() -> court.fetched(bundle)), "nothing is there yet");
            court.round();
            Made made = court.made(bundle).orElseThrow();
            byte[] zip = court.fetched(bundle);
            assertEquals(made.size(), zip.length);
            BundleCheck.Result result = BundleCheck.of(new ByteArrayInputStream(zip));
            assertEquals(List.of(), result.findings());
            assertEquals(Optional.of(court.node.keys.signer().id()), result.signer());
            assertEquals(6, result.events(), "three of each");
            assertEquals(2, result.manifest().orElseThrow().items().size());
            assertTrue(result.signatures() >= 4, "agreement and annexes, by both");
            assertEquals(
                    2,
                    result.sealers().values().stream()
                            .filter(one -> !one.isEmpty())
                            .count());
            for (String act : List.of("prepare", "approve", "made", "fetch")) {
                assertTrue(court.node.codes().contains("jit.bundle-" + act), act);
            }
        }
    }

    @OnEveryDatabase
    void whoever_prepared_it_neither_approves_nor_declines_it(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Bundle bundle = court.prepared(court.seized());
            assertEquals(Optional.of("second-officer.same"), code(() -> court.desk()
                    .approve(court.team(), bundle.id(), 1, court.decision(bundle, PREPARER), PREPARER)));
            assertEquals(Optional.of("second-officer.same"), code(() -> court.desk()
                    .decline(court.team(), bundle.id(), 1, "No", PREPARER)));
            court.round();
            assertInstanceOf(Prepared.class, court.now(bundle).state(), "and nothing is made of it");
            Bundle declined = court.desk().decline(court.team(), bundle.id(), 1, "Falta la pericia", APPROVER);
            assertEquals("Falta la pericia", ((Declined) declined.state()).reason());
            assertEquals(Optional.of("jit.bundle-state"), code(() -> court.desk()
                    .approve(
                            court.team(),
                            bundle.id(),
                            declined.version(),
                            court.decision(bundle, APPROVER),
                            APPROVER)));
        }
    }

    @OnEveryDatabase
    void only_those_of_the_country_who_work_in_the_team_get_at_it(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            Bundle bundle = court.prepared(item);
            assertEquals(Optional.of("nothing"), code(() -> court.desk()
                    .find(court.team(), bundle.id(), Workroom.OUTSIDER)));
            assertEquals(Optional.of("nothing"), code(() -> court.desk()
                    .prepare(court.team(), request(List.of(), item), "", Workroom.EXPERT)));
            court.approved(bundle);
            court.round();
            assertEquals(Optional.of("jit.bundle-not-yours"), code(() -> court.desk()
                    .fetch(court.team(), bundle.id(), Workroom.SECONDED)));
        }
    }

    @OnEveryDatabase
    void whoever_looks_after_files_holds_and_erases_it_and_nobody_opens_it_but_on_its_page(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Bundle bundle = court.approved(court.prepared(court.seized()));
            court.round();
            RecordId file = court.made(bundle).orElseThrow().file();
            Files files = court.node.files.service();
            Caller administrator = TestNode.officer("admin", JitPermissions.READ, Files.READ, Files.HOLD, Files.ERASE);
            Caller judge = TestNode.officer("judge", JitPermissions.READ, Files.READ, Files.HOLD);
            for (Caller one : List.of(PREPARER, APPROVER, administrator)) {
                assertEquals(file, files.find(file, one).id());
                assertEquals(Optional.of("files.apart"), code(() -> files.open(file, 0, 1, one)));
            }
            assertEquals(Optional.of("nothing"), code(() -> files.find(file, judge)), "who is not of the team");
            assertEquals(
                    Optional.of("nothing"), code(() -> files.find(file, Workroom.SECONDED)), "nor had a hand in it");
            files.erase(file, files.find(file, administrator).version(), "Its term is over", administrator);
            assertEquals(Optional.of("jit.bundle-erased"), code(() -> court.fetched(bundle)));
        }
    }

    @OnEveryDatabase
    void what_is_under_h1_is_named_and_refused_until_its_country_lifts_that(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.items
                    .room
                    .entries(BR)
                    .write(
                            court.team(),
                            Workroom.a(EntryKind.EVIDENCE, Handling.of(HandlingCode.H1), Items.FIELDS),
                            Workroom.MEMBER);
            court.items.carry();
            Refusal refusal = assertThrows(Refusal.class, () -> court.prepared(item));
            assertEquals("jit.bundle-h1", refusal.code());
            assertTrue(
                    refusal.getMessage().contains("-BR-0001")
                            && refusal.getMessage().contains("ask"),
                    refusal.getMessage());
            Entry asked = court.items.room.write(
                    CO, EntryKind.LIFT, "about", item.id().toString(), "codes", "h1", "purpose", "Juicio oral");
            court.items.carry();
            court.items.room.write(BR, EntryKind.LIFTED, "about", asked.id().toString(), "answer", "granted");
            court.items.carry();
            Bundle bundle = court.approved(court.prepared(item));
            court.round();
            assertTrue(court.made(bundle).isPresent());
        }
    }

    @OnEveryDatabase
    void what_comes_under_h1_after_it_was_approved_is_not_made(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            Bundle bundle = court.approved(court.prepared(item));
            court.items
                    .room
                    .entries(CO)
                    .change(
                            court.team(),
                            item.id(),
                            item.version(),
                            Workroom.a(EntryKind.EVIDENCE, Handling.of(HandlingCode.H1), Items.FIELDS),
                            PREPARER);
            court.round();
            assertEquals("jit.bundle-h1", ((Stopped) court.now(bundle).state()).why());
            assertTrue(court.node.files.all.isEmpty());
        }
    }

    @OnEveryDatabase
    void what_is_withheld_is_not_in_it_and_is_told_with_its_ground(TestDatabase database) throws Exception {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            Entry other = court.seized();
            court.file(item, "todo.pdf", "para el tribunal".getBytes());
            StoredFile secret = court.file(item, "fuente.pdf", "quien lo dijo".getBytes());
            List<Withheld> withheld = List.of(
                    new Withheld(item.id(), Optional.of(secret.id()), Ground.SOURCE, "Declaración de una fuente"),
                    new Withheld(other.id(), Optional.empty(), Ground.NOT_RELEVANT, "Un teléfono de otro caso"));
            Bundle bundle = court.desk().prepare(court.team(), request(withheld, item), "", PREPARER);
            court.approved(bundle);
            court.round();
            String all = new String(court.fetched(bundle), java.nio.charset.StandardCharsets.UTF_8);
            assertTrue(all.contains("para el tribunal"));
            assertFalse(all.contains("quien lo dijo"));
            assertTrue(all.contains("\"part\":\"file\",\"words\":\"Declaración de una fuente\""));
            assertFalse(all.contains("fuente.pdf"), "its name would tell what is withheld");
            assertTrue(all.contains("\"ground\":\"not-relevant\",\"item\""));
            assertEquals(
                    Optional.of("jit.bundle-both"),
                    code(() -> request(List.of(new Withheld(item.id(), Optional.empty(), Ground.METHOD, "x")), item)));
        }
    }

    @OnEveryDatabase
    void a_file_that_was_altered_or_waits_for_the_scanner_is_not_brought_to_a_court(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            StoredFile file = court.file(item, "foto.jpg", "una foto".getBytes());
            court.node.files.change(file.id(), FileState.RECEIVED, false);
            assertEquals(Optional.of("jit.bundle-file-state"), code(() -> court.prepared(item)));
            court.node.files.change(file.id(), FileState.AVAILABLE, false);
            court.node.files.damaged.add(file.id());
            Refusal damaged = assertThrows(Refusal.class, () -> court.prepared(item));
            assertEquals("jit.bundle-damaged", damaged.code());
            assertTrue(damaged.getMessage().contains("\"foto.jpg\" of CO-"), damaged.getMessage());
            court.node.files.damaged.clear();
            Bundle bundle = court.prepared(item);
            court.node.files.damaged.add(file.id());
            assertEquals(
                    List.of(new Damaged(item.id(), file.id())),
                    court.desk().review(court.team(), bundle.id(), PREPARER).broken().stream()
                            .map(Review.Broken::damaged)
                            .toList());
            assertEquals(Optional.of("jit.bundle-damaged"), code(() -> court.approved(bundle)));
            court.node.files.damaged.clear();
            court.approved(bundle);
            court.node.files.damaged.add(file.id());
            court.round();
            assertDamaged(court, bundle, item, file);
            court.node.files.damaged.clear();
            Bundle stopped = court.now(bundle);
            court.desk().again(court.team(), bundle.id(), stopped.version(), APPROVER);
            court.round();
            assertTrue(court.made(bundle).isPresent(), "made again when somebody asks for it");
        }
    }

    private static void assertDamaged(Courthouse court, Bundle bundle, Entry item, StoredFile file) {
        Stopped stopped = assertInstanceOf(Stopped.class, court.now(bundle).state());
        assertEquals("jit.bundle-damaged", stopped.why());
        assertEquals(Optional.of(new Damaged(item.id(), file.id())), stopped.damaged());
    }

    @OnEveryDatabase
    void damage_behind_the_first_bytes_of_a_file_stops_it_at_once(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            StoredFile file = court.file(item, "foto.jpg", "una foto".getBytes());
            Bundle bundle = court.approved(court.prepared(item));
            court.node.files.streams = bytes ->
                    new SequenceInputStream(new ByteArrayInputStream(bytes, 0, 3), new InputStream() {
                        @Override
                        public int read() throws IOException {
                            throw new IOException("It does not decrypt");
                        }
                    });
            court.round();
            assertDamaged(court, bundle, item, file);
        }
    }

    @OnEveryDatabase
    void a_form_sent_twice_prepares_one_and_a_decision_on_what_has_changed_is_stale(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            Bundle one = court.desk().prepare(court.team(), request(List.of(), item), "form", PREPARER);
            assertEquals(
                    one.id(),
                    court.desk()
                            .prepare(court.team(), request(List.of(), item), "form", PREPARER)
                            .id());
            assertEquals(1, court.desk().list(court.team(), PREPARER).size());
            assertThrows(Stale.class, () -> court.desk()
                    .approve(court.team(), one.id(), 7, court.decision(one, APPROVER), APPROVER));
        }
    }
}
