package org.enlace.training.overview;

import java.time.LocalDate;
import java.util.List;
import org.enlace.platform.Caller;

/** The figures of a year and what waits. For whoever organises, but for the plan; counts and sums, and nobody's name. */
public interface Overviews {
    int FIRST_YEAR = 2000;
    int LAST_YEAR = 2100;

    /** @throws org.enlace.platform.Refusal {@code training.overview-year} */
    YearOverview year(int year, Caller caller);

    /** The sessions that begin in a year, on the organiser's clock, in that order; for whoever may read training. */
    List<Happening> plan(int year, Caller caller);

    /** The years in which sessions begin, and this one; the latest first. */
    List<Integer> years(Caller caller);

    Waiting waiting(Caller caller);

    /** In UTC. */
    LocalDate today();
}
