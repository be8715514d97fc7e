package org.enlace.audit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.audit.AuditFilter;
import org.enlace.audit.Verified;
import org.enlace.audit.internal.CheckStore.Round;
import org.enlace.audit.internal.DamageTest.Act;
import org.enlace.audit.internal.DamageTest.Damage;
import org.enlace.audit.internal.DamageTest.Hand;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.keys.Keys;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.Finding;

/** The node finds by itself, within one round of the check, what was done to its log. */
class MovingCheckTest {
    private static final int PART = 60;
    private static final Caller AUDITOR = Desk.officer("aud", "audit.read", "audit.verify", "audit.erase");
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    /** A clock that is moved by hand. */
    private static final class Moved extends Clock {
        private Instant now = BEGIN;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final Moved clock = new Moved();

    private MovingCheck check(Desk desk) {
        return new MovingCheck(
                desk.store,
                desk.database.transactions(),
                id -> desk.keys.signer(id).map(Keys.Signer::key),
                PART,
                clock);
    }

    private static Round round(Desk desk) {
        return desk.store
                .reading(() -> desk.store.checks().round(desk.store.tree().orElseThrow()))
                .orElseThrow();
    }

    /** What is found until the check is at the first entry again. */
    private static List<String> round(Desk desk, MovingCheck check) {
        List<String> found = new ArrayList<>();
        int parts = 0;
        do {
            check.next().findings().inOrder().forEach(each -> found.add(each.text()));
            assertTrue(++parts < 50, "the check does not get round");
        } while (round(desk).place().leaf() > 0);
        return found;
    }

    @OnEveryDatabase
    void everyDamageIsFoundWithinOneRound(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            desk.fill(265);
            Hand hand = Hand.in(database);
            MovingCheck check = check(desk);
            assertEquals(List.of(), round(desk, check));
            for (Damage damage : DamageTest.damages()) {
                List<String> found = DamageTest.during(desk, hand, damage.act(), () -> round(desk, check(desk)));
                assertFalse(found.isEmpty(), damage.what() + " was not noticed");
            }
            assertEquals(List.of(), round(desk, check));
        }
    }

