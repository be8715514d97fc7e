package org.enlace.jit.course;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Part;
import org.enlace.jit.Place;
import org.enlace.jit.Team;
import org.enlace.jit.Team.Assessed;
import org.enlace.jit.Team.Drafted;
import org.enlace.jit.Team.NotPursued;
import org.enlace.jit.Team.WithCentralAuthority;
import org.enlace.jit.TeamState;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/**
 * Setting a team up: the request from the assessment until its text is negotiated. Whoever is not of a team's circle finds none
 * ({@link org.enlace.platform.NotFound}), and needs {@link JitPermissions#READ} for any of it; each change and each look at one is in
 * the audit. A change names the version it was made on.
 */
public interface Courses {
    /**
     * What is looked for in a list.
     *
     * @param words of the reference or the subject; empty for all
     */
    record Query(Optional<TeamState> state, Optional<CountryCode> country, String words) {
        public static final Query ALL = new Query(Optional.empty(), Optional.empty(), "");
    }

    /** The caller's teams, newest first. */
    Part<TeamLine> list(Query query, Place place, int size, Caller caller);

    /** Which teams there are, without what they are about; for {@link JitPermissions#OVERSEE}. */
    Part<TeamLine> overview(Query query, Place place, int size, Caller caller);

    Team find(RecordId id, Caller caller);

    /** What happened in it, oldest first. */
    List<CourseEvent> events(RecordId id, Caller caller);

    /** Terms that run now, by the country whose step it is; that of the own central authority under the node's own country. */
    Map<CountryCode, Target.Term> terms(RecordId id, Caller caller);

    /** How far what this country said is on its way to each other's node. */
    Map<CountryCode, Carried> carried(RecordId id, Caller caller);

    /** What the caller may do with the request now: words such as {@code submit}. */
    Set<Act> acts(RecordId id, Caller caller);

    /** What the caller may say about an asked country now, beside {@link Move}s that others make. */
    Map<CountryCode, Set<Move>> moves(RecordId id, Caller caller);

    /** Begins to think about a team. Needs {@link JitPermissions#PREPARE}. */
    Assessed begin(RequestContent content, Caller caller);

    /** Says something else in the request, before it is handed over. */
    Team revise(RecordId id, int version, RequestContent content, Caller caller);

    /** The assessment is positive: the request is written. */
    Drafted draft(RecordId id, int version, Note note, Caller caller);

    /** No request is made; the note says why. */
    NotPursued drop(RecordId id, int version, Note note, Caller caller);

    /** It is looked at again after all. */
    Assessed resume(RecordId id, int version, Note note, Caller caller);

    /** Hands the request to the own central authority. */
    WithCentralAuthority submit(RecordId id, int version, Note note, Caller caller);

    /** Takes it back from there before it is sent. */
    Drafted recall(RecordId id, int version, Note note, Caller caller);

    /** The central authority gives it back; the note says why. Needs {@link JitPermissions#CENTRAL}. */
    Drafted giveBack(RecordId id, int version, Note note, Caller caller);

    /** The central authority sends it. Needs {@link JitPermissions#CENTRAL}. */
    Team send(RecordId id, int version, Note note, Caller caller);

    /**
     * The next step with one country that is asked; needs {@link JitPermissions#CENTRAL}. The asked country makes its own; for one
     * that is asked on paper the requesting country enters them.
     *
     * @param ground of a refusal
     */
    Team move(
            RecordId id,
            int version,
            Move move,
            CountryCode country,
            Note note,
            Optional<Ground> ground,
            Caller caller);

    /** Who knows of it, beside those who act for the central authority once it is with them. */
    List<Member> circle(RecordId id, Caller caller);

    /** Lets an officer of this node know of it. @throws org.enlace.platform.Refusal {@code jit.no-reader} */
    void bringIn(RecordId id, OfficerId officer, Caller caller);

    /** Lets an officer know of it no longer. @throws org.enlace.platform.Refusal {@code jit.last-of-circle} */
    void letGo(RecordId id, OfficerId officer, Caller caller);

    /** Today, as days of steps are measured: by the caller's clock. */
    LocalDate today(Caller caller);

    /** What can be done with a request at home. */
    enum Act {
        REVISE,
        DRAFT,
        DROP,
        RESUME,
        SUBMIT,
        RECALL,
        SEND,
        RETURN,
        CIRCLE;

        /** The steps of whoever prepares a request. */
        public static final Set<Act> PREPARED = Set.of(DRAFT, DROP, RESUME, SUBMIT, RECALL);

        /** The steps of the own central authority. */
        public static final Set<Act> DECIDED = Set.of(RETURN, SEND);

        public String token() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** @param by who brought them in, and when */
    record Member(OfficerId officer, org.enlace.jit.Stamp by) {}
}
