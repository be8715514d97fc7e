package org.enlace.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.enlace.exchange.Delivery.State;
import org.enlace.exchange.Parcels;
import org.enlace.exchange.Parcels.Arrival;
import org.enlace.exchange.Transport;
import org.enlace.platform.Act;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Stale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a partner that is trusted and means harm can do, and what comes in at the wrong moment: neither changes what others have, nor
 * fills the node.
 */
class HostilePartnerTest {
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

    @Test
    void trustThatIsEndedWhileALetterIsReadStaysEnded() {
        byte[] parcel = co.pack(pe);
        ((MemoryStore) pe.store).beforeNext(() -> pe.peers.revoke(co.country, "stolen", TestNode.ALL));
        assertEquals("exchange.revoked-peer", ArrivalsTest.refusal(() -> pe.take(parcel)));
        assertEquals(Optional.empty(), pe.ground.trusted(co.country));
    }

    @Test
    void aWithdrawalThatComesWhileTheRecordIsTriedAgainIsTheLastWord() {
        var handler = pe.handler;
        pe.handler = Optional.empty();
        SharedRecord record = co.share("one", pe);
        co.sends(pe);
        co.records.withdraw(record.id(), 1, "", TestNode.ALL);
        byte[] withdrawal = co.pack(pe);
        ((MemoryStore) pe.store).whileLocking(() -> {
            pe.take(withdrawal);
            pe.handler = handler;
        });
        assertEquals(0, pe.courier.retry(Optional.empty(), TestNode.ALL));
        assertEquals(List.of(), pe.told);
    }

    private static InStream in(TestNode receiver, TestNode sender) {
        return receiver.store.in(sender.country).orElseThrow();
    }

    /** The receiver says of a stream what it likes. */
    private static void claim(TestNode receiver, InStream claim) {
        ((MemoryStore) receiver.store).run(() -> receiver.store.write(claim));
    }

    @Test
    void nobodyBeginsTheStreamsToOthersAgainByClaimingWhatWasNeverSent() {
        SharedRecord record = co.share("one", pe, br);
        co.sends(pe);
        co.sends(br);
        br.sends(co);
        InStream honest = in(pe, co);
        InStream ofBrazil = in(br, co);
        List<InStream> claims = List.of(
                new InStream(
                        co.country,
                        honest.node(),
                        Long.MAX_VALUE - 1,
                        1,
                        honest.chain(),
                        1,
                        honest.slip(),
                        InStream.Newest.NONE),
                new InStream(
                        co.country, honest.node(), 1, 7, Chain.sha256("x"), 0, honest.slip(), InStream.Newest.NONE),
                new InStream(
                        co.country,
                        honest.node(),
                        1,
                        1,
                        Chain.sha256("x"),
                        0,
                        pe.ground.seals().sign(Seals.Kind.SLIP, "{}"),
                        InStream.Newest.NONE),
                new InStream(
                        co.country, honest.node(), 1, 1, Chain.sha256("x"), 0, ofBrazil.slip(), ofBrazil.newest()));
        for (InStream claim : claims) {
            claim(pe, claim);
            Arrival arrival = pe.sends(co);
            assertTrue(arrival.troubles().get(0).startsWith("unproven"), arrival.toString());
            assertEquals(List.of("unproven"), ArrivalsTest.troubles(co));
            assertEquals(1, ArrivalsTest.epoch(co));
            assertEquals(State.ACKNOWLEDGED, ArrivalsTest.stateAt(co, record, br));
            assertEquals(State.SENT, ArrivalsTest.stateAt(co, record, pe));
        }
        claim(pe, honest);
        pe.sends(co);
        assertEquals(State.ACKNOWLEDGED, ArrivalsTest.stateAt(co, record, pe));
        assertEquals(List.of(), ArrivalsTest.troubles(co));
    }

    @Test
    void whatThisNodeSignedBeforeItBeganAgainBeginsNothingAgain() {
        var backup = ((MemoryStore) co.store).backup();
        co.share("one", pe);
        co.sends(pe);
        InStream proof = in(pe, co);
        ((MemoryStore) co.store).restore(backup);
        pe.sends(co);
        assertEquals(2, ArrivalsTest.epoch(co));
        co.sends(pe);
        for (int again = 0; again < 2; again++) {
            claim(pe, proof);
            pe.sends(co);
            assertEquals(2, ArrivalsTest.epoch(co));
        }
    }

