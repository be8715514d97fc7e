package org.enlace.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.exchange.Delivery.State;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Parcels.Arrival;
import org.enlace.exchange.Parcels.Trouble;
import org.enlace.exchange.Transport;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Stale;
import org.enlace.reference.WorldCountries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of whatever may come in, and what the sender learns of it. */
class ArrivalsTest {
    @TempDir
    Path folder;

    private TestNode co;
    private TestNode pe;
    private TestNode br;

    @BeforeEach
    void threeNodes() {
        co = TestNode.inMemory("CO", folder.resolve("co"));
        pe = TestNode.inMemory("PE", folder.resolve("pe"));
        br = TestNode.inMemory("BR", folder.resolve("br"));
        co.meets(pe);
        co.meets(br);
    }

    static State stateAt(TestNode owner, SharedRecord record, TestNode to) {
        return owner.records.deliveries(record.id()).stream()
                .filter(delivery -> delivery.country().equals(to.country))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private String codeAt(TestNode owner, SharedRecord record) {
        return owner.records.deliveries(record.id()).get(0).code();
    }

    static List<String> troubles(TestNode node) {
        return node.courier.troubles(10, TestNode.ALL).stream()
                .map(Trouble::code)
                .toList();
    }

    static String refusal(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }

    static byte[] lines(byte[] parcel, int... wanted) {
        String[] all = new String(parcel, StandardCharsets.US_ASCII).split("\n");
        StringBuilder kept = new StringBuilder();
        Arrays.stream(wanted).forEach(line -> kept.append(all[line]).append('\n'));
        return kept.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void theSenderSeesSentReceivedAndAcknowledged() {
        SharedRecord record = co.share("one", pe, br);
        assertEquals(State.QUEUED, stateAt(co, record, pe));
        byte[] parcel = co.pack(pe);
        assertEquals(State.SENT, stateAt(co, record, pe));
        pe.take(parcel);
        assertEquals(State.SENT, stateAt(co, record, pe), "no receipt came yet");
        pe.sends(co);
        assertEquals(State.ACKNOWLEDGED, stateAt(co, record, pe));
        assertEquals(State.QUEUED, stateAt(co, record, br));
        assertEquals(List.of("one 1"), pe.told);
        assertEquals(
                "1.0.0",
                co.peers.list(TestNode.ALL).stream()
                        .filter(peer -> peer.country().equals(pe.country))
                        .findFirst()
                        .orElseThrow()
                        .modules()
                        .get("notes"));
    }

    @Test
    void theSameParcelAgainChangesNothing() {
        co.share("one", pe);
        byte[] parcel = co.pack(pe);
        pe.take(parcel);
        assertEquals(Map.of("duplicate", 1), pe.take(parcel).counts());
        assertEquals(List.of("one 1"), pe.told);
    }

    @Test
    void whatWasTakenBackBeforeItWasCarriedNeverLeaves() {
        SharedRecord record = co.share("a mistake", pe);
        co.records.withdraw(record.id(), 1, "names a victim", TestNode.ALL);
        co.pack(pe);
        byte[] parcel = co.pack(pe);
        assertEquals(Map.of("passed", 1, "delivered", 1), pe.take(parcel).counts());
        assertEquals(List.of(), pe.told);
        assertEquals("", ((MemoryStore) pe.store).<Held>all("held").get(0).reason(), "nor does the reason");
    }

    @Test
    void aFailingModuleHoldsBackItsRecordAlone() {
        pe.fails = true;
        SharedRecord bad = co.share("bad", pe);
        assertEquals(Map.of("quarantined", 1), co.sends(pe).counts());
        pe.fails = false;
        co.share("good", pe);
        assertEquals(Map.of("delivered", 1, "duplicate", 1), co.sends(pe).counts());
        pe.sends(co);
        assertEquals(State.QUARANTINED, stateAt(co, bad, pe));
        assertEquals("poison", codeAt(co, bad));
        assertEquals(1, pe.courier.retry(Optional.empty(), TestNode.ALL));
        pe.sends(co);
        assertEquals(State.ACKNOWLEDGED, stateAt(co, bad, pe));
    }

    @Test
    void unknownTypesFormatsAndClosedModulesAreKept() {
        pe.formats.clear();
        pe.formats.add(2);
        SharedRecord record = co.share("one", pe);
        assertEquals(Map.of("kept", 1), co.sends(pe).counts());
        pe.sends(co);
        assertEquals("unknown-format", codeAt(co, record));
        pe.formats.add(1);
        pe.closed = true;
        pe.courier.moduleCame(TestNode.ALL);
        pe.sends(co);
        assertEquals("module-closed", codeAt(co, record));
        pe.closed = false;
        var handler = pe.handler;
        pe.handler = Optional.empty();
        pe.courier.moduleCame(TestNode.ALL);
        pe.sends(co);
        assertEquals("unknown-type", codeAt(co, record));
        pe.handler = handler;
        assertEquals(1, pe.courier.moduleCame(TestNode.ALL));
        assertEquals(List.of("one 1"), pe.told);
    }

    @Test
    void aNewerVersionTakesThePlaceOfOneThatIsKept() {
        var handler = pe.handler;
        pe.handler = Optional.empty();
        SharedRecord record = co.share("one", pe);
        co.sends(pe);
        co.records.revise(TestNode.sharing(record.id(), "two", Handling.GENERAL, pe), 1, TestNode.ALL);
        co.sends(pe);
        pe.handler = handler;
        pe.courier.moduleCame(TestNode.ALL);
        assertEquals(List.of("two 2"), pe.told);
        pe.sends(co);
        assertEquals(0, co.courier.traffic(TestNode.ALL).get(1).refused());
    }

    @Test
    void aWithdrawalStaysOutstandingWhileTheModuleThatHasTheRecordIsAway() {
        SharedRecord record = co.share("one", pe);
        co.sends(pe);
        var handler = pe.handler;
        pe.handler = Optional.empty();
        co.records.withdraw(record.id(), 1, "", TestNode.ALL);
        co.sends(pe);
        pe.sends(co);
        assertTrue(co.records.deliveries(record.id()).get(0).outstanding());
        pe.handler = handler;
        pe.courier.moduleCame(TestNode.ALL);
        pe.sends(co);
        assertEquals(List.of("one 1", "gone "), pe.told);
        assertTrue(!co.records.deliveries(record.id()).get(0).outstanding());
    }

    @Test
    void aHandlingCodeThatTheModuleDoesNotKeepToIsRefused() {
        pe.honoured.retainAll(EnumSet.of(HandlingCode.H0, HandlingCode.H1));
        SharedRecord record = co.records.share(
                TestNode.sharing(TestNode.id(), "one", Handling.of(HandlingCode.H1, HandlingCode.H2), pe),
                TestNode.ALL);
        assertEquals(Map.of("refused", 1), co.sends(pe).counts());
        assertEquals(null, ((MemoryStore) pe.store).<Held>all("held").get(0).content());
        pe.sends(co);
        assertEquals(State.REFUSED, stateAt(co, record, pe));
        assertEquals("handling", codeAt(co, record));
        co.records.revise(TestNode.sharing(record.id(), "one", Handling.of(HandlingCode.H1), pe), 1, TestNode.ALL);
        co.sends(pe);
        assertEquals(List.of("one 2"), pe.told);
    }

    @Test
    void theSameVersionWithOtherContentIsAForkAndTheOwnerDecides() {
        SharedRecord record = co.share("one", pe);
        var backup = ((MemoryStore) co.store).backup();
        co.records.revise(TestNode.sharing(record.id(), "two", Handling.GENERAL, pe), 1, TestNode.ALL);
        co.sends(pe);
        ((MemoryStore) co.store).restore(backup);
        co.records.revise(TestNode.sharing(record.id(), "other two", Handling.GENERAL, pe), 1, TestNode.ALL);
        co.sends(pe);
        pe.sends(co);
        assertEquals(2, co.store.self().orElseThrow().epoch(), "the receipt tells of a stream that is not this one");
        assertEquals(Map.of("refused", 1), co.sends(pe).counts());
        assertTrue(troubles(pe).contains("fork"));
        pe.sends(co);
        assertEquals("fork", codeAt(co, record));
        assertEquals(List.of("two 2"), pe.told);
        assertEquals(3, co.courier.again(record.id(), TestNode.ALL));
        co.sends(pe);
        assertEquals(List.of("two 2", "other two 3"), pe.told);
    }

    @Test
    void aParcelOfAnOlderEpochIsPutAside() {
        co.share("one", pe);
        byte[] old = co.pack(pe);
        co.courier.restored(TestNode.ALL);
        co.sends(pe);
        assertEquals(Map.of("older-epoch", 1), pe.take(old).counts());
        assertEquals(List.of("one 1"), pe.told);
    }

    @Test
    void aRestoredReceiverIsSentAgainWhatItLost() {
        var backup = ((MemoryStore) pe.store).backup();
        co.share("one", pe);
        co.sends(pe);
        pe.sends(co);
        ((MemoryStore) pe.store).restore(backup);
        pe.told.clear();
        pe.sends(co);
        co.sends(pe);
        assertEquals(List.of(), pe.told, "a letter with the number of one that was read tells nothing");
        pe.sends(co);
        co.sends(pe);
        assertEquals(List.of("one 1"), pe.told);
    }

    @Test
    void whatARestoredOwnerForgotIsShownAndCanBeTakenBack() {
        var backup = ((MemoryStore) co.store).backup();
        SharedRecord record = co.share("one", pe);
        co.sends(pe);
        ((MemoryStore) co.store).restore(backup);
        co.courier.restored(TestNode.ALL);
        co.sends(pe);
        pe.sends(co);
        assertEquals(record.id(), co.store.unremembered().get(0).record());
        assertEquals(2, co.courier.again(record.id(), TestNode.ALL));
        co.sends(pe);
        assertEquals(List.of("one 1", "gone "), pe.told);
        pe.sends(co);
        assertEquals(List.of(), co.store.unremembered());
    }

    @Test
    void unknownUntrustedAndRevokedPeersAreRefusedByName() {
        TestNode ec = TestNode.inMemory("EC", folder.resolve("ec"));
        ec.trusts(pe);
        ec.share("one", pe);
        byte[] parcel = ec.pack(pe);
        assertEquals("exchange.unknown-peer", refusal(() -> pe.take(parcel)));
        pe.peers.add(ec.peers.card(TestNode.ALL), TestNode.ALL);
        assertEquals("exchange.untrusted-peer", refusal(() -> pe.take(parcel)));
        pe.peers.trust(ec.country, ec.peers.fingerprint(), TestNode.ALL);
        assertEquals(Map.of("delivered", 1), pe.take(parcel).counts());
        pe.peers.revoke(ec.country, "stolen", TestNode.ALL);
        assertEquals("exchange.revoked-peer", refusal(() -> pe.take(parcel)));
        assertEquals("exchange.no-peer", refusal(() -> pe.pack(ec)));
    }

    @Test
    void aModuleThatSomebodyIsQuickerThanIsAskedAgain() {
        co.share("one", pe);
        pe.overtaken = 1;
        assertEquals(Map.of("delivered", 1), co.sends(pe).counts());
        co.share("two", pe);
        pe.overtaken = Integer.MAX_VALUE;
        assertEquals(Map.of("quarantined", 1, "duplicate", 1), co.sends(pe).counts());
        pe.overtaken = 1;
        assertEquals(1, pe.courier.retry(Optional.empty(), TestNode.ALL));
        assertEquals(List.of("one 1", "two 1"), pe.told);
    }

    @Test
    void aRevisionOfWhatIsRevisedAtThatMomentIsStale() {
        SharedRecord record = co.share("one", pe);
        ((MemoryStore) co.store).whileLocking(() -> co.records.withdraw(record.id(), 1, "why", TestNode.ALL));
        assertThrows(
                Stale.class,
                () -> co.records.revise(TestNode.sharing(record.id(), "two", Handling.GENERAL, pe), 1, TestNode.ALL));
    }

    @Test
    void aVersionThatComesAfterItsModuleFailedAtTheOneBeforeIsNotQuarantinedForIt() {
        pe.closed = true;
        SharedRecord record = co.share("one", pe);
        co.sends(pe);
        co.records.revise(TestNode.sharing(record.id(), "two", Handling.GENERAL, pe), 1, TestNode.ALL);
        byte[] second = co.pack(pe);
        pe.closed = false;
        pe.fails = true;
        MemoryStore store = (MemoryStore) pe.store;
        store.beforeNext(() -> store.beforeNext(() -> {
            pe.closed = true;
            pe.take(second);
        }));
        assertEquals(0, pe.courier.retry(Optional.empty(), TestNode.ALL));
        assertEquals("module-closed", pe.courier.stuck(10, TestNode.ALL).get(0).code());
    }

    @Test
    void aNodeBeginsAgainWhenItIsShownALetterThatItDoesNotRemember() {
        var backup = ((MemoryStore) pe.store).backup();
        co.share("one", pe);
        co.sends(pe);
        pe.sends(co);
        pe.sends(co);
        ((MemoryStore) pe.store).restore(backup);
        pe.told.clear();
        co.sends(pe);
        assertEquals(2, epoch(pe));
        pe.sends(co);
        co.sends(pe);
        assertEquals(List.of("one 1"), pe.told);
    }

    static long epoch(TestNode node) {
        return node.store.self().orElseThrow().epoch();
    }

    @Test
    void aParcelForAnotherIsRefused() {
        co.share("one", pe);
        assertEquals("exchange.other-node", refusal(() -> br.take(co.pack(pe))));
    }

    @Test
    void aMessageOfAnotherParcelDoesNotComeInByThisOne() {
        co.share("for Peru", pe);
        co.share("for Brazil", br);
        String forPe = new String(co.pack(pe), StandardCharsets.US_ASCII);
        String[] forBr = new String(co.pack(br), StandardCharsets.US_ASCII).split("\n");
        String[] own = forPe.split("\n");
        byte[] mixed = String.join("\n", own[0], own[1], forBr[2], forBr[3], "").getBytes(StandardCharsets.US_ASCII);
        assertEquals(Map.of("rejected", 1), pe.take(mixed).counts());
        assertTrue(troubles(pe).contains("stray"));
        byte[] swapped = String.join("\n", own[0], own[1], own[2], forBr[3], "").getBytes(StandardCharsets.US_ASCII);
        assertEquals(Map.of("rejected", 1), pe.take(swapped).counts());
        assertTrue(troubles(pe).contains("damaged"));
        assertEquals(List.of(), pe.told);
        assertEquals(Map.of("delivered", 1), co.sends(pe).counts());
        assertTrue(!troubles(pe).contains("damaged"), "what came after all is no problem any more");
    }

    @Test
    void aParcelThatIsCutGivesWhatIsWhole() {
        co.share("one", pe);
        co.share("two", pe);
        byte[] parcel = co.pack(pe);
        var arrival = pe.take(lines(parcel, 0, 1, 2, 3, 4));
        assertEquals(Map.of("delivered", 1), arrival.counts());
        assertTrue(arrival.troubles().get(0).startsWith("truncated"));
        assertEquals(Map.of("delivered", 1, "duplicate", 1), pe.take(parcel).counts());
    }

    @Test
    void whatIsNoParcelAtAllIsRefused() {
        assertEquals("exchange.parcel-form", refusal(() -> pe.take(new byte[0])));
        assertEquals(
                "exchange.parcel-form", refusal(() -> pe.take("hello\nworld\n".getBytes(StandardCharsets.US_ASCII))));
        assertEquals("exchange.parcel-form", refusal(() -> pe.take(new byte[] {0, 1, 2, '\n'})));
        byte[] parcel = co.pack(pe);
        byte[] behind = Arrays.copyOf(parcel, parcel.length + 2);
        behind[parcel.length] = 'x';
        behind[parcel.length + 1] = '\n';
        assertTrue(pe.take(behind).troubles().get(0).contains("behind the last message"));
    }

    private long troublesOfColombia() {
        return pe.courier.traffic(TestNode.ALL).stream()
                .filter(one -> one.country().equals(co.country))
                .findFirst()
                .orElseThrow()
                .troubles();
    }

    static byte[] changed(byte[] parcel, int line) {
        String[] all = new String(parcel, StandardCharsets.US_ASCII).split("\n");
        int middle = all[line].length() / 2;
        char other = all[line].charAt(middle) == 'A' ? 'B' : 'A';
        all[line] = all[line].substring(0, middle) + other + all[line].substring(middle + 1);
        return (String.join("\n", all) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aDamagedParcelIsAProblemOfItsSenderUntilAWholeOneComes() {
        co.share("one", pe);
        co.share("two", pe);
        byte[] parcel = co.pack(pe);
        for (int line = 0; line < 2; line++) {
            int damaged = line;
            assertThrows(Refusal.class, () -> pe.take(changed(parcel, damaged)), "line " + line);
            assertEquals(1, troublesOfColombia(), "line " + line + " " + troubles(pe));
            pe.take(parcel);
            assertEquals(0, troublesOfColombia());
            assertEquals(List.of(), troubles(pe));
        }
        co.share("three", pe);
        byte[] next = co.pack(pe);
        for (int line : List.of(7, 6, 2)) {
            Arrival arrival = pe.take(changed(next, line));
            assertFalse(arrival.settled(), arrival.toString());
            assertTrue(troublesOfColombia() > 0, "line " + line);
        }
        assertTrue(pe.take(next).settled());
        assertEquals(0, troublesOfColombia());
    }

    @Test
    void aParcelOfWhichNobodyCanTellWhoSentItIsRememberedUntilAWholeOneComes() {
        co.share("one", pe);
        byte[] parcel = co.pack(pe);
        assertThrows(Refusal.class, () -> pe.take("Hola\nHola\n".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(
                List.of(WorldCountries.UNKNOWN),
                pe.courier.troubles(10, TestNode.ALL).stream()
                        .map(Trouble::country)
                        .toList());
        assertEquals(0, troublesOfColombia());
        assertTrue(pe.take(parcel).settled());
        assertEquals(List.of(), troubles(pe));
    }

    @Test
    void whatIsSealedToAKeyThatIsGoneIsSealedAgainByItself() {
        SharedRecord record = co.share("one", pe);
        byte[] parcel = co.pack(pe);
        // Peru's keystore was lost and made anew for agreement, long enough ago.
        Own own = co.store.own(record.id()).orElseThrow();
        ((MemoryStore) co.store)
                .run(() -> co.store.write(own.in(
                        co.ground
                                .seals()
                                .seal(
                                        co.ground.seals().sign(Seals.Kind.MESSAGE, "{}"),
                                        List.of(br.ground.seals().own())),
                        own.sealedFor())));
        assertTrue(parcel.length > 0);
        assertEquals(Map.of("refused", 1), co.sends(pe).counts());
        pe.sends(co);
        assertEquals(State.QUEUED, stateAt(co, record, pe));
        assertEquals(
                Map.of("delivered", 1, "duplicate", 1).get("delivered"),
                co.sends(pe).counts().get("delivered"));
        assertEquals(List.of("one 1"), pe.told);
    }

    @Test
    void whatCouldNotBeCarriedIsQueuedStill() {
        SharedRecord record = co.share("one", pe);
        Transport full = new Transport() {
            @Override
            public String name() {
                return "full";
            }

            @Override
            public void carry(CountryCode to, Parcel parcel) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThrows(IOException.class, () -> co.courier.pack(pe.country, 0, full, TestNode.ALL));
        assertEquals(State.QUEUED, stateAt(co, record, pe));
    }

    @Test
    void contentThatIsTooLargeIsNotShared() {
        String large = "x".repeat(Exchange.LONGEST_CONTENT + 1);
        assertEquals("exchange.content-size", refusal(() -> co.share(large, pe)));
        SharedRecord most = co.share("\"".repeat(Exchange.LONGEST_CONTENT), pe);
        assertEquals(Map.of("delivered", 1), co.sends(pe).counts());
        pe.sends(co);
        assertEquals(State.ACKNOWLEDGED, stateAt(co, most, pe));
    }

    @Test
    void whoMayNotShareOrCarryIsForbidden() {
        Caller nobody = Caller.node();
        assertThrows(
                Forbidden.class,
                () -> co.records.share(TestNode.sharing(TestNode.id(), "x", Handling.GENERAL, pe), nobody));
        assertThrows(Forbidden.class, () -> co.courier.restored(nobody));
        assertThrows(Forbidden.class, () -> co.courier.traffic(nobody));
        assertThrows(Forbidden.class, () -> co.courier.pack(pe.country, 0, null, nobody));
        assertThrows(Forbidden.class, () -> co.peers.card(nobody));
    }

    @Test
    void everyChangeIsAudited() {
        SharedRecord record = co.share("one", pe);
        co.sends(pe);
        co.records.narrow(record.id(), 1, Set.of(), "why", TestNode.ALL);
        co.sends(pe);
        pe.sends(co);
        assertEquals(
                List.of(
                        "peer.add",
                        "peer.trust",
                        "peer.add",
                        "peer.trust",
                        "exchange.share",
                        "exchange.export",
                        "exchange.narrow",
                        "exchange.export",
                        "exchange.import"),
                co.acts.stream().map(act -> act.code()).toList());
        assertEquals(
                List.of(
                        "exchange.import",
                        "exchange.receive",
                        "exchange.import",
                        "exchange.receive",
                        "exchange.export"),
                pe.acts.stream()
                        .map(act -> act.code())
                        .filter(code -> code.startsWith("exchange"))
                        .toList());
    }
}
