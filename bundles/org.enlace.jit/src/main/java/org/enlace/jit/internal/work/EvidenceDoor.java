package org.enlace.jit.internal.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enlace.files.Files;
import org.enlace.jit.access.Right;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.work.EntryStore.Range;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.jit.work.RestrictedClass;
import org.enlace.jit.work.Seen;
import org.enlace.jit.work.Seen.Kept;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * Lets people in to what stands around items of evidence: to those who see the team's content, and the item whole. Whoever was only given
 * an item does not see what stands around it. An item whose description its country took back is let in to all the same: what happened to
 * it stays.
 */
public final class EvidenceDoor {
    private final EntryDoor door;
    private final EntryStores stores;
    private final WithdrawalNotices notices;
    private final Changes changes;

    EvidenceDoor(EntryDoor door, EntryStores stores, WithdrawalNotices notices, Changes changes) {
        this.door = door;
        this.stores = stores;
        this.notices = notices;
        this.changes = changes;
    }

    /** An item as somebody sees it who was let in. */
    public static final class Item {
        private final EntryReader reader;
        private final Entry entry;
        private final Optional<Instant> takenBack;
        private final Optional<RestrictedClass> restricted;

        private Item(
                EntryReader reader, Entry entry, Optional<Instant> takenBack, Optional<RestrictedClass> restricted) {
            this.reader = reader;
            this.entry = entry;
            this.takenBack = takenBack;
            this.restricted = restricted;
        }

        /** As whoever reads it sees it whole. */
        private Item(EntryReader reader, Entry entry) {
            this(reader, entry, Optional.empty(), Optional.empty());
        }

        /** What it is; of one whose description was taken back its number alone, where it had one here. */
        public Entry entry() {
            return entry;
        }

        /** When its country took the description back, by this node's clock; empty where it did not. */
        public Optional<Instant> takenBack() {
            return takenBack;
        }

        /** Of which class the reason is that they have to say before they read what happened to it; empty where they may. */
        public Optional<RestrictedClass> restricted() {
            return restricted;
        }

        public TeamView view() {
            return reader.view();
        }

        /** As whom they write. @throws Refusal {@code jit.not-allowed} */
        public RecordId author(EntryKind.Area area) {
            return reader.author(area.writing());
        }
    }

    /** @throws NotFound for whoever does not see the team's content */
    public TeamView enter(RecordId team, Caller caller) {
        return reader(team, team, caller).view();
    }

    private EntryReader reader(RecordId team, RecordId asked, Caller caller) {
        EntryReader reader = door.enter(team, caller);
        if (!reader.content()) {
            throw missing(asked);
        }
        return reader;
    }

    private static NotFound missing(RecordId id) {
        return new NotFound(EntryWire.TYPE, id.toString());
    }

    /**
     * In a transaction: that what is restricted was read is noted in it. Whether anything happened to an item whose description was taken
     * back is for the caller to see: without that there is nothing to let anybody in to.
     *
     * @throws NotFound where it is none, or none for them, or where it names a victim whom they may not know
     * @throws Refusal {@code jit.entry-reason} where they have to say first why they consult it
     */
    public Item open(RecordId team, RecordId id, Caller caller) {
        EntryReader reader = reader(team, id, caller);
        Optional<Stored> stored =
                Optional.ofNullable(door.stored(reader, Set.of(id)).get(id));
        if (stored.isEmpty()) {
            return requireSaid(reader, gone(reader, id).orElseThrow(() -> missing(id)));
        }
        if (stored.get().entry().kind() != EntryKind.EVIDENCE) {
            throw missing(id);
        }
        requireWhole(reader, stored.get());
        return new Item(reader, stored.get().entry());
    }

    /** Whether the reader may read an item whole: what is told of it besides is told to them alone. */
    public static boolean whole(TeamView view, Seen seen) {
        return view.allows(Right.SEE_CONTENT)
                && seen.kept().isEmpty()
                && seen.entry().content().first("title").isPresent();
    }

