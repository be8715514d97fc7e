package org.enlace.jit.internal.work;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.enlace.jit.internal.work.EntryStore.Origin;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.RecordId;

/**
 * What an item of evidence was made of, step by step to its beginnings, also what was taken back or erased since, what an earlier version
 * of it said, and what whoever asks may not know of: what another State does not let be done with these is not done with it.
 */
public final class Origins {
    private Origins() {}

    /** @param each is given each of them once, the nearest first */
    public static void of(Entry item, EntryStore store, BiConsumer<RecordId, Origin> each) {
        Set<RecordId> known = new HashSet<>(Set.of(item.id()));
        Set<RecordId> next = new HashSet<>(item.content().ids(EntryKind.PARENT));
        store.origins(known).values().forEach(one -> next.addAll(one.parents()));
        while (known.addAll(next)) {
            Set<RecordId> further = new HashSet<>();
            store.origins(next).forEach((id, one) -> {
                each.accept(id, one);
                further.addAll(one.parents());
            });
            further.removeAll(known);
            next.clear();
            next.addAll(further);
        }
    }
}
