package org.enlace.jit.internal.closing;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.jit.access.Right;
import org.enlace.jit.closing.Evaluations;
import org.enlace.jit.closing.FundingSheet;
import org.enlace.jit.closing.Results;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** What came of a team, for those who see its content; while it runs, and afterwards. */
public final class ClosingDesk {
    /** What belongs to the closing of a team. */
    public static final Set<EntryKind> KINDS = kinds();

    /** So many entries are summed at most; where there are more, the sheet says so. */
    public static final int MOST = 5_000;

    private final Supplier<Desks> desks;

    public ClosingDesk(Supplier<Desks> desks) {
        this.desks = desks;
    }

    private static Set<EntryKind> kinds() {
        Set<EntryKind> kinds = EnumSet.noneOf(EntryKind.class);
        for (EntryKind kind : EntryKind.values()) {
            if (kind.area() == EntryKind.Area.CLOSING) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /**
     * @param lessons  oldest first, also those of which something is kept from the reader
     * @param withheld how many entries are left out of all sums, because they are under a condition and read one by one
     * @param more     whether there were more entries than are summed
     * @param writes   whether the reader may add to it
     */
    public record Sheet(
            TeamView view,
            Results results,
            Evaluations evaluations,
            List<Seen> lessons,
            FundingSheet funding,
            int withheld,
            boolean more,
            boolean writes) {
        public Sheet {
            lessons = List.copyOf(lessons);
        }

        /** Whether this country has evaluated the team. */
        public Optional<Entry> ownEvaluation() {
            return Optional.ofNullable(evaluations.by().get(view.own()));
        }
    }

    /** @throws org.enlace.platform.NotFound for whoever does not see the content of the team */
    public Sheet sheet(RecordId team, Caller caller) {
        TeamView view = desks.get().signing().door().enter(caller, team, Right.SEE_CONTENT);
        List<Seen> all = desks.get().entries().all(team, KINDS, MOST, caller);
        List<Entry> open =
                all.stream().map(Seen::entry).filter(ClosingDesk::whole).toList();
        return new Sheet(
                view,
                Results.of(open),
                Evaluations.of(open),
                all.stream()
                        .filter(one -> one.entry().kind() == EntryKind.LESSON)
                        .toList(),
                FundingSheet.of(open),
                all.size() - open.size(),
                all.size() == MOST,
                desks.get().entries().writes(team, EntryKind.Area.CLOSING, caller));
    }

    /** Lists leave out what is under a condition, whatever was said: nothing is summed of which a part is missing. */
    private static boolean whole(Entry entry) {
        return entry.kind().fields().stream()
                .allMatch(field ->
                        !field.required() || !entry.content().all(field.name()).isEmpty());
    }

    /** The countries that stand in the columns of evaluations: who is or was a party, and who has evaluated. */
    public static List<CountryCode> countries(Sheet sheet) {
        Set<CountryCode> all = new LinkedHashSet<>();
        sheet.view()
                .standing()
                .memberships(sheet.view().at())
                .forEach(one -> all.add(one.party().country()));
        all.addAll(sheet.evaluations().by().keySet());
        return all.stream().sorted().toList();
    }
}