    /** The same, in a transaction of its own. */
    public Item find(RecordId team, RecordId id, Caller caller) {
        return changes.read(() -> open(team, id, caller));
    }

    /** An item whose description was taken back; empty for any other, and for whoever does not see the team's content. */
    public Optional<Item> gone(RecordId team, RecordId id, Caller caller) {
        EntryReader reader = door.enter(team, caller);
        return reader.content() ? gone(reader, id) : Optional.empty();
    }

    /** Those of some items whose description was taken back, in their order; whoever asks is let in once for all of them. */
    public List<Item> gone(RecordId team, List<RecordId> ids, Caller caller) {
        EntryReader reader = door.enter(team, caller);
        return reader.content()
                ? ids.stream()
                        .map(id -> gone(reader, id))
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
    }

    private Optional<Item> gone(EntryReader reader, RecordId id) {
        return stores.entries()
                .was(id)
                .filter(one -> one.stored().entry().team().equals(reader.team()))
                .filter(one -> one.stored().entry().kind() == EntryKind.EVIDENCE)
                .map(one -> new Item(
                        reader,
                        numbered(one.stored().entry()),
                        Optional.of(one.at()),
                        Optional.of(RestrictedClass.CONDITION)
                                .filter(of -> conditioned(reader, one.stored().entry()))
                                .filter(of -> door.said(reader, of).isEmpty())));
    }

    /** What was under a condition of another country stays so: what happened to it says a part of it. */
    private boolean conditioned(EntryReader reader, Entry entry) {
        return !entry.owner().equals(reader.own()) && stores.entries().conditioned(entry.id());
    }

    private Item requireSaid(EntryReader reader, Item gone) {
        if (gone.restricted().isPresent()) {
            throw EntryEyes.reason(gone.entry(), gone.restricted().get());
        }
        if (conditioned(reader, gone.entry())) {
            consulted(reader, gone.entry().id(), RestrictedClass.CONDITION);
        }
        return gone;
    }

    private Entry numbered(Entry entry) {
        Map<String, List<String>> left = stores.numbers()
                .number(entry.team(), entry.owner(), entry.id())
                .map(number -> Map.of(EvidenceNumber.FIELD, List.of(String.valueOf(number))))
                .orElse(Map.of());
        return new Entry(
                entry.id(),
                entry.team(),
                entry.owner(),
                entry.version(),
                entry.kind(),
                entry.author(),
                entry.written(),
                entry.changed(),
                entry.handling(),
                entry.grading(),
                new Content(left));
    }

    /** What is left out of an item for its reader is not told by its chain either. */
    private void requireWhole(EntryReader reader, Stored stored) {
        EntryEyes.Look look = door.eyes(reader).alone(stored);
        if (look.kept().filter(Kept.REASON::equals).isPresent()) {
            throw EntryEyes.reason(stored.entry(), look.restricted().orElse(RestrictedClass.VICTIM));
        }
        if (look.kept().isPresent()) {
            throw missing(stored.id());
        }
        looked(reader, stored, look);
    }

    private void looked(EntryReader reader, Stored stored, EntryEyes.Look look) {
        notices.open(stored.id(), reader.caller().officer());
        if (look.open()) {
            RestrictedClass restricted = door.restricted(stored)
                    .filter(of -> door.said(reader, of).isPresent())
                    .orElse(RestrictedClass.VICTIM);
            consulted(reader, stored.id(), restricted);
        }
    }

    /** Somebody who was let in once to look at several items. In one transaction: who may read what changes from one to the next. */
    public final class Visit {
        private final EntryReader reader;
        private final EntryEyes eyes;
        private final VictimWords victims;

        private Visit(EntryReader reader) {
            this.reader = reader;
            eyes = door.eyes(reader);
            victims = door.victims(reader.team());
        }

        /** The ids of items that the register shows, oldest first, after one. */
        public List<RecordId> after(Optional<RecordId> last, int most) {
            return stores.entries()
                    .ids(
                            reader.team(),
                            new Range(Set.of(EntryKind.EVIDENCE), Optional.empty(), Optional.empty(), last, true),
                            most);
        }

