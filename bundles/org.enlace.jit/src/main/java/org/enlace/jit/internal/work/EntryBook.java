package org.enlace.jit.internal.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.SearchIndex;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.internal.work.EntryStore.Trace;
import org.enlace.jit.internal.work.EntryTraces.Link;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.FieldType;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** Keeps entries and what follows from them in step, whether they were written here or came from elsewhere; in the current transaction. */
final class EntryBook {
    private static final int PART = 500;

    private final EntryStores stores;
    private final EntryStore store;
    private final EntryTraces traces;
    private final Sameness sameness;
    private final Masks masks;
    private final Mentions mentions;
    private final Duties duties;
    private final WithdrawalNotices notices;
    private final Numbering numbering;
    private final EntryNumbers numbers;
    private final VictimStore victims;
    private final Changes changes;
    private final List<Consumer<Entry>> arriving = new CopyOnWriteArrayList<>();

    EntryBook(
            EntryStores stores,
            Masks masks,
            Mentions mentions,
            Duties duties,
            WithdrawalNotices notices,
            Numbering numbering,
            Changes changes) {
        this.stores = stores;
        store = stores.entries();
        traces = stores.traces();
        numbers = stores.numbers();
        victims = stores.victims();
        this.numbering = numbering;
        sameness = new Sameness(store, traces);
        this.masks = masks;
        this.mentions = mentions;
        this.duties = duties;
        this.notices = notices;
        this.changes = changes;
    }

    void arriving(Consumer<Entry> listener) {
        arriving.add(listener);
    }

    /** Keeps a version that counts. What it points to is here. */
    void put(Entry entry) {
        Instant touched = changes.moment();
        Optional<Stored> before = store.find(entry.id());
        Stored stored = new Stored(entry, victim(entry, before), before.flatMap(Stored::sameAs));
        if (before.isEmpty()) {
            store.add(stored, touched);
            traces.count(entry.team(), entry.kind(), entry.owner(), 1);
            if (entry.kind() == EntryKind.EVIDENCE) {
                numbers.put(entry.team(), entry.owner(), entry.content().number(EvidenceNumber.FIELD), entry.id());
            }
        } else {
            store.replace(stored, touched);
        }
        listed(stored, before.filter(Stored::victim).isPresent() || stored.victim(), stored.victim());
        trace(stored);
        if (before.isEmpty() || Titles.otherwise(entry.kind(), masks.common(before.get()), masks.common(stored))) {
            called(Set.of(entry.id()), touched);
        }
        named(before.filter(Stored::victim), Optional.of(stored).filter(Stored::victim), entry.team(), touched);
        mentions.said(entry, before.map(Stored::entry));
        duties.said(entry, before.map(Stored::entry));
        if (entry.kind() == EntryKind.PERSON && before.map(Stored::victim).orElse(false) != stored.victim()) {
            holdings(entry.id(), touched);
        }
        Set<RecordId> merged = merged(entry);
        if (!merged.isEmpty()) {
            settle(entry.team(), merged, touched);
        } else if (before.isEmpty() && !sameness.beside(entry.id()).isEmpty()) {
            // It was here before, and was said then to be the same as another.
            settle(entry.team(), Set.of(entry.id()), touched);
        }
        if (before.isEmpty()) {
            arriving.forEach(listener -> listener.accept(entry));
        }
        changes.found(SearchIndex.ENTRIES);
    }

    /**
     * Its country withdraws an entry: nothing is left here of what it said, and those who had opened it are told.
     *
     * @param by the officer of this node who does it; empty where another country does
     * @return the reason as it is kept and told: everybody in the team reads it, so victims stand in it by their codes
     */
    String withdraw(Stored stored, String reason, Optional<OfficerId> by) {
        String told = new Victims(stores)
                .of(stored.entry().team())
                .hide(reason, owner -> true)
                .shown();
        notices.tell(stored.entry(), erase(stored, told), by);
        return told;
    }

    /** Nothing is left of what an entry said, here. @return the officers of this node who had opened it */
    Set<OfficerId> erase(Stored stored, String reason) {
        Instant touched = changes.moment();
        Entry entry = stored.entry();
        Set<RecordId> touching = new HashSet<>(sameness.beside(entry.id()));
        touching.addAll(merged(entry));
        traces.remove(entry.team(), entry.id());
        store.erase(entry.id(), reason, touched);
        listed(stored, stored.victim(), false);
        called(Set.of(entry.id()), touched);
        if (stored.shown()) {
            traces.count(entry.team(), entry.kind(), entry.owner(), -1);
        }
        settle(entry.team(), touching, touched);
        mentions.gone(entry);
        duties.gone(entry);
        changes.found(SearchIndex.ENTRIES);
        return traces.forgetOpeners(entry.id());
    }

