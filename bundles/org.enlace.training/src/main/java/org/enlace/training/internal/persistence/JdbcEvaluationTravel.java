package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Round;
import org.enlace.training.internal.EvaluationTravelStore;
import org.enlace.training.internal.UnwantedAnswer;

/** Evaluations between nodes, by plain SQL. */
final class JdbcEvaluationTravel implements EvaluationTravelStore {
    private static final String COPY =
            "select questionnaire, country, record, sent, theirs from training.travel_survey";
    private static final String TOLD =
            "select questionnaire, country, record, told, since from training.travel_survey_told";

    /** Stands where no participant is meant. */
    private static final String NOBODY = "-";

    private final Statements sql;

    JdbcEvaluationTravel(Store store) {
        sql = new Statements(store, "training-travel");
    }

    private static Copy copy(ResultSet row) throws SQLException {
        return new Copy(
                RecordId.parse(row.getString(1)),
                new CountryCode(row.getString(2)),
                RecordId.parse(row.getString(3)),
                row.getLong(4),
                row.getInt(5));
    }

    private static Told told(ResultSet row) throws SQLException {
        return new Told(
                RecordId.parse(row.getString(1)),
                new CountryCode(row.getString(2)),
                RecordId.parse(row.getString(3)),
                row.getString(4),
                row.getInt(5));
    }

    @Override
    public Optional<Copy> copy(RecordId questionnaire) {
        return sql.one(COPY + " where questionnaire = ?", JdbcEvaluationTravel::copy, questionnaire);
    }

    @Override
    public Optional<Copy> copyIn(RecordId record) {
        return sql.one(COPY + " where record = ?", JdbcEvaluationTravel::copy, record);
    }

    @Override
    public List<Copy> copies() {
        return sql.list(COPY + " order by questionnaire", JdbcEvaluationTravel::copy);
    }

    @Override
    public List<Copy> copies(RecordId series) {
        return sql.list(
                COPY + " where questionnaire in (select id from training.questionnaire where subject_kind = 'series'"
                        + " and subject = ?) order by questionnaire",
                JdbcEvaluationTravel::copy,
                series);
    }

    @Override
    public void put(Copy copy) {
        int rows = sql.update(
                "update training.travel_survey set sent = ?, theirs = ? where questionnaire = ?",
                copy.sent(),
                copy.theirs(),
                copy.questionnaire());
        if (rows == 0) {
            sql.update(
                    "insert into training.travel_survey (questionnaire, country, record, sent, theirs) values (?, ?, ?, ?, ?)",
                    copy.questionnaire(),
                    copy.country(),
                    copy.record(),
                    copy.sent(),
                    copy.theirs());
        }
    }

    @Override
    public void removeCopy(Questionnaire questionnaire) {
        for (Round round : questionnaire.rounds()) {
            eraseAnswered(round.id());
            sql.update("delete from training.travel_turned where survey_round = ?", round.id());
            sql.update("delete from training.travel_returned where survey_round = ?", round.id());
        }
        askNobody(questionnaire.id());
        sql.update("delete from training.travel_survey where questionnaire = ?", questionnaire.id());
    }

    @Override
    public List<RecordId> changed(Instant moment) {
        return sql.list(
                "select subject from training.questionnaire where changed = ? and subject_kind = 'series' union"
                        + " select n.series from training.nomination n join training.travel_arrival a"
                        + " on a.nomination = n.id where n.changed = ?",
                row -> RecordId.parse(row.getString(1)),
                Statements.micros(moment),
                Statements.micros(moment));
    }

    @Override
    public Set<RecordId> asked(RecordId questionnaire) {
        return new TreeSet<>(sql.list(
                "select participant from training.travel_asked where questionnaire = ?",
                row -> RecordId.parse(row.getString(1)),
                questionnaire));
    }

    @Override
    public Set<RecordId> askedIn(RecordId series) {
        return new TreeSet<>(sql.list(
                "select distinct a.participant from training.travel_asked a join training.travel_survey s"
                        + " on s.questionnaire = a.questionnaire join training.questionnaire q on q.id = s.questionnaire"
                        + " where q.subject_kind = 'series' and q.subject = ?",
                row -> RecordId.parse(row.getString(1)),
                series));
    }

    @Override
    public void ask(RecordId questionnaire, RecordId participant) {
        sql.update(
                "insert into training.travel_asked (questionnaire, participant) values (?, ?)",
                questionnaire,
                participant);
    }

    @Override
    public void askNobody(RecordId questionnaire) {
        sql.update("delete from training.travel_asked where questionnaire = ?", questionnaire);
    }

    @Override
    public List<Told> told(RecordId questionnaire) {
        return sql.list(TOLD + " where questionnaire = ? order by country", JdbcEvaluationTravel::told, questionnaire);
    }

    @Override
    public List<Told> told() {
        return sql.list(TOLD + " order by questionnaire, country", JdbcEvaluationTravel::told);
    }

    @Override
    public Optional<Told> told(RecordId questionnaire, CountryCode country) {
        return sql.one(
                TOLD + " where questionnaire = ? and country = ?", JdbcEvaluationTravel::told, questionnaire, country);
    }