    @OnEveryDatabase
    void aLogThatWasCutWithItsHeadsIsFoundByTheHeadThatWasSeen(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            desk.fill(40);
            Hand hand = Hand.in(database);
            MovingCheck check = check(desk);
            assertEquals(List.of(), round(desk, check));
            Act cut = h -> {
                h.run("delete from audit.entry where id in (select entry_id from audit.leaf where place >= 20)");
                h.run("delete from audit.leaf where place >= 20");
                h.run("update audit.tile set hashes = substr(hashes, 1, " + 20 * 64 + ") where tier = 0");
                h.run("delete from audit.head where number > 2");
                h.run("update audit.tree set leaves = 20, heads = 2");
            };
            assertEquals(
                    List.of("head 4 is missing"), DamageTest.during(desk, hand, cut, () -> round(desk, check(desk))));
            Act forgotten = h -> {
                cut.run(h);
                h.run("delete from audit.check_round");
            };
            assertEquals(List.of(), DamageTest.during(desk, hand, forgotten, () -> round(desk, check(desk))));
            assertEquals(
                    List.of("head 4 is missing"),
                    DamageTest.during(desk, hand, forgotten, () -> round(desk, check)),
                    "a running node remembers it by itself");
            assertEquals(
                    "the log was cut after entry 19: head 4 was signed over 40 entries",
                    DamageTest.during(desk, hand, cut, () -> verified(desk)
                            .findings()
                            .get(0)
                            .text()),
                    "and so does the verification of the whole");
        }
    }

    private static org.enlace.audit.Verified verified(Desk desk) {
        return new LogVerifier(
                        desk.store,
                        id -> desk.keys.signer(id).map(Keys.Signer::key),
                        desk.damages.seen(),
                        new org.enlace.audit.proof.Findings(),
                        (step, done, total) -> {})
                .verify(Clock.systemUTC());
    }

    @OnEveryDatabase
    void aWholeLogHasNoFindingsAlsoWhereItGrowsAndValuesWereErased(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            desk.fill(100);
            assertEquals(List.of(), round(desk, check(desk)));
            desk.proofs.erase(AuditFilter.ofRecord("protocol", "p2"), "Court order 7/2026", AUDITOR);
            desk.log.record(Desk.act(7));
            assertEquals(List.of(), round(desk, check(desk)), "what nobody signed yet is left for the next round");
            MovingCheck check = check(desk);
            List<String> found = new ArrayList<>();
            for (int part = 0; part < 12; part++) {
                check.next().findings().inOrder().forEach(each -> found.add(each.text()));
                desk.fill(15);
            }
            assertEquals(List.of(), found);
        }
    }

    @OnEveryDatabase
    void aLogLongerThanAPartIsGoneRoundWithinADayAndFromWhereItStopped(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            desk.fill(330);
            assertFalse(check(desk).next().more(), "a part is more than an hour's share of so few");
            assertEquals(PART, round(desk).place().leaf());
            MovingCheck restarted = check(desk);
            for (int hour = 1; hour < 5; hour++) {
                clock.now = clock.now.plus(Duration.ofHours(1));
                assertFalse(restarted.next().more());
                assertEquals((hour + 1) * PART, round(desk).place().leaf());
            }
            restarted.next();
            assertEquals(0, round(desk).place().leaf(), "round");
            restarted.next();
            clock.now = clock.now.plus(Duration.ofHours(30));
            assertTrue(restarted.next().more(), "what was missed while the node was off is made up for");
        }
    }

    /** An inbox of what was put into it. */
    private static final class Waiting implements Inbox {
        private final Map<String, InboxItem> items = new TreeMap<>();

        @Override
        public void put(InboxItem item) {
            items.put(item.key(), item);
        }

        @Override
        public void done(String use, String key) {
            items.remove(key);
        }

        @Override
        public void clear(String use, RecordId record) {
            throw new UnsupportedOperationException();
        }
    }

    @OnEveryDatabase
    void aFileOfAnchorsThatIsNoneIsToldToWhoBroughtItAndIsNoDamageOfTheLog(TestDatabase database) throws Exception {
        try (Desk desk = new Desk(database)) {
            desk.fill(30);
            String right = desk.proofs.anchor(AUDITOR);
            String altered = right.replaceFirst("\"size\":[0-9]+", "\"size\":7");
            for (String file : List.of("no anchor", altered)) {
                BufferedReader brought = new BufferedReader(new StringReader(file));
                Verified verified = desk.proofs.verify(brought, (step, done, total) -> {}, AUDITOR);
                assertFalse(verified.whole());
                assertEquals(1, verified.count());
                assertEquals(1, verified.findings().size());
                assertEquals(Optional.empty(), desk.damages.standing());
            }
        }
    }

    @OnEveryDatabase
    void damageIsToldToAllUntilAnOfficerHasVerifiedTheLogWhole(TestDatabase database) throws Exception {
        try (Desk desk = new Desk(database)) {
            desk.fill(30);
            Waiting inbox = new Waiting();
            DamageItem item = new DamageItem(inbox, desk.store);
            desk.damages.notice = item;
            TrailWatch watch =
                    new TrailWatch(check(desk), desk.proofs, desk.damages, desk.log, database.transactions(), clock);
            watch.look(() -> false);
            assertEquals(List.of(), watch.problems());
            Hand hand = Hand.in(database);
            String id = database.transactions().call(() -> told(() -> hand.id(17)));
            String entry = database.transactions()
                    .call(() -> told(() -> hand.one("select body from audit.entry where id = '" + id + "'")));
            database.transactions()
                    .run(() -> told(() -> {
                        hand.flip("entry", "body", "id = '" + id + "'");
                        return null;
                    }));

            watch.look(() -> false);

            assertEquals(1, watch.problems().size());
            assertFalse(watch.problems().get(0).blocking(), "officers go on working");
            String message = watch.problems().get(0).message();
            assertTrue(message.contains("entry 17 was altered"), message);
            Finding finding = watch.examine().get(0);
            assertEquals(Finding.Severity.CRITICAL, finding.severity());
            assertTrue(finding.what(Language.ES).contains("17"), finding.what(Language.ES));
            assertTrue(finding.remedy(Language.EN).contains("anchors"));
            assertEquals(List.of("damaged"), List.copyOf(inbox.items.keySet()));
            InboxItem put = inbox.items.get("damaged");
            for (Language language : Language.values()) {
                assertTrue(
                        item.title(put.text(), put.arguments(), Desk.officer("aud"))
                                .contains("1"),
                        language.tag());
            }
            AuditFilter verifications =
                    new AuditFilter("node", "audit.verify", null, null, null, null, null, null, null, null);
            assertEquals(
                    1, desk.trail.page(verifications, null, 9, AUDITOR).lines().size(), "the finding is an entry");

            watch.look(() -> false);
            assertEquals(
                    1,
                    desk.trail.page(verifications, null, 9, AUDITOR).lines().size(),
                    "what is known is not looked for each hour");
            inbox.items.clear();
            new DamageItem(inbox, desk.store);
            assertEquals(1, inbox.items.size(), "what was found before the inbox came is told then");
            assertFalse(
                    desk.proofs.verify(null, (step, done, total) -> {}, AUDITOR).whole());
            assertEquals(1, watch.problems().size());

            database.transactions()
                    .run(() -> told(() -> {
                        hand.set("entry", "body", entry, "id = '" + id + "'");
                        return null;
                    }));
            watch.look(() -> false);
            assertEquals(1, watch.problems().size(), "it stands until an officer has seen to it");
            assertTrue(
                    desk.proofs.verify(null, (step, done, total) -> {}, AUDITOR).whole());
            assertEquals(List.of(), watch.problems());
            assertEquals(List.of(), watch.examine());
            assertEquals(0, inbox.items.size());
        }
    }

    private static <T> T told(java.util.concurrent.Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
