package org.enlace.training.overview;

import org.enlace.training.Nomination.State;

/**
 * How many people were nominated, and what became of them.
 *
 * @param nominated all, whatever became of them
 * @param seated    of them those who have or had a seat: confirmed, attended or absent
 * @param attended  of them those who took part
 * @param absent    of them those who had a seat and did not come
 * @param withdrawn of the nominated those who withdrew
 */
public record Participation(int nominated, int seated, int attended, int absent, int withdrawn) {
    public static final Participation NONE = new Participation(0, 0, 0, 0, 0);

    /** One more person, in this state. */
    public Participation plus(State state) {
        boolean seat = state == State.CONFIRMED || state == State.ATTENDED || state == State.NO_SHOW;
        return new Participation(
                nominated + 1,
                seated + (seat ? 1 : 0),
                attended + (state == State.ATTENDED ? 1 : 0),
                absent + (state == State.NO_SHOW ? 1 : 0),
                withdrawn + (state == State.WITHDRAWN ? 1 : 0));
    }
}
