package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Workroom.EXPERT;
import static org.enlace.jit.internal.work.Workroom.LEADER;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.enlace.jit.internal.work.Workroom.OUTSIDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.enlace.files.Files;
import org.enlace.files.StoredFile;
import org.enlace.inbox.Recipient;
import org.enlace.jit.course.Carried;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.WithdrawnEntry;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;

/** Tests that a withdrawn entry leaves a notice, and an inbox item for whoever had read any of it. */
class WithdrawnEntryTest {
    @OnEveryDatabase
    void whatIsWithdrawnLeavesANoticeAndAnItemForThoseWhoHadOpenedIt(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            room.carry();
            room.see(BR, MEMBER, car);
            room.see(BR, MEMBER, car);
            room.see(CO, LEADER, car);
            room.see(CO, MEMBER, car);
            assertEquals(Optional.empty(), room.entries(BR).withdrawn(room.team, car.id(), MEMBER));

            room.entries(CO).takeBack(room.team, car.id(), 1, "No era ese", MEMBER);
            assertEquals(
                    Map.of(BR, Carried.QUEUED), withdrawn(room, CO, car).confirmed(), "Brazil has not confirmed it");
            room.carry();
            WithdrawnEntry there = withdrawn(room, BR, car);
            assertEquals("No era ese", there.reason());
            assertEquals(CO, there.entry().owner());
            assertEquals(car.author(), there.entry().author());
            assertEquals(EntryKind.VEHICLE, there.entry().kind());
            assertEquals(Map.of(), there.confirmed());
            assertFalse(there.toString().contains("ABC-123"), there::toString);
            assertEquals(Map.of(BR, Carried.DELIVERED), withdrawn(room, CO, car).confirmed());

            assertEquals(List.of(MEMBER.officer()), told(room, BR));
            assertEquals(List.of(LEADER.officer()), told(room, CO), "whoever withdrew it knows");
            for (var caller : List.of(OUTSIDER, Workroom.ADMIN, Workroom.AUTHORITY)) {
                assertThrows(NotFound.class, () -> room.entries(BR).withdrawn(room.team, car.id(), caller));
            }
            assertEquals(Optional.empty(), room.entries(BR).withdrawn(room.team, car.id(), EXPERT));
        }
    }

    @OnEveryDatabase
    void aVictimStandsInTheReasonOfAWithdrawalByTheirCode(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry person = room.write(CO, EntryKind.PERSON, "name", "María Pérez", "standing", "victim");
            room.carry();
            room.entries(CO).takeBack(room.team, person.id(), 1, "La señora María Pérez lo pide", LEADER);
            room.carry();
            for (CountryCode country : List.of(CO, BR)) {
                String reason = withdrawn(room, country, person).reason();
                assertFalse(reason.contains("Pérez"), reason);
                assertTrue(reason.startsWith("La señora ") && reason.endsWith(" lo pide"), reason);
            }
        }
    }

    private static WithdrawnEntry withdrawn(Workroom room, CountryCode country, Entry entry) {
        return room.entries(country).withdrawn(room.team, entry.id(), MEMBER).orElseThrow();
    }

    /** Whom an item tells of a withdrawal. */
    private static List<OfficerId> told(Workroom room, CountryCode country) {
        return told(room, country, "inbox.work.withdrawn");
    }

    private static List<OfficerId> told(Workroom room, CountryCode country, String text) {
        return room.parties.of(country).waiting.values().stream()
                .filter(item -> item.text().equals(text))
                .map(item -> ((Recipient.One) item.to()).officer())
                .toList();
    }

    private static void withdraw(Workroom room, Entry entry) {
        room.entries(CO).takeBack(room.team, entry.id(), 1, "No era ese", LEADER);
        room.carry();
    }

    @OnEveryDatabase
    void whoeverReadItWhileItWasWithdrawnIsToldToo(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            room.carry();
            room.parties.of(BR).database.transactions().run(() -> {
                room.see(BR, MEMBER, car);
                CompletableFuture.runAsync(() -> withdraw(room, car)).join();
            });
            assertEquals(List.of(MEMBER.officer()), told(room, BR));
        }
    }

    @OnEveryDatabase
    void whoeverReadItsVersionsIsTold(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            room.carry();
            room.entries(BR).versions(room.team, car.id(), MEMBER);
            withdraw(room, car);
            assertEquals(List.of(MEMBER.officer()), told(room, BR));
        }
    }

    @OnEveryDatabase
    void whoeverReadWhatHappenedToAnItemIsTold(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Workroom room = items.room;
            Entry item = items.item(CO);
            room.carry();
            items.custody(BR).log(room.team, item.id(), MEMBER);
            withdraw(room, item);
            assertEquals(List.of(MEMBER.officer()), told(room, BR));
        }
    }

    @OnEveryDatabase
    void whoeverWasGivenOneOfItsFilesIsTold(TestDatabase database) throws IOException {
        try (Workroom room = new Workroom(database, BR)) {
            Entry message = room.write(CO, EntryKind.MESSAGE, "text", "Míralo");
            FileTravelTest.added(room, CO, MEMBER, message, "Foto.png", new byte[] {1, 2, 3});
            room.carry();
            Files files = room.parties.of(BR).files.service();
            StoredFile photograph =
                    files.of(FileTravelTest.ref(message), MEMBER).get(0);
            files.open(photograph.id(), 0, 3, FileErasing.KEEPER).close();
            try (InputStream content = files.open(photograph.id(), 0, 3, MEMBER)) {
                assertEquals(3, content.readAllBytes().length);
            }
            withdraw(room, message);
            assertEquals(List.of(MEMBER.officer()), told(room, BR), "the node itself reads nothing");
        }
    }

    @OnEveryDatabase
    void whoeverOpenedAnEntryIsToldThatAFileWasTakenOffIt(TestDatabase database) throws IOException {
        try (Workroom room = new Workroom(database, BR)) {
            Entry message = room.write(CO, EntryKind.MESSAGE, "text", "Míralo");
            FileTravelTest.added(room, CO, MEMBER, message, "Foto.png", new byte[] {1, 2, 3});
            room.carry();
            room.see(BR, MEMBER, message);
            room.see(CO, LEADER, message);
            room.see(CO, MEMBER, message);
            Files files = room.parties.of(CO).files.service();
            StoredFile photograph =
                    files.of(FileTravelTest.ref(message), MEMBER).get(0);
            room.parties
                    .of(CO)
                    .database
                    .transactions()
                    .run(() -> files.remove(photograph.id(), photograph.version(), MEMBER));
            room.carry();
            assertEquals(List.of(MEMBER.officer()), told(room, BR, "inbox.work.file-withdrawn"));
            assertEquals(List.of(LEADER.officer()), told(room, CO, "inbox.work.file-withdrawn"));

            withdraw(room, message);
            assertEquals(List.of(MEMBER.officer()), told(room, BR));
            assertEquals(List.of(), told(room, BR, "inbox.work.file-withdrawn"), "one item tells of one entry");
        }
    }
}
