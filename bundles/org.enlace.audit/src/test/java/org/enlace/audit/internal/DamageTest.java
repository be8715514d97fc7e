package org.enlace.audit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.StringReader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.audit.AuditFilter;
import org.enlace.audit.Verified;
import org.enlace.audit.internal.persistence.JdbcAuditStore;
import org.enlace.audit.proof.Anchors;
import org.enlace.audit.proof.Findings;
import org.enlace.keys.Keys;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;

/** Whoever can write into the database alters the log; verification names the place. Each damage is undone afterwards. */
class DamageTest {
    private static final Caller AUDITOR =
            Desk.officer("aud", "audit.read", "audit.verify", "audit.erase", "audit.export");

    /** A damage, and what is found first. */
    record Damage(String what, Act act, String found) {}

    @FunctionalInterface
    interface Act {
        void run(Hand hand) throws SQLException;
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A hand in the database. */
    record Hand(Store store) {
        static Hand in(TestDatabase database) {
            return new Hand(database.open(new Schema("hand", List.of(), JdbcAuditStore.class)));
        }

        void run(String sql) throws SQLException {
            try (PreparedStatement statement = store.connection().prepareStatement(sql)) {
                assertTrue(statement.executeUpdate() > 0, sql);
            }
        }

        String one(String sql) throws SQLException {
            try (PreparedStatement statement = store.connection().prepareStatement(sql);
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }

        /** One character becomes another, or a number another. */
        void flip(String table, String column, String where) throws SQLException {
            String from = " from audit." + table + " where " + where;
            String before = one("select " + column + from);
            assertTrue(before != null, table + "." + column + " is not set where " + where);
            boolean number = before.matches("\\d{1,18}")
                    && !column.equals("root")
                    && !column.equals("salt")
                    && !column.equals("subject_id");
            int at = before.length() / 2;
            char flipped = (char) (before.charAt(at) ^ 1);
            String after = number
                    ? String.valueOf(Long.parseLong(before) ^ 1)
                    : before.substring(0, at) + flipped + before.substring(at + 1);
            try (PreparedStatement statement = store.connection()
                    .prepareStatement("update audit." + table + " set " + column + " = ? where " + where)) {
                if (number) {
                    statement.setLong(1, Long.parseLong(after));
                } else {
                    statement.setString(1, after);
                }
                assertEquals(1, statement.executeUpdate());
            }
        }

        void set(String table, String column, String value, String where) throws SQLException {
            try (PreparedStatement statement = store.connection()
                    .prepareStatement("update audit." + table + " set " + column + " = ? where " + where)) {
                statement.setString(1, value);
                assertEquals(1, statement.executeUpdate());
            }
        }

        String id(int leaf) throws SQLException {
            return one("select entry_id from audit.leaf where place = " + leaf);
        }

        String entry(int leaf) throws SQLException {
            return "id = '" + id(leaf) + "'";
        }

        String of(int leaf) throws SQLException {
            return "entry_id = '" + id(leaf) + "'";
        }
    }

