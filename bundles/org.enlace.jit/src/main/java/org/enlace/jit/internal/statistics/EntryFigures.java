package org.enlace.jit.internal.statistics;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** What figures over all teams ask of the entries that are kept here, whoever may read them: nothing of it is shown by itself. */
public interface EntryFigures {
    /** How many entries each country wrote in each team, by kind; without what was taken back. */
    List<Count> counts();

    /** The entries of some kinds, by team, each in its latest version; without what was taken back. */
    Map<RecordId, List<Entry>> of(Set<EntryKind> kinds);

    /** @param number how many */
    record Count(RecordId team, CountryCode owner, EntryKind kind, long number) {}
}
