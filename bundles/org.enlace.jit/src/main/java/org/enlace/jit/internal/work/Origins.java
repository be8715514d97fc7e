package org.enlace.jit.internal.work;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.enlace.jit.internal.work.EntryStore.Origin;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.RecordId;

/**
 * What an item of evidence was made of, step by step to its beginning, also what was taken back or erased since, and what whoever asks may
 * not know of: what another State does not let be done with these is not done with it.
 */
public final class Origins {
    private Origins() {}

    /** @param each is given each of them once, the nearest first */
    public static void of(Entry item, EntryStore store, BiConsumer<RecordId, Origin> each) {
        Set<RecordId> known = new HashSet<>(Set.of(item.id()));
        Optional<RecordId> next = item.content().id(EntryKind.PARENT);
        while (next.filter(known::add).isPresent()) {
            RecordId id = next.get();
            Optional<Origin> origin =
                    Optional.ofNullable(store.origins(Set.of(id)).get(id));
            origin.ifPresent(one -> each.accept(id, one));
            next = origin.flatMap(Origin::parent);
        }
    }
}
