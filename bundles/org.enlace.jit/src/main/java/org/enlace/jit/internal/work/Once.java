package org.enlace.jit.internal.work;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.NewEntry;
import org.enlace.platform.Hashing;
import org.enlace.platform.RecordId;

/** Forms that are sent twice write one entry. What was sent is remembered as a digest, for thirty days. */
final class Once {
    private static final Duration KEPT = Duration.ofDays(30);

    private final EntryStore store;

    Once(EntryStore store) {
        this.store = store;
    }

    /** Who sent what from which form: changed meanwhile, it is something else. */
    static String said(String form, EntryReader writer, NewEntry entry) {
        String all = String.join(
                "\n",
                form,
                writer.team().toString(),
                writer.caller().officer().value(),
                entry.kind().token(),
                EnumSet.copyOf(entry.handling().codes()).toString(),
                entry.handling().condition().orElse(""),
                entry.grading().toString(),
                EntryText.of(entry.content()));
        return Hashing.sha256(all);
    }

    /** The entry that was written then, where it was not taken back since. */
    Optional<Entry> before(String said) {
        return said.isEmpty()
                ? Optional.empty()
                : store.once(said).flatMap(store::find).map(Stored::entry);
    }

    void keep(String said, RecordId entry, Instant at) {
        if (!said.isEmpty()) {
            store.once(said, entry, at, at.minus(KEPT));
        }
    }
}