    @Test
    void aLetterThatComesLateOrAgainTakesNothingBack() {
        byte[] first = pe.pack(co);
        SharedRecord record = co.share("one", pe);
        co.sends(pe);
        pe.modules.put("notes", "2.0.0");
        byte[] second = pe.pack(co);
        co.take(second);
        for (byte[] old : List.of(first, second)) {
            assertTrue(co.take(old).settled());
            assertEquals(State.ACKNOWLEDGED, ArrivalsTest.stateAt(co, record, pe));
            assertEquals(1, co.store.out(pe.country).orElseThrow().have());
            assertEquals(
                    "2.0.0",
                    co.ground.trusted(pe.country).orElseThrow().peer().modules().get("notes"));
        }
        pe.courier.restored(TestNode.ALL);
        pe.sends(co);
        co.take(second);
        assertEquals(2, in(co, pe).epoch());
        assertEquals(1, in(co, pe).newest().number());
    }

    /** Peru with narrow limits: two messages wait, of so many characters; two named ones, three problems, one answer. */
    private TestNode narrowPeru(long waitingSize) {
        TestNode narrow = TestNode.inMemory(
                "PE", folder.resolve("narrow"), new Limits(2, waitingSize, 2, 3, 1, Parcels.MOST_MESSAGES, 1 << 20));
        TestNode colombia = TestNode.inMemory("CO", folder.resolve("colombia"));
        colombia.meets(narrow);
        co = colombia;
        return narrow;
    }

    @Test
    void whatWasRefusedCountsAsAcknowledgedInNoReceipt() {
        TestNode narrow = narrowPeru(10_000);
        narrow.honoured.retainAll(EnumSet.of(HandlingCode.H0));
        List<SharedRecord> refused = IntStream.range(0, 3)
                .mapToObj(any -> co.records.share(
                        TestNode.sharing(TestNode.id(), "x", Handling.of(HandlingCode.H2), narrow), TestNode.ALL))
                .toList();
        SharedRecord taken = co.share("y", narrow);
        co.sends(narrow);
        for (int letters = 0; letters < 3; letters++) {
            narrow.sends(co);
            refused.forEach(record -> assertNotEquals(State.ACKNOWLEDGED, ArrivalsTest.stateAt(co, record, narrow)));
        }
        refused.forEach(record -> assertEquals(State.REFUSED, ArrivalsTest.stateAt(co, record, narrow)));
        assertEquals(State.ACKNOWLEDGED, ArrivalsTest.stateAt(co, taken, narrow));
    }

    @Test
    void aStreamGoesOnWhateverItNamed() {
        TestNode narrow = narrowPeru(10_000);
        List<SharedRecord> all = IntStream.range(0, 5)
                .mapToObj(each -> co.share("old " + each, narrow))
                .toList();
        for (int each = 0; each < 4; each++) {
            co.records.revise(
                    TestNode.sharing(all.get(each).id(), "new " + each, Handling.GENERAL, narrow), 1, TestNode.ALL);
            byte[] parcel = co.pack(narrow);
            int line = 2 + 2 * each;
            assertEquals(
                    Map.of("passed", 1),
                    narrow.take(ArrivalsTest.lines(parcel, 0, 1, line, line + 1))
                            .counts());
        }
        assertEquals(
                List.of(6L, 9L),
                narrow.store.announced(co.country).stream().map(Announced::seq).toList());
        co.sends(narrow);
        assertEquals(List.of("old 4 1", "new 0 2", "new 1 2", "new 2 2", "new 3 2"), narrow.told);
    }

    @Test
    void whatWaitsIsWholeAndTakesNoMoreRoomThanThereIs() {
        TestNode narrow = narrowPeru(8_000);
        co.share("one", narrow);
        co.share("x".repeat(3000), narrow);
        co.share("three", narrow);
        co.share("four", narrow);
        byte[] parcel = co.pack(narrow);
        assertEquals(
                Map.of("rejected", 1),
                narrow.take(ArrivalsTest.lines(ArrivalsTest.changed(parcel, 7), 0, 1, 6, 7))
                        .counts());
        assertEquals(0, narrow.store.countWaiting(co.country));
        assertEquals(
                Map.of("waiting", 1),
                narrow.take(ArrivalsTest.lines(parcel, 0, 1, 6, 7)).counts());
        assertEquals(
                Map.of("rejected", 1),
                narrow.take(ArrivalsTest.lines(parcel, 0, 1, 4, 5)).counts(),
                "it is too large to wait");
        assertTrue(ArrivalsTest.troubles(narrow).contains("too-many-wait"));
        assertEquals(
                Map.of("waiting", 1),
                narrow.take(ArrivalsTest.lines(parcel, 0, 1, 8, 9)).counts());
        assertEquals(4, narrow.take(parcel).counts().get("delivered"));
        assertEquals(0, narrow.store.countWaiting(co.country));
    }

