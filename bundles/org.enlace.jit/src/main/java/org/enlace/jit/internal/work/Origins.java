package org.enlace.jit.internal.work;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.enlace.jit.work.Entry;
import org.enlace.platform.RecordId;

/** What an item of evidence was made of, step by step to its beginnings: what another State does not let be done with these is not done with it. */
public final class Origins {
    private Origins() {}

    /** @param finding those of some items that are known @param each is given each of them once, the nearest first */
    public static void of(Entry item, Function<Set<RecordId>, Collection<Entry>> finding, Consumer<Entry> each) {
        Set<RecordId> known = new HashSet<>(Set.of(item.id()));
        Set<RecordId> next = new HashSet<>(item.content().ids("parent"));
        while (known.addAll(next)) {
            Set<RecordId> further = new HashSet<>();
            for (Entry one : finding.apply(next)) {
                each.accept(one);
                further.addAll(one.content().ids("parent"));
            }
            further.removeAll(known);
            next = further;
        }
    }
}
