package org.enlace.training.overview;

import org.enlace.training.Nomination.State;

/**
 * How many people were nominated, and what became of them.
 *
 * @param nominated all, whatever became of them
 * @param seated    of them those who have a seat
 * @param attended  of them those who were there in at least one session
 * @param absent    of them those who were noted as absent, and were there in none
 * @param withdrawn of the nominated those who withdrew
 */
public record Participation(int nominated, int seated, int attended, int absent, int withdrawn) {
    public static final Participation NONE = new Participation(0, 0, 0, 0, 0);

    /** One more person, in this state; without a seat nobody's turnout counts. */
    public Participation plus(State state, Turnout turnout) {
        boolean seat = state == State.CONFIRMED;
        return new Participation(
                nominated + 1,
                seated + (seat ? 1 : 0),
                attended + (seat && turnout == Turnout.CAME ? 1 : 0),
                absent + (seat && turnout == Turnout.ABSENT ? 1 : 0),
                withdrawn + (state == State.WITHDRAWN ? 1 : 0));
    }
}