    static List<Damage> damages() {
        List<Damage> all = new ArrayList<>();
        all.add(new Damage(
                "a byte of a body",
                hand -> hand.flip("entry", "body", hand.entry(13)),
                "entry 13 was altered: its body no longer has the hash that was signed"));
        for (String column : List.of("code", "officer", "door", "outcome", "happened", "subject_kind", "subject_id")) {
            all.add(new Damage(
                    "a byte of the column " + column,
                    hand -> hand.flip("entry", column, hand.entry(13)),
                    "entry 13: the column " + column + " was altered; the body says otherwise"));
        }
        all.add(new Damage(
                "a deputy that there was not",
                hand -> hand.run("update audit.entry set acting_for = 'eva' where " + hand.entry(13)),
                "entry 13: the column acting_for was altered; the body says otherwise"));
        all.add(new Damage(
                "a byte of a value",
                hand -> hand.flip("entry_value", "content", hand.of(14) + " and name = 'before/title'"),
                "entry 14: the value before/title was altered"));
        all.add(new Damage(
                "a byte of a salt",
                hand -> hand.flip("entry_value", "salt", hand.of(14) + " and name = 'reason'"),
                "entry 14: the value reason was altered"));
        all.add(new Damage(
                "a byte of a value's name",
                hand -> hand.flip("entry_value", "name", hand.of(14) + " and name = 'reason'"),
                "entry 14: the value reason is missing without a recorded erasure"));
        all.add(new Damage(
                "a value without its act of erasing",
                hand -> hand.run("delete from audit.entry_value where " + hand.of(14) + " and name = 'after/body'"),
                "entry 14: the value after/body is missing without a recorded erasure"));
        all.add(new Damage(
                "a value put in",
                hand -> hand.run("insert into audit.entry_value (entry_id, name, salt, content) values ('" + hand.id(14)
                        + "', 'extra', '00', 'x')"),
                "entry 14: the value extra does not belong to it"));
        all.add(new Damage(
                "an erasure by no act",
                hand -> {
                    hand.run("delete from audit.entry_value where " + hand.of(14) + " and name = 'reason'");
                    hand.run("insert into audit.erasure (entry_id, name, act_id) values ('" + hand.id(14)
                            + "', 'reason', '" + hand.id(1) + "')");
                },
                "entry 14: the value reason is said to be erased by"));
        all.add(new Damage(
                "a person taken from the index",
                hand -> hand.run("delete from audit.person where " + hand.of(3)),
                "entry 3: the list of people it concerns was altered"));
        all.add(new Damage(
                "an entry deleted",
                hand -> hand.run("delete from audit.entry where " + hand.entry(17)),
                "entry 17 is missing"));
        all.add(new Damage(
                "an entry deleted with its place",
                hand -> {
                    hand.run("delete from audit.entry where " + hand.entry(17));
                    hand.run("delete from audit.leaf where place = 17");
                },
                "entry 17 is missing"));
        all.add(new Damage(
                "two entries with their places exchanged",
                hand -> {
                    String one = hand.id(11);
                    String other = hand.id(25);
                    hand.run("update audit.leaf set entry_id = 'x' where place = 11");
                    hand.run("update audit.leaf set entry_id = '" + one + "' where place = 25");
                    hand.run("update audit.leaf set entry_id = '" + other + "' where place = 11");
                },
                "entries 11 and 25 were exchanged"));
        all.add(new Damage(
                "an entry put in beside the log",
                hand -> hand.run("insert into audit.entry (id, body, happened, code, officer, door, outcome) values"
                        + " ('01900000-0000-7000-8000-000000000000', '{}', 1, 'a.b', 'eva', 'page', 'done')"),
                "the entry with the id 01900000-0000-7000-8000-000000000000 was put in beside the log"));
        all.add(new Damage(
                "an entry that waits, lost",
                hand -> hand.run(
                        "insert into audit.pending (entry_id) values ('01900000-0000-7000-8000-000000000000')"),
                "the entry with the id 01900000-0000-7000-8000-000000000000 is missing"));
        all.add(new Damage(
                "a byte of a leaf's hash in the tree",
                hand -> hand.run(
                        "update audit.tile set hashes = case when substr(hashes, 1, 2) = '00' then '01' else '00' end"
                                + " || substr(hashes, 3) where tier = 0 and place = 0"),
                "the tree was altered: tier 0, tile 0, hash 0"));
        all.add(new Damage(
                "a byte of a node",
                hand -> hand.flip("tile", "hashes", "tier = 1 and place = 0"),
                "the tree was altered: tier 1, tile 0, hash 0"));
        all.add(new Damage(
                "a tile deleted",
                hand -> hand.run("delete from audit.tile where tier = 1"),
                "the tree was altered: tier 1, tile 0, hash 0"));
        for (String column : List.of("root", "signature", "signed_at", "leaves")) {
            all.add(new Damage(
                    "a byte of a head's " + column,
                    hand -> hand.flip("head", column, "number = 3"),
                    "head 3 was altered: its signature is not right"));
        }
        all.add(new Damage(
                "a byte of a head's signer", hand -> hand.flip("head", "signer", "number = 3"), "head 3 is signed by"));
        all.add(new Damage(
                "a head deleted", hand -> hand.run("delete from audit.head where number = 3"), "head 3 is missing"));
        all.add(new Damage(
                "the last head deleted",
                hand -> hand.run("delete from audit.head where number = (select max(number) from audit.head)"),
                "head 27 is missing"));
        all.add(new Damage(
                "the end cut",
                hand -> {
                    hand.run(
                            "delete from audit.entry where id in (select entry_id from audit.leaf where place >= 255)");
                    hand.run("delete from audit.leaf where place >= 255");
                },
                "the log was cut after entry 254: head 26 was signed over 260 entries"));
        all.add(new Damage(
                "the end cut, and the size of the tree with it",
                hand -> {
                    hand.run(
                            "delete from audit.entry where id in (select entry_id from audit.leaf where place >= 255)");
                    hand.run("delete from audit.leaf where place >= 255");
                    hand.run("update audit.tree set leaves = 255");
                },
                "the log was cut after entry 254: head 26 was signed over 260 entries"));
        all.add(new Damage(
                "the size of the tree",
                hand -> hand.run("update audit.tree set leaves = 255"),
                "the size of the tree was altered: it says 255 entries and 27 heads, there are 265 and 27"));
        all.add(new Damage(
                "an entry and the tree rewritten together",
                DamageTest::rewrite,
                "the log was rewritten between the entries 40 and 49: head 5 was signed over something else"));
        return all;
    }