    @Test
    void whatIsKeptCostsNothingWhenOthersSend() {
        pe.handler = Optional.empty();
        co.share("one", pe);
        co.sends(pe);
        pe.trusts(br);
        br.trusts(pe);
        long acts = pe.acts.size();
        br.sends(pe);
        assertEquals(
                List.of("exchange.import"),
                pe.acts.stream().skip(acts).map(Act::code).toList());
    }

    @Test
    void aPartnerFillsNoTableWithProblems() {
        TestNode narrow = narrowPeru(10_000);
        IntStream.range(0, 6).forEach(each -> co.share("x" + each, narrow));
        byte[] parcel = co.pack(narrow);
        for (int line = 3; line <= 13; line += 2) {
            narrow.take(ArrivalsTest.lines(ArrivalsTest.changed(parcel, line), 0, 1, line - 1, line));
        }
        assertEquals(3, narrow.store.countTroubles(co.country));
        assertTrue(narrow.take(parcel).settled());
        assertEquals(0, narrow.store.countTroubles(co.country));
    }

    /** Carries a parcel to memory, and something happens as soon as its first line was written. */
    private static byte[] carried(TestNode from, TestNode to, Runnable meanwhile, boolean fails) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        from.courier.pack(
                to.country,
                0,
                new Transport() {
                    @Override
                    public String name() {
                        return "slow";
                    }

                    @Override
                    public void carry(CountryCode country, Parcel parcel) throws IOException {
                        AtomicReference<Runnable> once = new AtomicReference<>(meanwhile);
                        parcel.writeTo(new FilterOutputStream(bytes) {
                            @Override
                            public void write(byte[] some, int begin, int length) throws IOException {
                                out.write(some, begin, length);
                                Optional.ofNullable(once.getAndSet(null)).ifPresent(Runnable::run);
                            }
                        });
                        if (fails) {
                            throw new IOException("No space left on device");
                        }
                    }
                },
                TestNode.ALL);
        return bytes.toByteArray();
    }

    @Test
    void whatIsTakenBackWhileTheParcelIsWrittenDoesNotLeave() throws IOException {
        SharedRecord record = co.share("names a victim", pe);
        byte[] parcel = carried(co, pe, () -> co.records.withdraw(record.id(), 1, "a mistake", TestNode.ALL), false);
        assertEquals(Map.of("passed", 1), pe.take(parcel).counts());
        assertEquals(2, pe.store.announced(co.country).get(0).seq());
        assertEquals(Map.of("delivered", 1, "duplicate", 1), co.sends(pe).counts());
        assertEquals(List.of(), pe.told);
        pe.sends(co);
        assertEquals(State.ACKNOWLEDGED, ArrivalsTest.stateAt(co, record, pe));
    }

    @Test
    void aCarryingThatFailsTakesNothingBack() throws IOException {
        SharedRecord record = co.share("one", pe);
        Runnable takenIn = () -> {
            co.sends(pe);
            pe.sends(co);
        };
        assertThrows(IOException.class, () -> carried(co, pe, takenIn, true));
        assertEquals(State.ACKNOWLEDGED, ArrivalsTest.stateAt(co, record, pe));
    }

    @Test
    void aParcelOfAnEpochThatEndsWhileItIsWrittenIsNotFinished() {
        SharedRecord record = co.share("one", pe);
        co.records.revise(TestNode.sharing(record.id(), "two", Handling.GENERAL, pe), 1, TestNode.ALL);
        assertThrows(Stale.class, () -> carried(co, pe, () -> co.courier.restored(TestNode.ALL), false));
        assertEquals(
                List.of(1L),
                co.store.messages(pe.country, 0, 10).stream().map(Message::seq).toList());
        assertEquals(State.QUEUED, ArrivalsTest.stateAt(co, record, pe));
    }
}
