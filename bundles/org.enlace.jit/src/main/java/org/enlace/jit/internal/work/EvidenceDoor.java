package org.enlace.jit.internal.work;

import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * Lets people in to what stands around items of evidence: to those who see the team's content. Whoever was only given an item does not
 * see what stands around it.
 */
public final class EvidenceDoor {
    private final EntryDoor door;
    private final Changes changes;

    EvidenceDoor(EntryDoor door, Changes changes) {
        this.door = door;
        this.changes = changes;
    }

    /** An item as somebody sees it who was let in. */
    public static final class Item {
        private final EntryReader reader;
        private final Entry entry;

        private Item(EntryReader reader, Entry entry) {
            this.reader = reader;
            this.entry = entry;
        }

        public Entry entry() {
            return entry;
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
        EntryReader reader = door.enter(team, caller);
        if (!reader.content()) {
            throw new NotFound(EntryWire.TYPE, team.toString());
        }
        return reader.view();
    }

    /**
     * In a transaction: that what is restricted was read is noted in it.
     *
     * @throws NotFound where it is none, or none for them
     * @throws Refusal {@code jit.entry-reason} where they have to say first why they consult it
     */
    public Item open(RecordId team, RecordId id, Caller caller) {
        EntryReader reader = door.enter(team, caller);
        Stored stored = door.stored(reader, id);
        if (!reader.content() || stored.entry().kind() != EntryKind.EVIDENCE) {
            throw new NotFound(EntryWire.TYPE, id.toString());
        }
        door.restricted(stored).ifPresent(restricted -> {
            String reason = door.said(reader, restricted).orElseThrow(() -> EntryEyes.reason(restricted));
            changes.record(TeamActs.noted("jit.entry-consulted", caller, reason)
                    .on(EntryWire.TYPE, id)
                    .fact("team", team)
                    .fact("class", restricted.token()));
        });
        return new Item(reader, stored.entry());
    }
}