    /** Entry 42 says something else, and the tile holds the hash of that. */
    private static void rewrite(Hand hand) throws SQLException {
        String body =
                hand.one("select body from audit.entry where " + hand.entry(42)).replace("\"42\"", "\"43\"");
        try (PreparedStatement statement =
                hand.store().connection().prepareStatement("update audit.entry set body = ? where " + hand.entry(42))) {
            statement.setString(1, body);
            statement.executeUpdate();
        }
        String hash = org.enlace.audit.proof.Merkle.hex(org.enlace.audit.proof.Merkle.leaf(body));
        hand.run("update audit.tile set hashes = substr(hashes, 1, " + 42 * 64 + ") || '" + hash
                + "' || substr(hashes, " + (43 * 64 + 1) + ") where tier = 0 and place = 0");
    }

    @OnEveryDatabase
    void everyDamageIsNamedWithItsPlace(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            desk.fill(265);
            Hand hand = Hand.in(database);
            assertTrue(verify(desk, "").whole());
            for (Damage damage : damages()) {
                Verified verified = damaged(desk, hand, damage.act(), "");
                assertFalse(verified.whole(), damage.what() + " was not noticed");
                String first = verified.findings().get(0).text();
                assertTrue(
                        first.startsWith(damage.found()),
                        () -> damage.what() + ": "
                                + verified.findings().stream()
                                        .map(org.enlace.audit.proof.Finding::text)
                                        .toList());
            }
            assertTrue(verify(desk, "").whole());
        }
    }

    /** The act of anchoring has its place too: nothing is placed while the damage is done. */
    private static String anchored(Desk desk) {
        String anchor = desk.proofs.anchor(AUDITOR);
        desk.log.signed();
        return anchor;
    }

    @OnEveryDatabase
    void aCutThatTakesTheHeadsWithItShowsAgainstAnAnchor(TestDatabase database) throws Exception {
        try (Desk desk = new Desk(database)) {
            desk.fill(40);
            String anchor = anchored(desk);
            Act cut = hand -> {
                hand.run("delete from audit.entry where id in (select entry_id from audit.leaf where place >= 20)");
                hand.run("delete from audit.leaf where place >= 20");
                hand.run("delete from audit.head where number > 2");
                hand.run("update audit.tree set leaves = 20, heads = 2");
            };
            Hand hand = Hand.in(database);
            assertEquals(
                    List.of(),
                    damaged(desk, hand, cut, "").findings().stream()
                            .filter(found -> !found.kind().word().equals("entry-stray"))
                            .toList());
            assertEquals(
                    "the log was cut after entry 19: the anchor in line 1 was signed over 40 entries",
                    damaged(desk, hand, cut, anchor).findings().get(0).text());
        }
    }

