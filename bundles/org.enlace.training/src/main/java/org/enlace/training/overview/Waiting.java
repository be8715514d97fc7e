package org.enlace.training.overview;

import java.util.OptionalLong;

/**
 * What waits for those who coordinate.
 *
 * @param undecided      nominations of open series that nobody has decided on
 * @param queued         nominations of open series that wait for a seat
 * @param overdueActions of the open actions
 * @param openCalls      of exchanges; empty where that is not known here
 * @param unanswered     evaluations that are open and not answered; empty where that is not known here
 * @param certificates   that are due; empty where that is not known here
 */
public record Waiting(
        long openSeries,
        long undecided,
        long queued,
        long openActions,
        long overdueActions,
        OptionalLong openCalls,
        OptionalLong unanswered,
        OptionalLong certificates) {}
