package org.enlace.jit.internal.web.work;

import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.signing.Phase;
import org.enlace.jit.work.Entries;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.web.ui.Choice;

/**
 * The entries of some kinds that one page takes, and the years in which there are others: where a team has more, the newest are shown,
 * the page says so, and offers them year by year.
 *
 * @param entries the newest, oldest first
 * @param chosen  the year in which they were first written, in UTC; empty for any
 * @param all     the years of the team, latest first
 * @param most    how many a page takes
 * @param cut     whether there are more
 */
public record Years(List<Seen> entries, Optional<Year> chosen, List<Year> all, int most, boolean cut) {
    public Years {
        entries = List.copyOf(entries);
        all = List.copyOf(all);
    }

    public static Years of(Entries entries, TeamView view, Set<EntryKind> kinds, Optional<Year> chosen, int most) {
        List<Seen> found = entries.all(view.team(), kinds, chosen, most + 1, view.caller());
        boolean cut = found.size() > most;
        return new Years(cut ? found.subList(1, found.size()) : found, chosen, years(view), most, cut);
    }

    /** What nobody chooses is no year. */
    public static Optional<Year> chosen(String typed) {
        return typed.matches("[12]\\d{3}") ? Optional.of(Year.parse(typed)) : Optional.empty();
    }

    private static List<Year> years(TeamView view) {
        Phase phase = view.standing().phase(view.at());
        Instant since = phase instanceof Phase.Running running
                ? running.since()
                : phase instanceof Phase.Ended ended ? ended.since() : view.at();
        List<Year> years = new ArrayList<>();
        Year first = year(since);
        for (Year year = year(view.at()); !year.isBefore(first); year = year.minusYears(1)) {
            years.add(year);
        }
        return years;
    }

    private static Year year(Instant at) {
        return Year.from(at.atOffset(ZoneOffset.UTC));
    }

    /** Whether a page asks for a year. */
    public boolean offered() {
        return cut || chosen.isPresent();
    }

    public List<Choice> choices(Labels labels) {
        List<Choice> choices = new ArrayList<>();
        choices.add(Choice.of("", labels.get("work.year.any")));
        all.forEach(year -> choices.add(Choice.of(year.toString(), year.toString())
                .selected(chosen.filter(year::equals).isPresent())));
        return choices;
    }
}
