package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.training.internal.outcome.LessonStore;
import org.enlace.training.outcome.Lesson;
import org.enlace.training.outcome.Outcomes;
import org.enlace.training.outcome.Subject;

/** Lessons by plain SQL. */
final class JdbcLessons implements LessonStore {
    private static final String SELECT = "select * from training.lesson";

    private final Statements sql;

    JdbcLessons(Store store) {
        sql = new Statements(store, Outcomes.LESSON);
    }

    @Override
    public Optional<Lesson> find(RecordId id) {
        return sql.one(SELECT + " where id = ?", JdbcLessons::read, id);
    }

    @Override
    public List<Lesson> of(Subject subject) {
        return sql.list(SELECT + " where subject = ? order by dropped, id", JdbcLessons::read, subject.id());
    }

    @Override
    public void write(Lesson lesson) {
        Lesson.Content content = lesson.content();
        String country = content.country().map(CountryCode::value).orElse(null);
        long changed = Statements.micros(lesson.changed().at());
        if (lesson.version() == 1) {
            sql.update(
                    "insert into training.lesson (id, subject, series, meeting, version, dropped, title, body, language, country,"
                            + " created_by, created, changed_by, changed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    lesson.id(),
                    lesson.subject().id(),
                    lesson.subject().series(),
                    lesson.subject().session().map(RecordId::toString).orElse(null),
                    1,
                    0,
                    content.title(),
                    content.text(),
                    content.language().tag(),
                    country,
                    lesson.created().officer(),
                    Statements.micros(lesson.created().at()),
                    lesson.changed().officer(),
                    changed);
            return;
        }
        int rows = sql.update(
                "update training.lesson set version = ?, dropped = ?, title = ?, body = ?, language = ?, country = ?,"
                        + " changed_by = ?, changed = ? where id = ? and version = ?",
                lesson.version(),
                lesson.dropped() ? 1 : 0,
                content.title(),
                content.text(),
                content.language().tag(),
                country,
                lesson.changed().officer(),
                changed,
                lesson.id(),
                lesson.version() - 1);
        if (rows == 0) {
            throw new Stale(Outcomes.LESSON, lesson.id().toString());
        }
    }

    private static Lesson read(ResultSet row) throws SQLException {
        String country = row.getString("country");
        return new Lesson(
                Columns.id(row, "id"),
                Columns.subject(row),
                row.getInt("version"),
                new Lesson.Content(
                        row.getString("title"),
                        row.getString("body"),
                        Columns.language(row.getString("language")),
                        Optional.ofNullable(country).map(CountryCode::new)),
                row.getInt("dropped") == 1,
                Columns.stamp(row, "created"),
                Columns.stamp(row, "changed"));
    }
}
