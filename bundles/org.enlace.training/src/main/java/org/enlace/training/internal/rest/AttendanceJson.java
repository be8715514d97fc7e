package org.enlace.training.internal.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Refusal;
import org.enlace.training.attendance.Attendance;
import org.enlace.training.attendance.AttendanceLists;
import org.enlace.training.attendance.Attendances.Line;
import org.enlace.training.attendance.Attendances.Measured;
import org.enlace.training.attendance.Attendances.Step;
import org.enlace.training.attendance.CheckIns;
import org.enlace.training.attendance.Fulfilment;
import org.enlace.training.attendance.Mark;
import org.enlace.training.attendance.Measure;
import org.enlace.training.attendance.Presence;
import org.enlace.training.attendance.Span;
import org.enlace.training.attendance.Stay;

/**
 * A line of a session's sheet as the API gives it.
 *
 * @param version  0 where nothing was ever said
 * @param standing unknown, present, late, left-early, late-and-left-early or absent
 * @param counts   whether the session counts as attended
 * @param arrival  absent where nobody came; departure also where nobody said when they left
 */
record AttendanceJson(
        String session,
        String nomination,
        int version,
        String name,
        String country,
        String standing,
        String arrival,
        String departure,
        long minutes,
        int percent,
        boolean counts,
        SaidJson said) {
    static AttendanceJson of(Line line) {
        Presence presence = line.presence();
        return new AttendanceJson(
                line.attendance().session().toString(),
                line.nomination().id().toString(),
                line.attendance().version(),
                line.nomination().person().name(),
                line.nomination().person().country().value(),
                presence.standing().token(),
                text(presence.arrival()),
                text(presence.departure()),
                presence.minutes(),
                presence.percent(),
                presence.counts(),
                line.attendance().mark().map(SaidJson::of).orElse(null));
    }

    private static String text(Optional<Instant> at) {
        return at.map(Instant::toString).orElse(null);
    }

    /** @param source sign-in, code, noted, file or series */
    record SaidJson(String source, String reason, StampJson noted) {
        static SaidJson of(Mark mark) {
            return new SaidJson(mark.source().token(), mark.reason(), StampJson.of(mark.stamp()));
        }
    }

    /** @param state unknown, inside, came or absent */
    record VersionJson(int version, String state, String arrival, String departure, SaidJson said) {
        static VersionJson of(Attendance one) {
            SaidJson said = one.mark().map(SaidJson::of).orElse(null);
            if (one instanceof Attendance.Came came) {
                Stay stay = came.stay();
                return new VersionJson(
                        one.version(),
                        "came",
                        stay.arrival().toString(),
                        stay.departure().toString(),
                        said);
            }
            if (one instanceof Attendance.Inside inside) {
                return new VersionJson(one.version(), "inside", inside.since().toString(), null, said);
            }
            return new VersionJson(
                    one.version(), one instanceof Attendance.Absent ? "absent" : "unknown", null, null, said);
        }
    }

    /**
     * What is written down.
     *
     * @param arrival   a moment with an offset, such as 2027-03-09T14:00:00Z; left out for an absence
     * @param departure the same; left out where the person stayed to the end
     * @param reason    needed where something is known already
     */
    record NoteJson(String arrival, String departure, String reason) {
        Optional<Stay> stay(Instant end) {
            if (arrival == null || arrival.isBlank()) {
                return Optional.empty();
            }
            Instant from = Given.moment(arrival, "arrival");
            return Optional.of(Stay.of(new Span(
                    from, departure == null || departure.isBlank() ? end : Given.moment(departure, "departure"))));
        }
    }

    /** @param reason why it is taken back */
    record ReasonJson(String reason) {}

    /** @param code the six figures of the room, with the address of the nomination; both left out to check in by the account's address */
    record CheckInJson(String code, String mail) {}

    /** @param opens from when one can check in; mine is absent where no nomination is the caller's */
    record DoorJson(String opens, boolean open, String nomination, String state) {
        static DoorJson of(CheckIns.Door door) {
            return new DoorJson(
                    door.opens().toString(),
                    door.open(),
                    door.mine().map(one -> one.id().toString()).orElse(null),
                    door.attendance().map(one -> VersionJson.of(one).state()).orElse(null));
        }
    }

    record CodeJson(String code, String until, int seconds) {
        static CodeJson of(CheckIns.RoomCode code) {
            return new CodeJson(code.code(), code.until().toString(), code.seconds());
        }
    }

    record StepJson(String step, String session, int done) {
        static StepJson of(Step step) {
            return new StepJson(step.id().toString(), step.session().toString(), step.done());
        }
    }

    /** @param version 0 where it is the usual one */
    record MeasureJson(int version, int late, int early, int share, int opens) {
        static MeasureJson of(Measured now) {
            Measure measure = now.measure();
            return new MeasureJson(now.version(), measure.late(), measure.early(), measure.share(), measure.opens());
        }
    }

    /**
     * By what attendance is to be measured.
     *
     * @param late  minutes; early and opens too
     * @param share per cent of a session from which it counts as attended
     */
    record MeasuringJson(Integer late, Integer early, Integer share, Integer opens) {
        Measure measure() {
            return new Measure(
                    Given.needed(late, "late"),
                    Given.needed(early, "early"),
                    Given.needed(share, "share"),
                    Given.needed(opens, "opens"));
        }
    }

    /** What somebody attended of a series. */
    record FulfilmentJson(
            String nomination,
            String name,
            String country,
            int held,
            int attended,
            long minutesHeld,
            long minutes,
            int percentOfSessions,
            int percentOfMinutes) {
        static FulfilmentJson of(Fulfilment one) {
            return new FulfilmentJson(
                    one.nomination().id().toString(),
                    one.nomination().person().name(),
                    one.nomination().person().country().value(),
                    one.held(),
                    one.attended(),
                    one.minutesHeld(),
                    one.minutes(),
                    one.percentOfSessions(),
                    one.percentOfMinutes());
        }
    }

    /**
     * The list of a videoconference service.
     *
     * @param name    how the file is called; kept as the reason
     * @param table   its text, with a line of headings
     * @param zone    in which its times are, by IANA name
     * @param whose   by the first line of a person, whose nomination it is; empty for nobody's
     * @param replace whether also of those of whom something is known already
     * @param absent  whether everybody of whom nothing is known then is absent
     */
    record ListJson(String name, String table, String zone, List<WhoseJson> whose, Boolean replace, Boolean absent) {}

    /** @param nomination empty for nobody's */
    record WhoseJson(long line, String nomination) {}

    /**
     * What would become of a list.
     *
     * @param found mail, name, said, left-out or nobody
     */
    record CheckedJson(List<MatchJson> people, List<RefusedJson> refused) {}

    record MatchJson(long line, String name, String mail, String found, String nomination, boolean known) {
        static MatchJson of(AttendanceLists.Match match) {
            return new MatchJson(
                    match.person().line(),
                    match.person().name(),
                    match.person().mail(),
                    match.found().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    match.nomination().map(one -> one.id().toString()).orElse(null),
                    match.known().isPresent());
        }
    }

    /** @param refused the code of the refusal */
    record RefusedJson(long line, String text, String refused) {
        static RefusedJson of(AttendanceLists.RefusedLine line) {
            Refusal refusal = line.refusal();
            return new RefusedJson(line.line(), line.text(), refusal.code());
        }
    }
}
