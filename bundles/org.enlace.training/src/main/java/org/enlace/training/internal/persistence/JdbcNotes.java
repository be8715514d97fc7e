package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.training.Stamp;
import org.enlace.training.internal.outcome.NoteStore;
import org.enlace.training.outcome.Outcome;
import org.enlace.training.outcome.OutcomeText;
import org.enlace.training.outcome.Outcomes;
import org.enlace.training.outcome.Question;
import org.enlace.training.outcome.Subject;

/** Minutes, questions and decisions: a row for each version, and one that says which counts. */
final class JdbcNotes implements NoteStore {
    private static final String SELECT =
            "select v.version, v.minutes, v.questions, v.decisions, v.changed_by, v.changed from training.outcome_version v";

    private final Statements sql;

    JdbcNotes(Store store) {
        sql = new Statements(store, Outcomes.KIND);
    }

    @Override
    public Optional<Outcome> find(Subject subject) {
        return sql.one(
                SELECT
                        + " join training.outcome o on o.subject = v.subject and o.version = v.version where o.subject = ?",
                row -> read(row, subject),
                subject.id());
    }

    @Override
    public Optional<Outcome> find(Subject subject, int version) {
        return sql.one(
                SELECT + " where v.subject = ? and v.version = ?", row -> read(row, subject), subject.id(), version);
    }

    @Override
    public List<Outcome> versions(Subject subject) {
        return sql.list(
                "select version, changed_by, changed from training.outcome_version where subject = ? order by version desc",
                row -> new Outcome(subject, row.getInt(1), OutcomeText.EMPTY, Optional.of(stamp(row))),
                subject.id());
    }

    @Override
    public Optional<Subject> meeting(RecordId session) {
        return sql.one(
                "select series from training.outcome where subject = ? and meeting is not null"
                        + " union select series from training.action_point where subject = ? and meeting is not null",
                row -> Subject.session(Columns.id(row, "series"), session),
                session,
                session);
    }

    @Override
    public List<RecordId> meetings(RecordId series) {
        return sql.list(
                "select meeting from training.outcome where series = ? and meeting is not null",
                row -> Columns.id(row, "meeting"),
                series);
    }

    @Override
    public void write(Outcome outcome) {
        Stamp stamp = outcome.changed().orElseThrow();
        long at = Statements.micros(stamp.at());
        touch(outcome.subject(), stamp.at());
        int rows = sql.update(
                "update training.outcome set version = ? where subject = ? and version = ?",
                outcome.version(),
                outcome.subject().id(),
                outcome.version() - 1);
        if (rows == 0) {
            throw new Stale(Outcomes.KIND, outcome.subject().id().toString());
        }
        OutcomeText text = outcome.text();
        sql.update(
                "insert into training.outcome_version (subject, version, minutes, questions, decisions, changed_by, changed)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                outcome.subject().id(),
                outcome.version(),
                text.minutes(),
                Fields.lines(text.questions().stream()
                        .map(one -> List.of(one.asked(), one.answered()))
                        .toList()),
                Fields.lines(text.decisions().stream().map(List::of).toList()),
                stamp.officer(),
                at);
    }

    @Override
    public void touch(Subject subject, Instant at) {
        long touched = Statements.micros(at);
        if (sql.update("update training.outcome set touched = ? where subject = ?", touched, subject.id()) == 0) {
            sql.update(
                    "insert into training.outcome (subject, series, meeting, version, touched) values (?, ?, ?, 0, ?)",
                    subject.id(),
                    subject.series(),
                    subject.session().map(RecordId::toString).orElse(null),
                    touched);
        }
    }

    @Override
    public List<Touched> touchedAfter(Instant changed, RecordId id, int limit) {
        long after = Statements.micros(changed);
        String select = "select subject, series, meeting, version, touched from training.outcome where ";
        String order = " order by touched, subject";
        List<Row> rows = id == null
                ? sql.list(select + "touched > ?" + order, limit, JdbcNotes::row, after)
                : sql.list(
                        select + "(touched > ? or touched = ? and subject > ?)" + order,
                        limit,
                        JdbcNotes::row,
                        after,
                        after,
                        id);
        return rows.stream()
                .map(row -> new Touched(
                        row.version() == 0
                                ? Outcome.none(row.subject())
                                : find(row.subject(), row.version()).orElseThrow(),
                        row.at()))
                .toList();
    }

    private record Row(Subject subject, int version, Instant at) {}

    private static Row row(ResultSet row) throws SQLException {
        return new Row(Columns.subject(row), row.getInt("version"), Statements.instant(row.getLong("touched")));
    }

    private static Stamp stamp(ResultSet row) throws SQLException {
        return Columns.stamp(row, "changed");
    }

    private static Outcome read(ResultSet row, Subject subject) throws SQLException {
        List<Question> questions = Fields.read(row.getString("questions")).stream()
                .map(fields -> new Question(fields.get(0), fields.get(1)))
                .toList();
        List<String> decisions = Fields.read(row.getString("decisions")).stream()
                .map(fields -> fields.get(0))
                .toList();
        OutcomeText text = new OutcomeText(row.getString("minutes"), questions, decisions);
        return new Outcome(subject, row.getInt("version"), text, Optional.of(stamp(row)));
    }
}
