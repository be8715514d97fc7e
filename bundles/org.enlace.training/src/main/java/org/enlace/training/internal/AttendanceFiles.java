package org.enlace.training.internal;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.enlace.documents.TableFormat;
import org.enlace.documents.TableWriter;
import org.enlace.documents.Tables;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.reference.Countries;
import org.enlace.training.Nominations;
import org.enlace.training.Person;
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.Sessions;
import org.enlace.training.Trainings;
import org.enlace.training.attendance.Attendance;
import org.enlace.training.attendance.Attendances;
import org.enlace.training.attendance.Fulfilment;
import org.enlace.training.attendance.Mark;

/** The attendance of a session, and what it comes to in a series, as tables to keep. In the audit before a line leaves. */
public final class AttendanceFiles {
    private static final List<String> SHEET = List.of(
            "name",
            "post",
            "country",
            "mail",
            "arrival",
            "departure",
            "minutes",
            "percent",
            "standing",
            "counts",
            "attendanceSource",
            "attendanceReason");
    private static final List<String> SUMS = List.of(
            "name",
            "post",
            "country",
            "mail",
            "attended",
            "heldSessions",
            "percentSessions",
            "minutes",
            "heldMinutes",
            "percentMinutes");

    private final Attendances attendances;
    private final Sessions sessions;
    private final Trainings trainings;
    private final Changes changes;
    private final Tables tables;
    private final Texts texts;
    private final Countries countries;

    AttendanceFiles(
            Attendances attendances,
            Sessions sessions,
            Trainings trainings,
            Changes changes,
            Tables tables,
            Texts texts,
            Countries countries) {
        this.attendances = attendances;
        this.sessions = sessions;
        this.trainings = trainings;
        this.changes = changes;
        this.tables = tables;
        this.texts = texts;
        this.countries = countries;
    }

    /** Notes the export of a session's sheet, where it may be. */
    public Session beginSheet(RecordId id, TableFormat format, Caller caller) {
        Session session = sessions.find(id, caller);
        begin(Sessions.KIND, id, format, caller);
        return session;
    }

    /** Notes the export of a series' sums, where it may be. */
    public Series beginSums(RecordId id, TableFormat format, Caller caller) {
        Series series = trainings.series(id, caller);
        begin(Trainings.SERIES, id, format, caller);
        return series;
    }

    private void begin(String kind, RecordId id, TableFormat format, Caller caller) {
        caller.require(Nominations.EXPORT);
        caller.require(Trainings.ORGANISE);
        changes.make(caller, stamp -> {
            changes.record(
                    Act.done("training.export-attendance", caller).on(kind, id).code("format", format.ending()));
            return null;
        });
    }

    /** Moments in UTC, as everywhere in what leaves as a table. */
    public void sheet(Session session, TableFormat format, OutputStream out, Caller caller) {
        try (TableWriter table = table(SHEET, session.content().title(), format, out, caller)) {
            for (Attendances.Line line : attendances.sheet(session.id(), caller)) {
                List<Object> cells = person(line.nomination().person(), caller);
                cells.add(line.presence().arrival().orElse(null));
                cells.add(line.presence().departure().orElse(null));
                cells.add(line.presence().minutes());
                cells.add(line.presence().percent());
                cells.add(texts.get(
                        caller.language(),
                        "standing." + line.presence().standing().token()));
                cells.add(texts.get(caller.language(), line.presence().counts() ? "yes" : "no"));
                boolean known = !(line.attendance() instanceof Attendance.Unknown);
                cells.add(
                        known
                                ? texts.get(
                                        caller.language(),
                                        "attendance.source."
                                                + line.attendance()
                                                        .mark()
                                                        .orElseThrow()
                                                        .source()
                                                        .token())
                                : "");
                cells.add(line.attendance().mark().map(Mark::reason).orElse(""));
                table.row(cells);
            }
        }
    }

    public void sums(Series series, TableFormat format, OutputStream out, Caller caller) {
        try (TableWriter table = table(SUMS, series.content().title(), format, out, caller)) {
            for (Fulfilment one : attendances.fulfilment(series.id(), caller)) {
                List<Object> cells = person(one.nomination().person(), caller);
                cells.add(one.attended());
                cells.add(one.held());
                cells.add(one.percentOfSessions());
                cells.add(one.minutes());
                cells.add(one.minutesHeld());
                cells.add(one.percentOfMinutes());
                table.row(cells);
            }
        }
    }

    private List<Object> person(Person person, Caller caller) {
        return new ArrayList<>(List.of(
                person.name(), person.post(), countries.name(person.country(), caller.language()), person.mail()));
    }

    private TableWriter table(List<String> columns, String title, TableFormat format, OutputStream out, Caller caller) {
        return tables.write(
                format,
                title,
                columns.stream()
                        .map(column -> texts.get(caller.language(), "column." + column))
                        .toList(),
                out);
    }
}
