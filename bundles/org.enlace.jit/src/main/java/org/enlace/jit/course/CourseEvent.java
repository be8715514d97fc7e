package org.enlace.jit.course;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.enlace.jit.Stamp;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * Something that happened in the course of a team.
 *
 * @param at       when it was said or entered
 * @param act      what: a word such as {@code begun}, {@code submitted} or the kind of a statement
 * @param country  whose node said it
 * @param about    the asked country it is about, where there is one
 * @param by       who did it, where that was on this node
 * @param day      the day of the act
 * @param document a file of the team
 * @param text     a reason, a question, words
 * @param ground   of a refusal
 * @param onPaper  whether the requesting country entered it for one that is asked on paper
 * @param counts   whether it followed what was before; otherwise it came too late, and changes nothing
 */
public record CourseEvent(
        Instant at,
        String act,
        CountryCode country,
        Optional<CountryCode> about,
        Optional<Stamp> by,
        LocalDate day,
        Optional<RecordId> document,
        String text,
        Optional<Ground> ground,
        boolean onPaper,
        boolean counts) {}
