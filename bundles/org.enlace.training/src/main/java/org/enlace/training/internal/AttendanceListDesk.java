package org.enlace.training.internal;

import java.io.InputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.documents.Tables;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Likeness;
import org.enlace.training.Nomination;
import org.enlace.training.Session;
import org.enlace.training.Trainings;
import org.enlace.training.attendance.Attendance;
import org.enlace.training.attendance.AttendanceLists;
import org.enlace.training.attendance.Attendances.Line;
import org.enlace.training.attendance.Attendances.Step;
import org.enlace.training.attendance.ListRow;
import org.enlace.training.attendance.ListedPerson;
import org.enlace.training.attendance.Mark;
import org.enlace.training.attendance.Source;
import org.enlace.training.attendance.Span;
import org.enlace.training.attendance.Stay;
import org.enlace.training.internal.attendance.ProviderList;

/** The use cases of the lists that videoconference services give. */
final class AttendanceListDesk implements AttendanceLists {
    private final Changes changes;
    private final AttendanceBook book;
    private final Tables tables;

    AttendanceListDesk(Changes changes, AttendanceBook book, Tables tables) {
        this.changes = changes;
        this.book = book;
        this.tables = tables;
    }

    @Override
    public Listed read(RecordId session, InputStream file, ZoneId zone, Caller caller) {
        caller.require(Trainings.ORGANISE);
        Session open = book.open(session);
        book.requireOpened(open, book.now());
        return new ProviderList(tables, open.content().time(), zone).read(file);
    }

    @Override
    public List<Match> match(RecordId session, List<ListRow> rows, Map<Long, Optional<RecordId>> said, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return matched(book.lines(book.open(session), Optional.empty()), rows, said);
    }

    private static List<Match> matched(List<Line> lines, List<ListRow> rows, Map<Long, Optional<RecordId>> said) {
        List<Line> seated = lines.stream()
                .filter(line -> line.nomination() instanceof Nomination.Confirmed)
                .toList();
        List<ListedPerson> people = ListedPerson.of(rows);
        Set<RecordId> byMail = new HashSet<>();
        people.forEach(person -> byMail(seated, person)
                .ifPresent(line -> byMail.add(line.nomination().id())));
        List<Match> matches = new ArrayList<>();
        for (ListedPerson person : people) {
            Optional<RecordId> given = said.getOrDefault(person.line(), Optional.empty());
            Optional<Line> mail = byMail(seated, person);
            if (said.containsKey(person.line())) {
                Optional<Line> line = seated.stream()
                        .filter(one ->
                                given.isPresent() && one.nomination().id().equals(given.get()))
                        .findFirst();
                matches.add(match(person, line.isPresent() ? Found.SAID : Found.LEFT_OUT, line));
            } else if (mail.isPresent()) {
                matches.add(match(person, Found.MAIL, mail));
            } else {
                Optional<Line> alike = alike(seated, person, byMail);
                matches.add(match(person, alike.isPresent() ? Found.NAME : Found.NOBODY, alike));
            }
        }
        return matches;
    }

    private static Match match(ListedPerson person, Found found, Optional<Line> line) {
        return new Match(
                person,
                found,
                line.map(Line::nomination),
                line.map(Line::attendance).filter(known -> !(known instanceof Attendance.Unknown)));
    }

    private static Optional<Line> byMail(List<Line> seated, ListedPerson person) {
        return seated.stream()
                .filter(line -> !person.mail().isEmpty()
                        && PastedList.key(line.nomination().person().mail()).equals(person.mail()))
                .findFirst();
    }

    /** The only one with a name like it, of those whom no address on the list names. */
    private static Optional<Line> alike(List<Line> seated, ListedPerson person, Set<RecordId> byMail) {
        List<Line> alike = seated.stream()
                .filter(line -> !byMail.contains(line.nomination().id()))
                .filter(line -> Likeness.alike(line.nomination().person().name(), person.name()))
                .limit(2)
                .toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }

    @Override
    public Step take(
            RecordId session,
            String file,
            List<ListRow> rows,
            Map<Long, Optional<RecordId>> said,
            boolean replace,
            boolean absent,
            Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Session open = book.open(session);
            book.requireOpened(open, stamp.at());
            List<Line> lines = book.lines(open, Optional.empty());
            Map<RecordId, Stay> stays = stays(matched(lines, rows, said), replace);
            RecordId step = changes.next();
            Mark mark = new Mark(stamp, Source.FILE, Mark.shortened(file), Optional.of(step));
            int done = 0;
            for (Line line : lines) {
                Stay stay = stays.get(line.nomination().id());
                if (stay != null) {
                    AttendanceBook.requireNear(stay, open.content().time());
                    book.write(act(caller, step), line, line.attendance().came(stay, mark));
                    done++;
                } else if (absent
                        && line.attendance() instanceof Attendance.Unknown
                        && line.nomination() instanceof Nomination.Confirmed) {
                    book.write(act(caller, step), line, line.attendance().absent(mark));
                    done++;
                }
            }
            if (done == 0) {
                throw new Refusal(
                        "training.list-none",
                        "Nothing of the list is to be kept: nobody on it was matched, or something is known of all; say whose"
                                + " the lines are, or that what is known is replaced");
            }
            return new Step(step, session, done);
        });
    }

    private static Act act(Caller caller, RecordId step) {
        return Act.done("training.import-attendance", caller).fact("step", step);
    }

    /** What is to be kept, by nomination; two people on the list who are one nomination's were there together as long as either. */
    private static Map<RecordId, Stay> stays(List<Match> matches, boolean replace) {
        Map<RecordId, Stay> stays = new LinkedHashMap<>();
        for (Match match : matches) {
            if (match.nomination().isPresent() && (replace || match.known().isEmpty())) {
                stays.merge(match.nomination().get().id(), match.person().stay(), AttendanceListDesk::both);
            }
        }
        return stays;
    }

    private static Stay both(Stay one, Stay other) {
        List<Span> spans = new ArrayList<>(one.spans());
        spans.addAll(other.spans());
        return new Stay(spans, Math.min(one.away(), other.away()));
    }
}