        /**
         * Those of some items to which {@link EvidenceDoor#open} would let them in one by one, in their order; that what is restricted was
         * read is noted of each.
         */
        public List<Item> whole(Collection<RecordId> ids) {
            Map<RecordId, Stored> found = door.stored(reader, ids);
            List<Item> items = new ArrayList<>();
            for (RecordId id : ids) {
                Stored stored = found.get(id);
                if (stored == null) {
                    gone(reader, id)
                            .filter(one -> one.restricted().isEmpty())
                            .map(one -> requireSaid(reader, one))
                            .ifPresent(items::add);
                } else if (stored.entry().kind() == EntryKind.EVIDENCE) {
                    EntryEyes.Look look = eyes.alone(stored);
                    if (look.kept().isEmpty()) {
                        looked(reader, stored, look);
                        items.add(new Item(reader, stored.entry()));
                    }
                }
            }
            return items;
        }

        /** What they may read of what was written about an item; that victims are named there is noted. */
        public EventWords words(RecordId id, Collection<CustodyEvent> events) {
            return EvidenceDoor.this.words(reader, victims, id, events);
        }

        /** The files of an item that are here, oldest first; none for whoever may open no files. */
        public List<EntryFileStore.Row> files(RecordId id) {
            return reader.caller().holds(Files.READ)
                    ? stores.files().of(id).stream()
                            .filter(row -> !row.gone() && row.stored().isPresent())
                            .toList()
                    : List.of();
        }
    }

    /** @throws NotFound for whoever does not see the team's content */
    public Visit visit(RecordId team, Caller caller) {
        return new Visit(reader(team, team, caller));
    }

    private void consulted(EntryReader reader, RecordId id, RestrictedClass restricted) {
        changes.record(TeamActs.noted(
                        "jit.entry-consulted",
                        reader.caller(),
                        door.said(reader, restricted).orElse(""))
                .on(EntryWire.TYPE, id)
                .fact("team", reader.team())
                .code("class", restricted.token()));
    }

    /** Those of some items of evidence of which lists tell somebody where they are: what is restricted says that by itself alone. */
    public Set<RecordId> listed(RecordId team, Collection<RecordId> ids, Caller caller) {
        EntryReader reader = reader(team, team, caller);
        EntryEyes eyes = door.eyes(reader);
        return door.stored(reader, ids).values().stream()
                .filter(one -> one.entry().kind() == EntryKind.EVIDENCE)
                .filter(one ->
                        door.restricted(one).isEmpty() && eyes.alone(one).kept().isEmpty())
                .map(Stored::id)
                .collect(Collectors.toSet());
    }

    /**
     * What somebody may read of what was written about an item, by itself; that names of victims are read because of what was said why is
     * noted.
     *
     * @throws NotFound for whoever does not see the team's content
     */
    public EventWords words(RecordId team, RecordId id, Collection<CustodyEvent> events, Caller caller) {
        return changes.read(() -> words(reader(team, id, caller), door.victims(team), id, events));
    }

    private EventWords words(EntryReader reader, VictimWords victims, RecordId id, Collection<CustodyEvent> events) {
        boolean said = door.said(reader, RestrictedClass.VICTIM).isPresent();
        EventWords words =
                new EventWords(victims, said ? owner -> !reader.mayKnow(owner) : owner -> true, reader.ids());
        if (said && events.stream().anyMatch(one -> words.named(one, reader::mayKnow))) {
            consulted(reader, id, RestrictedClass.VICTIM);
        }
        return words;
    }

    /** Finds the victims of a team whom a text names, whoever wrote it. @throws NotFound for whoever does not see the team's content */
    public Function<String, Set<NamedVictim>> named(RecordId team, Caller caller) {
        enter(team, caller);
        return door.victims(team)::named;
    }

    /** What everybody may read who sees the team's content, as in lists: victims are named to nobody there. */
    public EventWords words(RecordId team) {
        return new EventWords(door.victims(team), owner -> true, Set.of());
    }
}
