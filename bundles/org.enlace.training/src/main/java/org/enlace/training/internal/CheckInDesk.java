package org.enlace.training.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Nomination;
import org.enlace.training.Session;
import org.enlace.training.Stamp;
import org.enlace.training.Trainings;
import org.enlace.training.attendance.Attendance;
import org.enlace.training.attendance.Attendances.Line;
import org.enlace.training.attendance.CheckIns;
import org.enlace.training.attendance.Mark;
import org.enlace.training.attendance.RoomCodes;
import org.enlace.training.attendance.Source;

/** The use cases at the door of a session. */
final class CheckInDesk implements CheckIns {
    private final Changes changes;
    private final AttendanceBook book;
    private final People people;
    private final RoomCodes codes;
    private final CodeTries tries = new CodeTries();

    CheckInDesk(Changes changes, AttendanceBook book, People people, RoomCodes codes) {
        this.changes = changes;
        this.book = book;
        this.people = people;
        this.codes = codes;
    }

    @Override
    public Door door(RecordId id, Caller caller) {
        caller.require(Trainings.READ);
        Session session = book.session(id);
        Instant opens = book.opens(session);
        Instant now = book.now();
        boolean open = !(session instanceof Session.Cancelled)
                && !now.isBefore(opens)
                && now.isBefore(session.content().time().end());
        Optional<Line> mine = mine(book.lines(session, Optional.empty()), caller);
        return new Door(session, opens, open, mine.map(Line::nomination), mine.map(Line::attendance));
    }

    /** The line that is the caller's: by the account's address, or because the caller checked it in by the code. */
    private Optional<Line> mine(List<Line> lines, Caller caller) {
        Optional<String> address = people.address(caller.officer()).map(PastedList::key);
        return lines.stream()
                .filter(line ->
                        address.isPresent() && seated(line) && address.get().equals(mail(line)))
                .findFirst()
                .or(() -> checkedIn(lines, caller));
    }

    private static Optional<Line> checkedIn(List<Line> lines, Caller caller) {
        return lines.stream()
                .filter(line -> seated(line) && by(line, caller.officer()))
                .findFirst();
    }

    private static boolean seated(Line line) {
        return line.nomination() instanceof Nomination.Confirmed;
    }

    private static String mail(Line line) {
        return PastedList.key(line.nomination().person().mail());
    }

    /** Whether what is known was said at the door. */
    private static boolean atDoor(Line line) {
        return line.attendance()
                .mark()
                .filter(mark -> mark.source() == Source.CODE || mark.source() == Source.SIGN_IN)
                .isPresent();
    }

    /** Whether this account said so. */
    private static boolean by(Line line, OfficerId officer) {
        return atDoor(line)
                && line.attendance().mark().orElseThrow().stamp().officer().equals(officer);
    }

    /** The session where one can check in now. */
    private Session running(RecordId id, Instant now) {
        Session session = book.open(id);
        book.requireOpened(session, now);
        Instant end = session.content().time().end();
        if (!now.isBefore(end)) {
            throw new Refusal(
                    "training.session-ended",
                    "\"" + session.content().title() + "\" ended at " + end + "; whoever organises can still note it",
                    session.content().title());
        }
        return session;
    }

    /** A deputy does not attend for the one they stand for. */
    private static void requireThemselves(Caller caller) {
        caller.require(Trainings.READ);
        if (caller.actingFor().isPresent()) {
            throw new Refusal(
                    "training.deputy-attends",
                    "Nobody attends for somebody else; end the deputyship first, or check in with your own account");
        }
    }

    @Override
    public Attendance enter(RecordId id, Caller caller) {
        requireThemselves(caller);
        return changes.make(caller, stamp -> {
            Session session = running(id, stamp.at());
            people.unknown(caller.officer()).ifPresent(refusal -> {
                throw refusal;
            });
            MailAddress address = people.address(caller.officer()).orElseThrow();
            Line line = book.lines(session, Optional.empty()).stream()
                    .filter(one -> seated(one) && mail(one).equals(PastedList.key(address)))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(
                            "training.not-yours",
                            "No confirmed nomination of this series has the address " + address
                                    + " of your account; use the code of the room, or ask whoever organises",
                            address.value()));
            return entered(line, Source.SIGN_IN, stamp, caller);
        });
    }

    private Attendance entered(Line line, Source source, Stamp stamp, Caller caller) {
        Attendance after = line.attendance().enter(stamp.at(), Mark.of(stamp, source));
        book.write(Act.done("training.check-in", caller).code("source", source.token()), line, after);
        return after;
    }

    @Override
    public Attendance enterByCode(RecordId id, String code, String mail, Caller caller) {
        requireThemselves(caller);
        return changes.make(caller, stamp -> {
            Session session = running(id, stamp.at());
            tries.begin(caller.officer(), id, stamp.at());
            requireRight(codes.check(id, code, stamp.at()));
            String typed = mail == null ? "" : mail.strip().toLowerCase(java.util.Locale.ROOT);
            List<Line> lines = book.lines(session, Optional.empty());
            Line line = lines.stream()
                    .filter(one -> seated(one) && mail(one).equals(typed))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(
                                    "training.code-mail",
                                    "No confirmed nomination of this series has this address; write the one to which the"
                                            + " invitations go")
                            .at("mail"));
            tries.right(caller.officer(), id);
            if (atDoor(line) && !by(line, caller.officer())) {
                throw new Refusal(
                                "training.code-used",
                                "Another account checked this nomination in already; ask whoever organises")
                        .at("mail");
            }
            Optional<Line> other = checkedIn(lines, caller)
                    .filter(one ->
                            !one.nomination().id().equals(line.nomination().id()));
            if (other.isPresent()) {
                throw new Refusal(
                                "training.code-other",
                                "Your account checked in somebody else at this session already; each checks in themselves")
                        .at("mail");
            }
            return entered(line, Source.CODE, stamp, caller);
        });
    }

    private static void requireRight(RoomCodes.Verdict verdict) {
        if (verdict == RoomCodes.Verdict.OLD) {
            throw new Refusal("training.code-old", "The room shows another code by now; type the one you see there")
                    .at("code");
        }
        if (verdict == RoomCodes.Verdict.WRONG) {
            throw new Refusal("training.code-wrong", "This is not the code of the room; type its six figures")
                    .at("code");
        }
    }

    @Override
    public Attendance leave(RecordId id, Caller caller) {
        requireThemselves(caller);
        return changes.make(caller, stamp -> {
            Session session = running(id, stamp.at());
            Line line = mine(book.lines(session, Optional.empty()), caller)
                    .orElseThrow(() ->
                            new Refusal("training.not-inside", "No arrival is noted, so that there is no departure"));
            Source source = line.attendance().mark().map(Mark::source).orElse(Source.SIGN_IN);
            Attendance after = line.attendance().leave(stamp.at(), Mark.of(stamp, source));
            book.write(Act.done("training.check-out", caller), line, after);
            return after;
        });
    }

    @Override
    public boolean shows(Session session, Caller caller) {
        return caller.holds(Trainings.ORGANISE)
                || session.content().moderators().contains(caller.reader());
    }

    @Override
    public RoomCode code(RecordId id, Caller caller) {
        caller.require(Trainings.READ);
        if (!shows(book.session(id), caller)) {
            throw new Forbidden(Trainings.ORGANISE);
        }
        Instant now = book.now();
        running(id, now);
        return codes.at(id, now);
    }
}
