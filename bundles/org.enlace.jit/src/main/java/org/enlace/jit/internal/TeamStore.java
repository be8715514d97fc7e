package org.enlace.jit.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Part;
import org.enlace.jit.Place;
import org.enlace.jit.Stamp;
import org.enlace.jit.Team.Core;
import org.enlace.jit.Team.Run;
import org.enlace.jit.TeamState;
import org.enlace.jit.course.Courses;
import org.enlace.jit.course.TeamLine;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** Teams as this node keeps them beside what was said in them, and who may know of each. */
public interface TeamStore {
    /**
     * @param state   which one it is in; the rest follows from the statements
     * @param since   since which day
     * @param central whether those who act for the central authority know of it
     * @param reason  why it was given back, or is not pursued; else empty
     * @param run     once its instruments decide
     */
    record Stored(Core core, TeamState state, LocalDate since, boolean central, String reason, Optional<Run> run) {
        public Stored is(TeamState next, LocalDate day, Core changed) {
            return new Stored(changed, next, state == next ? since : day, central, "", run);
        }

        public Stored central(boolean known) {
            return new Stored(core, state, since, known, reason, run);
        }

        public Stored because(String words) {
            return new Stored(core, state, since, central, words, run);
        }

        public Stored runs(Run now) {
            return new Stored(core, state, since, central, reason, Optional.of(now));
        }
    }

    /** On which ground somebody may know of a team. */
    enum Ground {
        /** They began it or were brought in, before anything is in force. */
        CIRCLE,
        /** A designation in force names them. */
        DESIGNATION
    }

    /** @param until when it ends; empty for open */
    record Reader(OfficerId officer, Ground ground, Instant since, Optional<Instant> until, Stamp by) {}

    /** A step that somebody of this node took. */
    record Step(
            RecordId team,
            Stamp by,
            String act,
            Optional<CountryCode> about,
            LocalDate day,
            Optional<RecordId> document,
            String text,
            Optional<RecordId> statement) {}

    /** @param at when it was changed or {@linkplain #touch touched} last, for the search */
    record Touched(Stored stored, Instant at) {}

    Optional<Stored> find(RecordId id);

    /** Those of the teams that somebody may know of. */
    Set<RecordId> known(Collection<RecordId> ids, Sight sight);

    /** Those a list shows: of one who looks, or all, without what they are about. */
    Part<TeamLine> page(Courses.Query query, Optional<Sight> sight, Place place, int size);

    /** As its version says; the first creates it. @throws org.enlace.platform.Stale where somebody was quicker */
    void write(Stored stored);

    /** Whether those who act for the central authority know of it. */
    void knownToCentral(RecordId team, boolean known);

    /** The words of how far the request is with each country, for lists. */
    void writeAnswers(RecordId team, Map<CountryCode, String> answers);

    /** The next number of a year's references, which is used up with it. */
    int nextNumber(int year);

    /** Those who may know of it have changed: the search reads it again. */
    void touch(RecordId team, Instant at);

    List<Reader> readers(RecordId team);

    /** Puts one in, or in the place of the one there was for the officer on that ground. */
    void put(RecordId team, Reader reader);

    void remove(RecordId team, OfficerId officer, Ground ground);

    void add(Step step);

    /** In their order. */
    List<Step> steps(RecordId team);

    /** Touched after a moment, or at it with a later id; oldest change first. */
    List<Touched> touchedAfter(Instant changed, RecordId id, int limit);

    boolean none();
}
