package org.enlace.training.overview;

import java.util.List;
import java.util.Map;
import org.enlace.platform.CountryCode;
import org.enlace.training.Sex;

/**
 * The figures of a year. A series counts in the year its first session begins that was not cancelled, on the organiser's clock: in one year and
 * no other, with all its people and costs. One without such a session counts nowhere.
 *
 * @param series    in the order their first sessions begin
 * @param undated   how many series of the node have no session that was not cancelled
 * @param countries people by country, and so on; a person of a series with several themes counts with each of them
 * @param units     people who gave no unit stand under an empty one
 * @param themes    people of series without a theme stand under an empty one
 * @param spending  by currency
 * @param ratings   by theme, of the evaluations whose results are shown
 * @param plan      the sessions that begin in the year, whatever year their series counts in
 */
public record YearOverview(
        int year,
        List<SeriesFigures> series,
        int undated,
        Participation people,
        Map<CountryCode, Participation> countries,
        Map<String, Participation> units,
        Map<Sex, Participation> sexes,
        Map<String, Participation> themes,
        List<Spending> spending,
        Map<String, Rating> ratings,
        List<Happening> plan) {

    /** How many sessions there are in a month, 1 to 12, of a kind. */
    public long sessions(int month, Happening.Kind kind) {
        return plan.stream()
                .filter(one -> one.start().getMonthValue() == month && one.kind() == kind)
                .count();
    }
}