    @Override
    public void put(Told told) {
        int rows = sql.update(
                "update training.travel_survey_told set told = ?, since = ? where questionnaire = ? and country = ?",
                told.text(),
                told.since(),
                told.questionnaire(),
                told.country());
        if (rows == 0) {
            sql.update(
                    "insert into training.travel_survey_told (questionnaire, country, record, told, since)"
                            + " values (?, ?, ?, ?, ?)",
                    told.questionnaire(),
                    told.country(),
                    told.record(),
                    told.text(),
                    told.since());
        }
    }

    @Override
    public void forget(Told told, List<Round> rounds) {
        sql.update(
                "delete from training.travel_survey_told where questionnaire = ? and country = ?",
                told.questionnaire(),
                told.country());
        for (Round round : rounds) {
            sql.update(
                    "delete from training.travel_tally where survey_round = ? and country = ?",
                    round.id(),
                    told.country());
            forgetTurned(round.id(), told.country());
        }
    }

    @Override
    public List<Expected> expected(RecordId round) {
        return sql.list(
                "select country, parts, got, sheets, people, closed from training.travel_tally where survey_round = ? order by country",
                row -> new Expected(
                        round,
                        new CountryCode(row.getString(1)),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        Optional.ofNullable(row.getString(6)).map(LocalDate::parse)),
                round);
    }

    @Override
    public void put(Expected expected) {
        String closed = expected.closed().map(LocalDate::toString).orElse(null);
        int rows = sql.update(
                "update training.travel_tally set parts = ?, got = ?, sheets = ?, people = ?, closed = ? where survey_round = ? and country = ?",
                expected.parts(),
                expected.got(),
                expected.sheets(),
                expected.people(),
                closed,
                expected.round(),
                expected.country());
        if (rows == 0) {
            sql.update(
                    "insert into training.travel_tally (survey_round, country, parts, got, sheets, people, closed)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    expected.round(),
                    expected.country(),
                    expected.parts(),
                    expected.got(),
                    expected.sheets(),
                    expected.people(),
                    closed);
        }
    }

    @Override
    public Optional<Long> heard(RecordId record) {
        return sql.one("select sent from training.travel_survey_heard where record = ?", row -> row.getLong(1), record);
    }

    @Override
    public void heard(RecordId record, RecordId round, long sent) {
        if (sql.update("update training.travel_survey_heard set sent = ? where record = ?", sent, record) == 0) {
            sql.update(
                    "insert into training.travel_survey_heard (record, survey_round, sent) values (?, ?, ?)",
                    record,
                    round,
                    sent);
        }
    }

    @Override
    public List<Turned> turned(RecordId round) {
        return sql.list(
                "select country, participant, reason from training.travel_turned where survey_round = ?"
                        + " order by country, participant",
                row -> new Turned(
                        round,
                        new CountryCode(row.getString(1)),
                        Optional.of(row.getString(2))
                                .filter(one -> !one.equals(NOBODY))
                                .map(RecordId::parse),
                        UnwantedAnswer.of(row.getString(3)).orElseThrow()),
                round);
    }

    @Override
    public void put(Turned turned) {
        String participant = turned.participant().map(RecordId::toString).orElse(NOBODY);
        forgetTurned(turned.round(), turned.country(), turned.participant());
        sql.update(
                "insert into training.travel_turned (survey_round, country, participant, reason) values (?, ?, ?, ?)",
                turned.round(),
                turned.country(),
                participant,
                turned.reason().token());
    }

    @Override
    public void forgetTurned(RecordId round, CountryCode country) {
        sql.update("delete from training.travel_turned where survey_round = ? and country = ?", round, country);
    }

    @Override
    public boolean forgetTurned(RecordId round, CountryCode country, Optional<RecordId> participant) {
        return sql.update(
                        "delete from training.travel_turned where survey_round = ? and country = ? and participant = ?",
                        round,
                        country,
                        participant.map(RecordId::toString).orElse(NOBODY))
                > 0;
    }

    @Override
    public Optional<Returned> returned(RecordId round) {
        return sql.one(
                "select record, told, done from training.travel_returned where survey_round = ?",
                row -> new Returned(round, RecordId.parse(row.getString(1)), row.getString(2), row.getBoolean(3)),
                round);
    }

    @Override
    public void put(Returned returned) {
        int rows = sql.update(
                "update training.travel_returned set told = ?, done = ? where survey_round = ?",
                returned.text(),
                returned.done(),
                returned.round());
        if (rows == 0) {
            sql.update(
                    "insert into training.travel_returned (survey_round, record, told, done) values (?, ?, ?, ?)",
                    returned.round(),
                    returned.record(),
                    returned.text(),
                    returned.done());
        }
    }

    @Override
    public void setAnswered(RecordId round, RecordId participant) {
        sql.update("insert into training.answered (survey_round, participant) values (?, ?)", round, participant);
    }

    @Override
    public void eraseAnswers(RecordId round) {
        for (String table : List.of("named_answer", "tally")) {
            sql.update("delete from training." + table + " where survey_round = ?", round);
        }
    }

    @Override
    public void eraseAnswered(RecordId round) {
        eraseAnswers(round);
        for (String table : List.of("answered", "answered_superior", "answer_link", "reminded")) {
            sql.update("delete from training." + table + " where survey_round = ?", round);
        }
    }
}
