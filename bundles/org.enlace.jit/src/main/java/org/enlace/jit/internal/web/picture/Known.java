package org.enlace.jit.internal.web.picture;

import java.time.Year;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.web.work.WorkWords;
import org.enlace.jit.internal.web.work.Years;
import org.enlace.jit.picture.Merges;
import org.enlace.jit.work.Entries;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.platform.RecordId;

/**
 * What somebody may know of a team, of some kinds, with what was taken for the same.
 *
 * @param entries those in the lists, those behind them, and what they relate
 * @param merges  which stands for which
 * @param years   what was read, and whether there is more than is read for one page
 */
public record Known(List<Seen> entries, Merges merges, Years years) {
    /** Entries that are read for one page: the newest. */
    public static final int MOST = 20_000;

    /** So many that point to the middle of a picture are read, however old. */
    private static final int MOST_AROUND = 1_000;

    /**
     * @param year   in which they were written; what they relate may be older
     * @param middle what is read in any case, with what points to it
     */
    public static Known of(
            Entries all, TeamView view, Set<EntryKind> kinds, Optional<Year> year, Optional<RecordId> middle) {
        Set<EntryKind> asked = EnumSet.of(EntryKind.SAME, EntryKind.APART);
        asked.addAll(kinds);
        Years years = Years.of(all, view, asked, year, MOST);
        Map<RecordId, Seen> entries = new LinkedHashMap<>();
        years.entries().forEach(seen -> entries.put(seen.entry().id(), seen));
        Reading reading = new Reading(all, view, asked, entries);
        boolean part = years.offered();
        if (part) {
            middle.filter(id -> reading.named(Set.of(id)))
                    .ifPresent(id -> all.about(view.team(), id, MOST_AROUND, view.caller())
                            .forEach(reading::add));
            reading.named(WorkWords.pointed(new ArrayList<>(entries.values())));
        }
        Merges merges = Merges.of(entries.values().stream().map(Seen::entry).toList());
        reading.named(merges.all());
        return new Known(new ArrayList<>(entries.values()), merges, years);
    }

    public boolean cut() {
        return years.cut();
    }

    private record Reading(Entries all, TeamView view, Set<EntryKind> asked, Map<RecordId, Seen> entries) {
        void add(Seen seen) {
            if (asked.contains(seen.entry().kind())) {
                entries.putIfAbsent(seen.entry().id(), seen);
            }
        }

        /** @return whether the reader may know of any */
        boolean named(Set<RecordId> ids) {
            Set<RecordId> missing = new HashSet<>(ids);
            missing.removeAll(entries.keySet());
            if (!missing.isEmpty()) {
                all.named(view.team(), missing, view.caller()).values().forEach(this::add);
            }
            return ids.stream().anyMatch(entries::containsKey);
        }
    }
}
