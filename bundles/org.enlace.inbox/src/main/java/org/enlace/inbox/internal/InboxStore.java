package org.enlace.inbox.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.internal.digest.DigestStore;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;

/** Where items are kept. */
public interface InboxStore {
    /**
     * @param place   where it stands, see {@link Place}
     * @param created when it began to wait
     */
    record Entry(RecordId id, String place, InboxItem item, Instant created) {}

    /** What an officer did with an item. */
    record Mark(Optional<Instant> seen, Optional<Instant> snoozed) {
        static final Mark NONE = new Mark(Optional.empty(), Optional.empty());
    }

    /**
     * Which items of one recipient are wanted.
     *
     * @param from  from this place on, itself left out
     * @param until up to this place
     * @param now   items that are shown then
     */
    record Range(Optional<ItemKind> kind, Optional<String> use, String from, String until, Instant now) {
        Range after(String place) {
            return new Range(kind, use, place, until, now);
        }
    }

    /** Items of one recipient, by place. */
    List<Entry> waiting(Audience recipient, Range range, int limit);

    List<Entry> find(Collection<RecordId> ids);

    /** The permissions whose holders items may wait for. */
    Set<Permission> audiences();

    void insert(Entry entry);

    void drop(String use, String key);

    void drop(RecordId id);

    /** Sets an item aside: it waits for nobody, and can be brought back for a while. */
    void hide(RecordId id, Instant now);

    /** It waits again. */
    void show(RecordId id);

    /** Those that were set aside. */
    List<Entry> hidden(Collection<RecordId> ids);

    /** Erases what was set aside up to a moment. */
    void erase(Instant hidden);

    void clear(String use, RecordId record);

    Map<RecordId, Mark> marks(Collection<RecordId> items, OfficerId officer);

    void mark(RecordId item, OfficerId officer, Mark mark);

    /** Items that an officer has put off until after a moment, at most so many. */
    List<RecordId> snoozed(OfficerId officer, Instant now, int limit);

    /** What officers did, to be taken back. */
    StepStore steps();

    /** Who wants to be told by mail, and when. */
    DigestStore digests();
}
