package org.enlace.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.enlace.exchange.Peer.State;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How two nodes come to know each other, and how that ends. */
class PeerBookTest {
    @TempDir
    Path folder;

    private TestNode co;
    private TestNode pe;

    @BeforeEach
    void twoNodes() {
        co = TestNode.inMemory("CO", folder.resolve("co"));
        pe = TestNode.inMemory("PE", folder.resolve("pe"));
    }

    private static String card(TestNode node) {
        return node.peers.card(TestNode.ALL);
    }

    private static String refusal(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }

    private State state() {
        return co.peers.list(TestNode.ALL).get(0).state();
    }

    @Test
    void aCardIsWorthNothingUntilItsFingerprintWasCompared() {
        co.peers.add(card(pe), TestNode.ALL);
        assertEquals(State.NEW, state());
        assertEquals("peer.fingerprint", refusal(() -> co.peers.trust(pe.country, "00".repeat(32), TestNode.ALL)));
        assertEquals(
                "peer.fingerprint",
                refusal(() -> co.peers.trust(pe.country, pe.peers.fingerprint().substring(0, 16), TestNode.ALL)),
                "a part of it is not enough");
        String read = co.peers.list(TestNode.ALL).get(0).spoken().toUpperCase(Locale.ROOT);
        co.peers.trust(pe.country, read, TestNode.ALL);
        assertEquals(State.TRUSTED, state());
        assertThrows(NotFound.class, () -> co.peers.trust(pe.country, read, TestNode.ALL));
    }

    @Test
    void whatIsNoCardOrAltersOneIsRefused() {
        String card = card(pe);
        for (String wrong : List.of(
                "",
                "hello",
                card + "x",
                card.substring(9),
                card.replace('.', '-'),
                card(pe).replaceFirst("\\.", ".A"))) {
            assertEquals("peer.card", refusal(() -> co.peers.add(wrong, TestNode.ALL)), wrong);
        }
        assertEquals("peer.card", refusal(() -> co.peers.add("x".repeat(100_000), TestNode.ALL)));
        assertEquals("peer.own", refusal(() -> co.peers.add(card(co), TestNode.ALL)));
    }

    @Test
    void oneNodeOfACountryIsTrustedAtATime() {
        co.meets(pe);
        TestNode other = TestNode.inMemory("PE", folder.resolve("other"));
        co.peers.add(card(other), TestNode.ALL);
        assertEquals(
                "peer.one-per-country",
                refusal(() -> co.peers.trust(pe.country, other.peers.fingerprint(), TestNode.ALL)));
        assertEquals("peer.other-node", refusal(() -> co.peers.rotate(card(other), TestNode.ALL)));
        co.share("one", pe);
        co.sends(pe);
        pe.sends(co);
        co.peers.revoke(pe.country, "The server was replaced", TestNode.ALL);
        co.peers.trust(pe.country, other.peers.fingerprint(), TestNode.ALL);
        other.trusts(co);
        assertEquals(Map.of("delivered", 1), co.sends(other).counts(), "the new node is told everything");
    }

    @Test
    void revokedIsForGood() {
        co.meets(pe);
        co.peers.revoke(pe.country, "stolen", TestNode.ALL);
        assertEquals(State.REVOKED, state());
        assertEquals("peer.revoked", refusal(() -> co.peers.add(card(pe), TestNode.ALL)));
        assertThrows(NotFound.class, () -> co.peers.rotate(card(pe), TestNode.ALL));
        assertThrows(NotFound.class, () -> co.peers.revoke(pe.country, "again", TestNode.ALL));
    }

    @Test
    void aNewKeyIsTakenWhenTheOldOneVouchesForIt() {
        co.meets(pe);
        pe.share("before", co);
        byte[] underWay = pe.pack(co);
        String old = card(pe);
        pe.keys.keys().rotate();
        pe.keys.keys().rotate();
        pe.share("after", co);
        assertEquals("exchange.unknown-peer", refusal(() -> pe.sends(co)));
        co.peers.rotate(card(pe), TestNode.ALL);
        assertEquals(Map.of("delivered", 1), co.take(underWay).counts(), "what the old key signed is still taken");
        assertEquals(Map.of("delivered", 1, "duplicate", 1), pe.sends(co).counts());
        assertEquals(
                List.of(State.TRUSTED, State.REPLACED),
                co.peers.list(TestNode.ALL).stream().map(peer -> peer.state()).toList());
        assertEquals("peer.older", refusal(() -> co.peers.add(old, TestNode.ALL)));
    }

    @Test
    void aKeyThatNobodyVouchesForIsNotTaken() {
        co.meets(pe);
        // The same node with a keystore that was made anew.
        MemoryStore store = new MemoryStore();
        TestNode forged = new TestNode("PE", folder.resolve("forged"), store, store);
        store.run(() -> store.write(pe.store.self().orElseThrow()));
        assertEquals("peer.not-vouched", refusal(() -> co.peers.rotate(card(forged), TestNode.ALL)));
    }

    @Test
    void aNewKeyToSealToIsTakenWithTheCard() {
        co.meets(pe);
        String former = pe.ground.seals().own().id();
        pe.keys.agreements().rotate();
        co.peers.rotate(card(pe), TestNode.ALL);
        assertTrue(co.store.peers().stream().noneMatch(peer -> peer.agreement().equals(former)));
        co.share("one", pe);
        assertEquals(Map.of("delivered", 1), co.sends(pe).counts());
    }

    @Test
    void aCardThatIsReadWhileTrustIsEndedDoesNotBringItBack() {
        co.trusts(pe);
        String again = card(pe);
        ((MemoryStore) co.store).whileLocking(() -> co.peers.revoke(pe.country, "stolen", TestNode.ALL));
        assertEquals("peer.revoked", refusal(() -> co.peers.add(again, TestNode.ALL)));
    }
}
