package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Courthouse.APPROVER;
import static org.enlace.jit.internal.work.Courthouse.PREPARER;
import static org.enlace.jit.internal.work.Courthouse.request;
import static org.enlace.jit.internal.work.Items.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.Bundle.Stopped;
import org.enlace.jit.bundle.Carried.Place;
import org.enlace.jit.bundle.Ground;
import org.enlace.jit.bundle.Withheld;
import org.enlace.jit.internal.bundle.BundleCheck;
import org.enlace.jit.internal.bundle.BundleDesk.Decision;
import org.enlace.jit.internal.bundle.Review;
import org.enlace.jit.internal.persistence.JitSchema;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.RestrictedClass;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;

/** What a bundle makes known to a court is shown before it is approved, and approved as it was shown. */
class BundleReviewTest {
    private static final String NAME = "Ana Pérez Quispe";

    private static Entry item(Courthouse court, Handling handling, String title) {
        String[] fields = Items.FIELDS.clone();
        fields[1] = title;
        Entry item = court.items
                .room
                .entries(CO)
                .write(court.team(), Workroom.a(EntryKind.EVIDENCE, handling, fields), PREPARER);
        court.items.carry();
        return item;
    }

    private static Entry victim(Courthouse court) {
        Entry victim =
                court.items.room.write(CO, EntryKind.PERSON, "standing", "victim", "name", NAME, "nationality", "CO");
        for (var officer : List.of(PREPARER, APPROVER)) {
            court.node.desks.entries().because(court.team(), RestrictedClass.VICTIM, "Juicio oral", officer);
        }
        return victim;
    }

    private static Decision decision(Review review, String basis) {
        return new Decision(review.digest(), basis);
    }

    @OnEveryDatabase
    void a_victim_is_shown_in_each_place_and_approved_on_a_legal_basis_alone(TestDatabase database) throws IOException {
        try (Courthouse court = new Courthouse(database)) {
            Entry victim = victim(court);
            Entry item = item(court, Handling.GENERAL, "Teléfono de " + NAME);
            court.file(item, "Quispe, Ana Pérez.jpg", "una foto".getBytes());
            List<Withheld> withheld = List.of(new Withheld(
                    item(court, Handling.GENERAL, "Otro").id(),
                    Optional.empty(),
                    Ground.PROTECTED_PERSON,
                    "Diario de " + NAME));
            Bundle bundle = court.desk().prepare(court.team(), request(withheld, item), "", PREPARER);
            Review review = court.desk().review(court.team(), bundle.id(), APPROVER);
            assertEquals(
                    List.of(Place.WITHHELD, Place.ITEM, Place.FILE),
                    review.carried().identities().stream()
                            .map(one -> one.place())
                            .toList());
            assertTrue(review.carried().identities().stream()
                    .allMatch(one -> one.entry().equals(victim.id())
                            && one.country().equals(CO)
                            && !one.code().contains("Ana")));
            assertEquals(Optional.of("jit.bundle-basis"), code(() -> court.desk()
                    .approve(court.team(), bundle.id(), 1, decision(review, " "), APPROVER)));
            court.desk().approve(court.team(), bundle.id(), 1, decision(review, "Auto del 3 de mayo"), APPROVER);
            Act act = court.node.acts.stream()
                    .filter(one -> one.code().equals("jit.bundle-approve"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(review.digest(), act.facts().get("reviewed"));
            assertEquals("1", String.valueOf(act.facts().get("identities")));
            assertEquals("Auto del 3 de mayo", act.changes().get("note").after());
            court.round();
            BundleCheck.Result made = BundleCheck.of(new ByteArrayInputStream(court.fetched(bundle)));
            assertEquals(List.of(), made.findings());
            assertEquals(
                    Optional.of("Auto del 3 de mayo"),
                    made.manifest().orElseThrow().basis());
        }
    }

    @OnEveryDatabase
    void handling_codes_are_shown_with_their_provider_and_nothing_is_asked_for_h0(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry plain = item(court, Handling.GENERAL, "Agenda");
            Bundle open = court.prepared(plain);
            Review nothing = court.desk().review(court.team(), open.id(), APPROVER);
            assertFalse(nothing.carried().decided());
            court.desk().approve(court.team(), open.id(), 1, decision(nothing, ""), APPROVER);
            Handling narrow =
                    new Handling(java.util.Set.of(HandlingCode.H2, HandlingCode.H3), Optional.of("Solo en la sala"));
            Bundle bundle = court.prepared(plain, item(court, narrow, "Extracto"));
            Review review = court.desk().review(court.team(), bundle.id(), APPROVER);
            assertEquals(
                    List.of(HandlingCode.H0, HandlingCode.H2, HandlingCode.H3),
                    review.carried().all());
            assertEquals(
                    List.of(CO, CO),
                    review.carried().codes().stream().map(one -> one.provider()).toList());
            assertEquals(Optional.of("jit.bundle-basis"), code(() -> court.desk()
                    .approve(court.team(), bundle.id(), 1, decision(review, ""), APPROVER)));
        }
    }

    @OnEveryDatabase
    void what_was_not_shown_is_not_approved_and_what_was_not_approved_is_not_made(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = item(court, Handling.GENERAL, "Teléfono de " + NAME);
            Bundle bundle = court.prepared(item);
            Bundle other = court.prepared(item);
            Review before = court.desk().review(court.team(), bundle.id(), APPROVER);
            court.desk().approve(court.team(), other.id(), 1, decision(before, ""), APPROVER);
            victim(court);
            assertEquals(Optional.of("jit.bundle-shown"), code(() -> court.desk()
                    .approve(court.team(), bundle.id(), 1, decision(before, "Auto"), APPROVER)));
            court.round();
            assertEquals("jit.bundle-carried", ((Stopped) court.now(other).state()).why());
        }
    }

    @OnEveryDatabase
    void nothingIsMadeOfAnApprovalOfWhichItIsNotKeptWhatWasShown(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Bundle bundle = court.approved(court.prepared(item(court, Handling.GENERAL, "Agenda")));
            try (Store store = court.node.database.database().open(new Schema("jit", List.of(), JitSchema.class))) {
                court.node.database.transactions().run(() -> new Statements(store, "test")
                        .update("update jit.court_bundle set reviewed = null where id = ?", bundle.id()));
            }
            court.round();
            assertEquals("jit.bundle-carried", ((Stopped) court.now(bundle).state()).why());
        }
    }
}
