package org.enlace.jit.internal.retention;

import org.enlace.jit.retention.Retention.Kept;
import org.enlace.jit.work.Entry;
import org.enlace.platform.Refusal;

/** What a legal hold of an item keeps: nobody takes its description back, or a file off it. */
public final class LegalHolds {
    private final RetentionStore store;

    public LegalHolds(RetentionStore store) {
        this.store = store;
    }

    /** @throws Refusal {@code jit.retention-held} where one stands on an entry */
    public void requireNone(Entry entry) {
        boolean held = store.find(entry.id())
                .filter(one -> one.state() instanceof Kept kept && kept.until().isEmpty())
                .isPresent();
        if (held) {
            throw new Refusal(
                    "jit.retention-held",
                    "A legal hold stands on this item; have it lifted first, on the page of the end of retention");
        }
    }
}
