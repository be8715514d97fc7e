package org.enlace.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;

/**
 * Who is nominated for a series. Names are for those who nominate or organise: whoever nominates sees those of the node's
 * own country, whoever organises all. Every change is one transaction with its entry in the audit; otherwise as {@link Trainings}.
 */
public interface Nominations {
    /** To name people of the node's own country; whoever organises may name people of any. */
    Permission NOMINATE = new Permission("training.nominate");

    Permission EXPORT = new Permission("training.export");

    String KIND = "training-nomination";

    /** What {@link org.enlace.platform.Stale} calls what somebody needs. */
    String NEED = "training-need";

    /** The most lines of a list that is pasted. */
    int LINES = 500;

    /** The most characters of what is written of somebody's needs. */
    int LONGEST_NEED = 1_000;

    /** How many there are in a state, by country; for whoever may read the series. */
    Map<CountryCode, Map<Nomination.State, Integer>> counts(RecordId series, Caller caller);

    Nomination find(RecordId id, Caller caller);

    /** Those of a series that the caller may know of, in the order they were nominated; in one state, or in all. */
    Part<Nomination> of(RecordId series, Optional<Nomination.State> state, Place place, int size, Caller caller);

    /** The place in the waiting list of the country, from 1; empty for one that does not wait. */
    Optional<Integer> place(Nomination nomination, Caller caller);

    /** What another country's organiser told besides its state; empty where it told nothing. */
    Optional<Told> told(Nomination nomination, Caller caller);

    /**
     * What an organiser tells of somebody with a seat.
     *
     * @param attended    how many sessions the person attended
     * @param held        of so many
     * @param certificate its number; empty where there is none
     */
    record Told(int attended, int held, String certificate) {}

    /**
     * Nominates somebody. Mail address and name are compared with those the caller may know of, and with nobody else's.
     *
     * @param alike whether it is known that somebody with a name like theirs is nominated too, and that it is somebody else
     * @throws org.enlace.platform.Refusal {@code training.alike} where that is to be said; {@code training.nominated-already} for the same mail address,
     *     {@code training.not-invited} for a country without quota, {@code training.own-country}, {@code training.series-closed}
     */
    Nomination.Nominated nominate(RecordId series, Person person, boolean alike, Caller caller);

    /**
     * What would become of a pasted list: each line that is not empty reads {@code name; mail; post; country; language; unit; sex}, of which
     * the last five may be left out.
     *
     * @throws org.enlace.platform.Refusal {@code training.paste-lines} for more than {@value #LINES} lines
     */
    List<PastedLine> check(RecordId series, String pasted, Caller caller);

    /**
     * Nominates those of a pasted list that are well, all or none.
     *
     * @param alike whether also those whose names are like others'
     * @return how many
     */
    int nominateAll(RecordId series, String pasted, boolean alike, Caller caller);

    /** Gives a seat where the country has one, else a place in its waiting list. */
    Nomination confirm(RecordId id, int version, Caller caller);

    /** {@link #confirm} for all that nobody has decided yet, in the order they were nominated; at most 500 at a time. */
    int confirmAll(RecordId series, Caller caller);

    /** Takes it back; where it had a seat, the longest waiting of the country moves up. */
    Nomination.Withdrawn withdraw(RecordId id, int version, String reason, Caller caller);

    /**
     * What somebody needs: access, diet, visa. For whoever organises alone, and, of a series of another country, for the unit that
     * nominates and tells its organiser; empty where nothing is kept. The audit learns who was given
     * it. It is erased when the nomination is withdrawn, and when the series is closed.
     */
    Optional<String> need(RecordId nomination, Caller caller);

    /** Counts up with every change of what somebody needs, from 0. */
    int needVersion(RecordId nomination, Caller caller);

    /**
     * Keeps it, or erases it by an empty text; the audit learns that, and not what.
     *
     * @param version the one that was looked at
     * @throws org.enlace.platform.Stale when it is another by now
     * @throws org.enlace.platform.Refusal for a text that is not empty: {@code training.series-closed}, and {@code training.nomination-state} once
     *     the nomination was withdrawn; {@code training.too-long}
     */
    void setNeed(RecordId nomination, int version, String text, Caller caller);
}