    @OnEveryDatabase
    void aForkShowsAgainstAnAnchorEvenWhenTheNodesOwnKeySignedIt(TestDatabase database) throws Exception {
        try (Desk desk = new Desk(database)) {
            desk.fill(30);
            String anchor = anchored(desk);
            Act fork = hand -> {
                rewriteAll(desk, hand, 12);
            };
            Hand hand = Hand.in(database);
            assertTrue(
                    damaged(desk, hand, fork, "").whole(), "a log signed anew by its own key looks whole from inside");
            assertEquals(
                    "the log is not the one that was anchored: at 30 entries it differs from the anchor in line 1",
                    damaged(desk, hand, fork, anchor).findings().get(0).text());
        }
    }

    /** The facts of an entry change, and all that follows is made to fit, as somebody with the key could. */
    private static void rewriteAll(Desk desk, Hand hand, int leaf) throws SQLException {
        String body = hand.one("select body from audit.entry where " + hand.entry(leaf))
                .replace("\"number\":\"" + leaf + "\"", "\"number\":\"99\"");
        try (PreparedStatement statement = hand.store()
                .connection()
                .prepareStatement("update audit.entry set body = ? where " + hand.entry(leaf))) {
            statement.setString(1, body);
            statement.executeUpdate();
        }
        String hash = org.enlace.audit.proof.Merkle.hex(org.enlace.audit.proof.Merkle.leaf(body));
        hand.run("update audit.tile set hashes = substr(hashes, 1, " + leaf * 64 + ") || '" + hash
                + "' || substr(hashes, " + ((leaf + 1) * 64 + 1) + ") where tier = 0 and place = 0");
        AuditStore.Tree tree = desk.store.tree().orElseThrow();
        for (var head : desk.store.heads(tree, 1, 100)) {
            String root = TileTree.load(desk.store, head.size()).root();
            var anew = new org.enlace.audit.proof.Head(
                    head.log(), head.node(), head.number(), head.size(), root, head.at(), head.signer(), "");
            var signed = anew.signed(desk.keys.sign(anew.note()).signature());
            hand.run("update audit.head set root = '" + root + "', signature = '" + signed.signature()
                    + "' where number = " + head.number());
        }
    }

    @OnEveryDatabase
    void anAnchorOfAnotherLogOrAnAlteredOneIsNamed(TestDatabase database) throws Exception {
        try (Desk desk = new Desk(database)) {
            desk.fill(10);
            String anchor = anchored(desk);
            String altered = anchor.replace("\"size\":10", "\"size\":11");
            assertEquals(
                    "the anchor in line 2 was altered: its signature is not right",
                    verify(desk, anchor + "\n" + altered).findings().get(0).text());
            Keys.Signer signer = desk.keys.signer();
            var head = new org.enlace.audit.proof.Head(
                    "another", "CO", 1, 10, "00", java.time.Instant.EPOCH, signer.id(), "");
            String foreign =
                    Anchors.line(head.signed(desk.keys.sign(head.note()).signature()), signer.key());
            assertEquals(
                    "the anchor in line 1 is of another log, another",
                    verify(desk, foreign).findings().get(0).text());
            assertTrue(verify(desk, anchor).whole());
            assertEquals(1, verify(desk, anchor).anchors());
        }
    }

