package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.RecordId;
import org.enlace.training.Stamp;
import org.enlace.training.attendance.Attendance;
import org.enlace.training.attendance.Attendance.Absent;
import org.enlace.training.attendance.Attendance.Came;
import org.enlace.training.attendance.Attendance.Inside;
import org.enlace.training.attendance.Attendance.Unknown;
import org.enlace.training.attendance.Attendances;
import org.enlace.training.attendance.Attendances.Measured;
import org.enlace.training.attendance.Mark;
import org.enlace.training.attendance.Measure;
import org.enlace.training.attendance.Source;
import org.enlace.training.attendance.Span;
import org.enlace.training.attendance.Stay;
import org.enlace.training.internal.AttendanceStore;

/** Attendance in the node's database, by plain SQL. Rows are only ever added. */
final class JdbcAttendances implements AttendanceStore {
    private static final String SELECT = "select a.* from training.attendance a";
    private static final String UNKNOWN = "unknown";
    private static final String INSIDE = "inside";
    private static final String CAME = "came";
    private static final String ABSENT = "absent";

    private final Statements sql;

    JdbcAttendances(Store store) {
        sql = new Statements(store, Attendances.KIND);
    }

    @Override
    public List<Attendance> of(RecordId session) {
        return last(sql.list(SELECT + " where a.meeting = ?", JdbcAttendances::read, session));
    }

    @Override
    public List<Attendance> ofSeries(RecordId series) {
        return last(sql.list(
                SELECT + " join training.meeting m on m.id = a.meeting where m.series = ?",
                JdbcAttendances::read,
                series));
    }

    @Override
    public List<Attendance> ofNomination(RecordId nomination) {
        return last(sql.list(SELECT + " where a.nomination = ?", JdbcAttendances::read, nomination));
    }

    private record Key(RecordId session, RecordId nomination) {}

    /** The last version of each, in whatever order they are read: a series has some ten thousand of them, which no sort is worth. */
    private static List<Attendance> last(List<Attendance> all) {
        Map<Key, Attendance> last = new LinkedHashMap<>();
        all.forEach(one -> last.merge(
                new Key(one.session(), one.nomination()),
                one,
                (known, other) -> known.version() > other.version() ? known : other));
        return List.copyOf(last.values());
    }

    @Override
    public List<Attendance> history(RecordId session, RecordId nomination) {
        return sql.list(
                SELECT + " where a.meeting = ? and a.nomination = ? order by a.version",
                JdbcAttendances::read,
                session,
                nomination);
    }

    @Override
    public List<Attendance> step(RecordId step) {
        return sql.list(SELECT + " where a.step = ? order by a.nomination", JdbcAttendances::read, step);
    }

    @Override
    public void write(Attendance attendance) {
        Mark mark = attendance.mark().orElseThrow();
        sql.update(
                "insert into training.attendance (meeting, nomination, version, kind, since, spans, away, source, reason, step,"
                        + " noted_by, noted) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                attendance.session(),
                attendance.nomination(),
                attendance.version(),
                kind(attendance),
                Statements.orAbsent(
                        attendance instanceof Inside inside
                                ? Optional.of(inside.since().getEpochSecond())
                                : Optional.empty()),
                spans(attendance),
                attendance instanceof Came came ? came.stay().away() : 0,
                mark.source().token(),
                mark.reason(),
                mark.step().map(RecordId::toString).orElse(null),
                mark.stamp().officer(),
                Statements.micros(mark.stamp().at()));
    }

    private static String kind(Attendance attendance) {
        if (attendance instanceof Inside) {
            return INSIDE;
        }
        if (attendance instanceof Came) {
            return CAME;
        }
        return attendance instanceof Absent ? ABSENT : UNKNOWN;
    }

    private static String spans(Attendance attendance) {
        List<Span> spans = attendance instanceof Came came
                ? came.stay().spans()
                : attendance instanceof Inside inside ? inside.before() : List.of();
        return spans.stream()
                .map(span -> span.from().getEpochSecond() + "-" + span.until().getEpochSecond())
                .collect(Collectors.joining(" "));
    }

    private static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        for (String word : Columns.words(text)) {
            int at = word.indexOf('-');
            spans.add(new Span(
                    Instant.ofEpochSecond(Long.parseLong(word.substring(0, at))),
                    Instant.ofEpochSecond(Long.parseLong(word.substring(at + 1)))));
        }
        return spans;
    }

    private static Attendance read(ResultSet row) throws SQLException {
        RecordId session = Columns.id(row, "meeting");
        RecordId nomination = Columns.id(row, "nomination");
        int version = row.getInt("version");
        String step = row.getString("step");
        Mark mark = new Mark(
                Columns.stamp(row, "noted"),
                source(row.getString("source")),
                row.getString("reason"),
                Optional.ofNullable(step).map(RecordId::parse));
        List<Span> spans = spans(row.getString("spans"));
        String kind = row.getString("kind");
        return switch (kind) {
            case UNKNOWN -> new Unknown(session, nomination, version, Optional.of(mark));
            case INSIDE ->
                new Inside(session, nomination, version, spans, Instant.ofEpochSecond(row.getLong("since")), mark);
            case CAME -> new Came(session, nomination, version, new Stay(spans, row.getInt("away")), mark);
            case ABSENT -> new Absent(session, nomination, version, mark);
            default -> throw new IllegalStateException("No attendance \"" + kind + "\"");
        };
    }

    private static Source source(String token) {
        return Arrays.stream(Source.values())
                .filter(source -> source.token().equals(token))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No source \"" + token + "\""));
    }

    @Override
    public Optional<Measured> measure(RecordId series) {
        return sql.one(
                "select * from training.attendance_measure where series = ?",
                row -> new Measured(
                        new Measure(
                                row.getInt("late_minutes"),
                                row.getInt("early_minutes"),
                                row.getInt("least_percent"),
                                row.getInt("opens_minutes")),
                        row.getInt("version")),
                series);
    }

    @Override
    public void setMeasure(RecordId series, Measured measured, Stamp stamp) {
        Measure measure = measured.measure();
        sql.update("delete from training.attendance_measure where series = ?", series);
        sql.update(
                "insert into training.attendance_measure (series, version, late_minutes, early_minutes, least_percent,"
                        + " opens_minutes, changed_by, changed) values (?, ?, ?, ?, ?, ?, ?, ?)",
                series,
                measured.version(),
                measure.late(),
                measure.early(),
                measure.share(),
                measure.opens(),
                stamp.officer(),
                Statements.micros(stamp.at()));
    }
}
