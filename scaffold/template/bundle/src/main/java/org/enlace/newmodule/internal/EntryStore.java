package org.enlace.newmodule.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.newmodule.Entry;
import org.enlace.newmodule.EntryPage;
import org.enlace.newmodule.Place;
import org.enlace.platform.RecordId;

/** Where entries are kept. */
public interface EntryStore {
    Optional<Entry> find(RecordId id);

    EntryPage page(Place place, int size);

    /**
     * The moment of a change: now, or a microsecond after the last one, so that no two changes share theirs. The current
     * transaction holds the clock until its end: moments come in the order of their transactions, and who reads the changes
     * from where it stopped misses none.
     */
    Instant moment(Instant now);

    /** @throws org.enlace.platform.Stale when what is stored is not the version before this one */
    void write(Entry entry);

    /**
     * The entries changed after a point, oldest change first.
     *
     * @param id the entry the last part ended with; null to take every one changed after {@code changed}
     */
    List<Entry> changedAfter(Instant changed, RecordId id, int limit);
}