    @OnEveryDatabase
    void headsStayProvenWhenTheKeyChangesAndAnUnknownKeyIsNamed(TestDatabase database) throws Exception {
        try (Desk desk = new Desk(database)) {
            desk.fill(10);
            desk.keys.rotate();
            desk.fill(5);
            assertTrue(verify(desk, "").whole());
            Findings findings = new Findings();
            Verified verified = new LogVerifier(
                            desk.store,
                            id -> desk.keys
                                    .signer(id)
                                    .filter(s -> s.equals(desk.keys.signer()))
                                    .map(Keys.Signer::key),
                            List.of(),
                            findings,
                            (step, done, total) -> {})
                    .verify(java.time.Clock.systemUTC());
            assertTrue(verified.findings().get(0).text().startsWith("head 1 is signed by "));
        }
    }

    @OnEveryDatabase
    void erasingLeavesTheProofsWholeAndIsItselfAnEntry(TestDatabase database) throws Exception {
        try (Desk desk = new Desk(database)) {
            desk.fill(10);
            long erased = desk.proofs.erase(AuditFilter.ofRecord("protocol", "p2"), "Court order 7/2026", AUDITOR);
            assertEquals(2 * 5, erased);
            desk.log.signed();
            Verified verified = verify(desk, "");
            assertTrue(verified.whole(), () -> verified.findings().get(0).text());
            assertEquals(10, verified.erased());
            Hand hand = Hand.in(database);
            Verified more = damaged(
                    desk, hand, h -> h.run("delete from audit.erasure where name = 'reason' and " + h.of(2)), "");
            assertEquals(
                    "entry 2: the value reason is missing without a recorded erasure",
                    more.findings().get(0).text());
            Verified widened = damaged(
                    desk,
                    hand,
                    h -> {
                        h.run("insert into audit.erasure (entry_id, name, act_id) select '" + h.id(1)
                                + "', 'reason', max(act_id) from audit.erasure");
                        h.run("delete from audit.entry_value where name = 'reason' and " + h.of(1));
                    },
                    "");
            assertTrue(widened.findings().get(0).text().startsWith("the list of what the act"));
        }
    }

    @OnEveryDatabase
    void erasingOnePersonLeavesAnEntryToTheOtherItConcerns(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            desk.log.record(org.enlace.platform.Act.done("protocols.revise", AUDITOR)
                    .on("protocol", "p1")
                    .because("Both asked for it")
                    .concerning(new OfficerId("maria"))
                    .concerning(new OfficerId("jose")));
            AuditFilter maria = AuditFilter.ofPerson("officer:maria");
            AuditFilter jose = AuditFilter.ofPerson("officer:jose");

            assertEquals(2, desk.proofs.erase(maria, "Court order 7/2026", AUDITOR));

            assertEquals(0, desk.trail.page(maria, null, 10, AUDITOR).lines().size());
            var left = desk.trail.page(jose, null, 10, AUDITOR).lines();
            assertEquals(1, left.size());
            desk.log.signed();
            assertTrue(verify(desk, "").whole());
            assertEquals(1, desk.proofs.erase(jose, "Court order 8/2026", AUDITOR));
            desk.log.signed();
            assertTrue(verify(desk, "").whole());
        }
    }

    static Verified verify(Desk desk, String anchors) {
        Findings findings = new Findings();
        try {
            List<Anchors.Anchor> kept = Anchors.read(new BufferedReader(new StringReader(anchors)), findings);
            return new LogVerifier(
                            desk.store,
                            id -> desk.keys.signer(id).map(Keys.Signer::key),
                            kept,
                            findings,
                            (step, done, total) -> {})
                    .verify(java.time.Clock.systemUTC());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Verified damaged(Desk desk, Hand hand, Act act, String anchors) {
        return during(desk, hand, act, () -> verify(desk, anchors));
    }

    /** What is found while the damage is there; it is undone with the transaction it was done in. */
    static <T> T during(Desk desk, Hand hand, Act act, Supplier<T> look) {
        List<T> found = new ArrayList<>();
        try {
            desk.database.transactions().run(() -> {
                try {
                    act.run(hand);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
                found.add(look.get());
                throw new Undone();
            });
        } catch (Undone e) {
            return found.get(0);
        }
        throw new IllegalStateException("The damage was stored");
    }
}
