package org.enlace.jit.internal.web.picture;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.jit.picture.Merges;
import org.enlace.jit.work.Entries;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/**
 * What somebody may know of a team, of some kinds, with what was taken for the same.
 *
 * @param entries those in the lists, and those behind them
 * @param merges  which stands for which
 * @param cut     whether there are more than are read for one page
 */
public record Known(List<Seen> entries, Merges merges, boolean cut) {
    /** Entries that are read for one page. */
    public static final int MOST = 20_000;

    public static Known of(Entries all, RecordId team, Set<EntryKind> kinds, Caller caller) {
        Set<EntryKind> asked = EnumSet.of(EntryKind.SAME, EntryKind.APART);
        asked.addAll(kinds);
        List<Seen> listed = all.all(team, asked, MOST, caller);
        Merges merges = Merges.of(listed.stream().map(Seen::entry).toList());
        Map<RecordId, Seen> entries = new LinkedHashMap<>();
        listed.forEach(seen -> entries.put(seen.entry().id(), seen));
        Set<RecordId> behind = new HashSet<>(merges.all());
        behind.removeAll(entries.keySet());
        all.named(team, behind, caller).values().stream()
                .filter(seen -> asked.contains(seen.entry().kind()))
                .forEach(seen -> entries.put(seen.entry().id(), seen));
        return new Known(new ArrayList<>(entries.values()), merges, listed.size() >= MOST);
    }
}