    /** What an entry says is of the same, or is not after all. */
    private Set<RecordId> merged(Entry entry) {
        return switch (entry.kind()) {
            case SAME -> Sameness.all(entry.content());
            case APART ->
                entry.content()
                        .id("about")
                        .flatMap(store::find)
                        .map(same -> Sameness.all(same.entry().content()))
                        .orElse(Set.of());
            default -> Set.of();
        };
    }

    private void settle(RecordId team, Collection<RecordId> touching, Instant touched) {
        if (touching.isEmpty()) {
            return;
        }
        Map<RecordId, RecordId> now = sameness.around(touching);
        for (Stored one : store.find(sameness.component(touching)).values()) {
            Optional<RecordId> kept = Optional.ofNullable(now.get(one.id()));
            if (!kept.equals(one.sameAs())) {
                Stored next = new Stored(one.entry(), one.victim(), kept);
                store.mark(next, touched);
                listed(next, next.victim(), next.victim());
                if (next.shown() != one.shown()) {
                    traces.count(team, one.entry().kind(), one.entry().owner(), next.shown() ? 1 : -1);
                }
            }
        }
    }

    /** Papers, numbers and accounts of a victim tell who they are as their name does. */
    private void holdings(RecordId person, Instant touched) {
        List<RecordId> held = traces.pointing(Set.of(person), Integer.MAX_VALUE);
        for (Stored one : store.find(held).values()) {
            boolean victim = victim(one.entry(), Optional.of(one));
            if (victim != one.victim()) {
                Stored next = new Stored(one.entry(), victim, one.sameAs());
                store.mark(next, touched);
                listed(next, true, victim);
                trace(next);
                called(Set.of(one.id()), touched);
                named(
                        Optional.of(one).filter(Stored::victim),
                        Optional.of(next).filter(Stored::victim),
                        one.entry().team(),
                        touched);
            }
        }
    }

    private void listed(Stored stored, boolean concerns, boolean victim) {
        if (concerns) {
            victims.put(stored.entry().team(), stored.id(), victim);
        }
    }

    /** The search reads again what names a victim, now that they are one, or are called otherwise. */
    private void named(Optional<Stored> before, Optional<Stored> now, RecordId team, Instant touched) {
        Set<Set<String>> sought = now.map(VictimWords::sought).orElseGet(HashSet::new);
        Set<Set<String>> known = before.map(VictimWords::sought).orElseGet(HashSet::new);
        if (sought.equals(known)) {
            return;
        }
        Set<Set<String>> all = new HashSet<>(sought);
        all.addAll(known);
        for (Set<String> words : all) {
            Optional<RecordId> beyond = Optional.empty();
            List<RecordId> part;
            do {
                part = traces.found(team, words, beyond, true, PART);
                store.touch(part, touched);
                beyond = part.isEmpty() ? beyond : Optional.of(part.get(part.size() - 1));
            } while (part.size() == PART);
        }
    }

    /** What is called by some entries, or by what is called by them, is found by another name now. */
    private void called(Set<RecordId> some, Instant touched) {
        Set<RecordId> all = new HashSet<>(some);
        Set<RecordId> next = some;
        for (int step = 0; step < Titles.STEPS && !next.isEmpty(); step++) {
            List<RecordId> pointing = traces.pointing(next, Integer.MAX_VALUE);
            next = store.find(pointing).values().stream()
                    .filter(one -> Titles.called(one.entry().kind()) && all.add(one.id()))
                    .map(Stored::id)
                    .collect(Collectors.toSet());
            store.touch(next, touched);
        }
    }

    /** Of a holder that was taken back it stays as it was, also for what comes only now. */
    private boolean victim(Entry entry, Optional<Stored> before) {
        if (entry.kind() == EntryKind.PERSON) {
            return entry.content().word("standing").equals("victim");
        }
        List<RecordId> holders = entry.content().ids("holder");
        if (holders.isEmpty() || entry.kind().fields().stream().noneMatch(Field::identifying)) {
            return false;
        }
        Map<RecordId, Trace> known = store.traces(holders);
        boolean gone = known.values().stream().anyMatch(Trace::takenBack);
        return known.values().stream().anyMatch(Trace::victim)
                || gone && before.filter(Stored::victim).isPresent();
    }

    private void trace(Stored stored) {
        Entry entry = stored.entry();
        traces.put(
                entry.team(),
                entry.id(),
                links(entry),
                EntryWords.keys(entry.kind(), entry.content()),
                numbering.words(entry, masks.common(stored)));
    }

    private static List<Link> links(Entry entry) {
        List<Link> links = new ArrayList<>();
        for (Field field : entry.kind().fields()) {
            if (field.type() == FieldType.ENTRY || field.type() == FieldType.MEMBER) {
                entry.content()
                        .ids(field.name())
                        .forEach(other -> links.add(new Link(entry.id(), field.name(), other)));
            }
        }
        return links;
    }
}
