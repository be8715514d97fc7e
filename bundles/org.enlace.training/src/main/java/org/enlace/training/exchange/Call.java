package org.enlace.training.exchange;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Rules;

/**
 * An invitation to exchange officers.
 *
 * @param title         one line of 1 to {@value #LONGEST_TITLE} characters
 * @param themes        that are open, at most {@value #MOST_THEMES}
 * @param window        within which every stay lies
 * @param days          how long a stay lasts, 1 to {@value #LONGEST_STAY}, weekends included (a week is 5 in the practice of CEPOL)
 * @param themeRequired whether host and officer must have a theme in common; otherwise it only counts
 * @param deadline      the last day on which officers may apply
 * @param conditions    what else holds, up to {@value #LONGEST_CONDITIONS} characters; may be empty
 */
public record Call(
        RecordId id,
        String title,
        List<Theme> themes,
        Period window,
        int days,
        boolean themeRequired,
        LocalDate deadline,
        String conditions) {
    public static final int LONGEST_TITLE = 200;
    public static final int MOST_THEMES = 30;
    public static final int LONGEST_STAY = 180;
    public static final int LONGEST_CONDITIONS = 4000;

    public Call {
        Objects.requireNonNull(id, "id");
        title = Rules.line("title", title, LONGEST_TITLE);
        themes = Rules.distinct("themes", themes, MOST_THEMES);
        Objects.requireNonNull(window, "window");
        Days.require("deadline", deadline);
        conditions = Rules.textOrNone("conditions", conditions, LONGEST_CONDITIONS);
        if (days < 1 || days > LONGEST_STAY || days > window.days()) {
            throw new Refusal(
                            "placement.days",
                            "A stay lasts 1 to " + LONGEST_STAY + " days and fits into the " + window.days()
                                    + " days of the call; " + days + " does not",
                            days,
                            LONGEST_STAY,
                            window.days())
                    .at("days");
        }
        if (deadline.isAfter(window.last())) {
            throw new Refusal(
                            "placement.deadline",
                            "Officers cannot apply until " + deadline + " for stays that end on " + window.last()
                                    + "; choose an earlier day",
                            deadline,
                            window.last())
                    .at("deadline");
        }
    }

    /** The same for stays from a day on; empty where its window has no stay left then. */
    public Optional<Call> from(LocalDate day) {
        return window.since(day)
                .filter(left -> left.days() >= days)
                .map(left -> left.equals(window)
                        ? this
                        : new Call(id, title, themes, left, days, themeRequired, deadline, conditions));
    }

    /** @throws Refusal {@code placement.theme-closed} for one that the call does not have */
    public void requireOpen(Collection<Theme> wanted) {
        wanted.stream().filter(theme -> !themes.contains(theme)).findFirst().ifPresent(theme -> {
            throw new Refusal(
                            "placement.theme-closed",
                            "\"" + theme + "\" is no theme of \"" + title + "\"; choose among its themes",
                            theme,
                            title)
                    .at("themes");
        });
    }

    /** @throws Refusal {@code placement.call-closed} after the deadline */
    public void requireOpenOn(LocalDate day) {
        if (day.isAfter(deadline)) {
            throw new Refusal(
                    "placement.call-closed",
                    "\"" + title + "\" was open until " + deadline + "; apply to another call",
                    title,
                    deadline);
        }
    }
}
