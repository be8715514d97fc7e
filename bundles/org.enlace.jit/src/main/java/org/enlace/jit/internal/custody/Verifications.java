package org.enlace.jit.internal.custody;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.CustodyLog.Flaw;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.evidence.ContentStore;
import org.enlace.jit.internal.evidence.ContentStore.Outcome;
import org.enlace.jit.internal.evidence.ContentStore.Row;
import org.enlace.jit.internal.signing.SealKeys;
import org.enlace.jit.internal.signing.SealKeys.Known;
import org.enlace.jit.internal.signing.SigningArea;
import org.enlace.jit.internal.stamping.StampDesk;
import org.enlace.jit.internal.stamping.StampDesk.Kept;
import org.enlace.jit.internal.work.EntryStore.Trace;
import org.enlace.jit.internal.work.EntryStores;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;

/**
 * Verifies the chains of a team for whoever looks after the node, and counts what came of hashing the stored contents: how many, and what
 * is wrong, and nothing of what they say.
 */
public final class Verifications {
    private final CustodyStore store;
    private final EntryStores entries;
    private final ContentStore contents;
    private final Clock clock;
    private final StampDesk stamps;
    private final SealKeys keys;
    private final SigningArea signing;

    Verifications(
            CustodyStore store,
            EntryStores entries,
            ContentStore contents,
            Clock clock,
            StampDesk stamps,
            SigningArea signing) {
        this.store = store;
        this.entries = entries;
        this.contents = contents;
        this.clock = clock;
        this.stamps = stamps;
        this.signing = signing;
        keys = signing.sealKeys();
    }

    /**
     * What was found.
     *
     * @param items    to which something happened
     * @param events   of all of them
     * @param unknown  how many events are sealed with a key that this node does not know as their country's, or that was revoked
     * @param findings how many of each flaw; flaws that were not found are left out
     * @param stamps   how many time stamps there are
     * @param unproven the items of which a time stamp does not hold, by their numbers, or by their ids where they have none
     * @param contents what came of hashing the files of which digital items consist
     */
    public record Verified(
            int items,
            int events,
            int unknown,
            Map<Flaw, Integer> findings,
            int stamps,
            List<String> unproven,
            Contents contents) {
        public Verified {
            findings = Map.copyOf(findings);
            unproven = List.copyOf(unproven);
        }

        public boolean flawless() {
            return unknown == 0 && findings.isEmpty() && unproven.isEmpty() && contents.whole();
        }
    }

    /**
     * Stored contents of this country's items, as they were when each was hashed the last time.
     *
     * @param files      all of them
     * @param differs    that had another hash than they came with
     * @param unreadable that could not be read to their end
     * @param overdue    that were not hashed for longer than they are to be
     */
    public record Contents(int files, int differs, int unreadable, int overdue) {
        /** Whether none is damaged, as far as they were read. */
        public boolean whole() {
            return differs == 0 && unreadable == 0;
        }
    }

    /** All of a team. @param after how long after it was hashed a content is to be hashed again */
    public Verified of(RecordId team, Duration after, Caller caller) {
        caller.require(JitPermissions.OVERSEE);
        return verify(team, store.items(team), contents(contents.ofTeam(team), after));
    }

    /** One item. @throws NotFound where no item has that number */
    public Verified of(RecordId team, EvidenceNumber number, Duration after, Caller caller) {
        caller.require(JitPermissions.OVERSEE);
        RecordId item = entries.numbers()
                .of(team, number.country(), number.number())
                .orElseThrow(() -> new NotFound("jit-entry", number.toString()));
        return verify(team, List.of(item), contents(contents.of(item), after));
    }

    private Contents contents(List<Row> rows, Duration after) {
        Instant before = clock.instant().minus(after);
        return new Contents(
                rows.size(),
                count(rows, row -> row.outcome() == Outcome.DIFFERS),
                count(rows, row -> row.outcome() == Outcome.UNREADABLE),
                count(rows, row -> row.hashed().isBefore(before)));
    }

    private static int count(List<Row> rows, Predicate<Row> which) {
        return (int) rows.stream().filter(which).count();
    }

    private Verified verify(RecordId team, List<RecordId> items, Contents stored) {
        int events = 0;
        int unknown = 0;
        Map<Flaw, Integer> findings = new EnumMap<>(Flaw.class);
        int stamped = 0;
        List<String> unproven = new ArrayList<>();
        for (RecordId item : items) {
            Optional<Trace> trace =
                    Optional.ofNullable(entries.entries().traces(Set.of(item)).get(item));
            List<SealedEvent> all = store.of(team, item);
            CountryCode owner = trace.map(Trace::owner).orElseThrow(() -> new NotFound("jit-entry", item.toString()));
            CustodyLog.of(item, owner, all).findings().forEach(one -> findings.merge(one.flaw(), 1, Integer::sum));
            List<Kept> kept = stamps.of(item, all);
            stamped += kept.size();
            if (!kept.stream().allMatch(Kept::proven)) {
                unproven.add(number(team, owner, item));
            }
            events += all.size();
            unknown += unknown(all);
        }
        return new Verified(items.size(), events, unknown, findings, stamped, unproven, stored);
    }

    private String number(RecordId team, CountryCode owner, RecordId item) {
        return entries.numbers()
                .number(team, owner, item)
                .map(number -> new EvidenceNumber(signing.name(team), owner, number).toString())
                .orElseGet(item::toString);
    }

    private int unknown(List<SealedEvent> events) {
        Map<CountryCode, Set<String>> signers = events.stream()
                .collect(Collectors.groupingBy(
                        one -> one.event().country(),
                        Collectors.mapping(one -> one.seal().signer(), Collectors.toSet())));
        Map<CountryCode, Map<String, Known>> known = signers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> keys.of(one.getKey(), one.getValue())));
        return (int) events.stream()
                .map(one -> known.get(one.event().country()).get(one.seal().signer()))
                .filter(one -> one == Known.UNKNOWN || one == Known.REVOKED)
                .count();
    }
}
