package org.enlace.jit.internal.work;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Statement;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Hearing;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.signing.Standings;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.internal.work.EntryStore.Trace;
import org.enlace.jit.signing.Named;
import org.enlace.jit.signing.Standing;
import org.enlace.jit.work.Entry;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;

/**
 * Takes in what other countries write. What comes before its team is in force here, or before what it points to, waits, and is looked at
 * again when something is said in the team or the entry arrives. What counts does not depend on the order in which it came.
 */
final class EntryIntake implements Hearing {
    static final int MOST_EARLY = 1_000;

    private final EntryStore store;
    private final EntryWaits waits;
    private final EntryTimes times;
    private final EntryBook book;
    private final EntryRules rules;
    private final Standings standings;
    private final Changes changes;

    EntryIntake(EntryStores stores, EntryBook book, EntryRules rules, Standings standings, Changes changes) {
        store = stores.entries();
        waits = stores.waits();
        times = new EntryTimes(standings, changes.clock());
        this.book = book;
        this.rules = rules;
        this.standings = standings;
        this.changes = changes;
    }

    /**
     * In the transaction of its coming. The same again changes nothing, nor does what is older than what is here.
     *
     * @throws Refusal {@code jit.form}, {@code jit.entry-other}, {@code jit.entry-ahead}, {@code jit.entry-over},
     *     {@code jit.entry-author}, {@code jit.entry-late}, {@code jit.not-a-party}, {@code jit.too-early}, and what {@link EntryRules} find
     */
    void take(SharedRecord record, String text) {
        Entry entry = EntryWire.read(record.id(), record.owner(), record.handling(), text);
        times.requireToday(entry.changed());
        requireNotOurs(entry);
        if (known(entry)) {
            return;
        }
        times.requireOnItsWay(entry.team(), entry.owner());
        Optional<Entry> waiting = waits.find(entry.id(), entry.version());
        if (waiting.isPresent()) {
            requireSame(waiting.get(), entry);
            return;
        }
        Optional<String> needs = needs(entry);
        if (needs.isPresent()) {
            wait(entry, needs.get());
        } else {
            count(entry);
            arrived(entry);
        }
    }

    private void requireNotOurs(Entry entry) {
        if (entry.owner().equals(standings.own())) {
            throw other("owner");
        }
    }

    /** Whether it is here already, or something newer. */
    private boolean known(Entry entry) {
        Trace trace = store.traces(Set.of(entry.id())).get(entry.id());
        // That it is gone was told by whoever said so: its own country may say otherwise.
        if (trace == null || trace.told()) {
            return false;
        }
        if (!trace.owner().equals(entry.owner())) {
            throw other("owner");
        }
        if (!trace.team().equals(entry.team())) {
            throw other("team");
        }
        if (trace.kind() != entry.kind()) {
            throw other("kind");
        }
        Optional<Entry> now = store.find(entry.id()).map(Stored::entry);
        if (now.isEmpty()) {
            return false;
        }
        if (!now.get().written().equals(entry.written())) {
            throw other("written");
        }
        if (now.get().version() == entry.version()) {
            requireSame(now.get(), entry);
        }
        return now.get().version() >= entry.version();
    }

    private static void requireSame(Entry known, Entry entry) {
        if (!known.equals(entry)) {
            throw other("version");
        }
    }

    private static Refusal other(String field) {
        return new Refusal(
                        "jit.entry-other",
                        "Something else is here under that id; an entry stays its country's, and a version as it is")
                .at(field);
    }

    private void wait(Entry entry, String needs) {
        // A party that is let write waits for others' entries, which may come late: no more than it could write anyway.
        if (needs.equals(EntryWaits.STANDING) && waits.count(entry.owner()) >= MOST_EARLY) {
            throw early(entry.owner());
        }
        waits.add(entry, needs);
        changes.record(act("jit.entry-waits", entry));
    }

    static Refusal early(CountryCode owner) {
        return new Refusal("jit.too-early", "Too much waits of " + owner + " already", owner, MOST_EARLY).at("country");
    }

    private void count(Entry entry) {
        book.put(entry);
        changes.record(act("jit.entry-came", entry));
    }

    private static Act act(String code, Entry entry) {
        return TeamActs.done(code, Caller.node())
                .on(EntryWire.TYPE, entry.id())
                .fact("team", entry.team())
                .fact("country", entry.owner())
                .code("kind", entry.kind().token())
                .fact("version", entry.version());
    }

    /** What it waits for; empty where it counts. */
    private Optional<String> needs(Entry entry) {
        Standing standing = standings.of(entry.team());
        Instant at = entry.changed();
        Optional<Designation> author = Voice.of(
                standing, entry.owner(), entry.author(), at, entry.kind().area());
        if (author.isEmpty()) {
            return Optional.of(EntryWaits.STANDING);
        }
        store.find(entry.id()).ifPresent(before -> EntryRules.requireChangeable(before.entry(), entry));
        Optional<RecordId> missing = rules.missing(entry);
        if (missing.isPresent()) {
            return missing.map(RecordId::toString);
        }
        rules.requireNumber(entry);
        List<Named> people = standing.people(at);
        if (EntryRules.unknown(entry, people).isPresent()) {
            return Optional.of(EntryWaits.STANDING);
        }
        try {
            rules.requirePointers(entry);
            rules.requireVoice(entry, author.get().role() == TeamRole.LEADER, people);
            return Optional.empty();
        } catch (Refusal refusal) {
            // Anybody can say that an entry is gone which is not theirs: what does not fit is waited for as what is not
            // here.
            return Optional.of(rules.told(entry).map(RecordId::toString).orElseThrow(() -> refusal));
        }
    }

    /** An entry is here now: what waited for it is looked at again. */
    void arrived(Entry entry) {
        arrived(entry.team(), entry.id());
    }

    /** It is known now that an entry is or was somewhere. */
    void arrived(RecordId team, RecordId id) {
        again(team, id.toString());
    }

    /** Something was said: it may have been what entries waited for. */
    @Override
    public void followed(Statement statement) {
        if (Standings.KINDS.contains(statement.kind())) {
            again(statement.team(), EntryWaits.STANDING);
        }
    }

    private void again(RecordId team, String needs) {
        Set<String> looked = new HashSet<>(Set.of(needs));
        List<Entry> next = waits.needing(team, needs);
        while (!next.isEmpty()) {
            Entry entry = next.get(0);
            next = new java.util.ArrayList<>(next.subList(1, next.size()));
            if (look(entry) && looked.add(entry.id() + " " + entry.version())) {
                next.addAll(waits.needing(team, entry.id().toString()));
            }
        }
    }

    /** That one which waited says what nobody can take keeps nothing else back. @return whether it counts */
    private boolean look(Entry entry) {
        waits.remove(entry.id(), entry.version());
        try {
            if (known(entry)) {
                return false;
            }
            Optional<String> needs = needs(entry);
            needs.ifPresent(still -> waits.add(entry, still));
            if (needs.isEmpty()) {
                count(entry);
            }
            return needs.isEmpty();
        } catch (Refusal refusal) {
            changes.record(act("jit.entry-left", entry).code("code", refusal.code()));
            return false;
        }
    }

    /** Its country took an entry back, from all or from this country: nothing of what it said stays. */
    void takenBack(SharedRecord record, String reason) {
        waits.remove(record.id());
        store.find(record.id())
                .filter(one -> one.entry().owner().equals(record.owner()))
                .ifPresent(one -> {
                    book.withdraw(one, reason, Optional.empty());
                    changes.record(act("jit.entry-gone", one.entry()));
                });
    }
}
