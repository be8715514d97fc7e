package org.enlace.training.internal.persistence;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.mail.MailAddress;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.training.evaluation.Evaluations;
import org.enlace.training.evaluation.Indicator;
import org.enlace.training.evaluation.Indicators;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.QuestionnaireContent;
import org.enlace.training.evaluation.Round;
import org.enlace.training.evaluation.Subject;
import org.enlace.training.evaluation.Use;
import org.enlace.training.evaluation.Window;
import org.enlace.training.internal.EvaluationStore;

/** Questionnaires, superiors and indicators in the node's database, by plain SQL. */
final class JdbcEvaluations implements EvaluationStore {
    private static final String SELECT = "select * from training.questionnaire";
    private static final String INDICATOR = "select * from training.result_indicator";

    private final Statements sql;
    private final BesideVersions versions;

    JdbcEvaluations(Store store) {
        sql = new Statements(store, Evaluations.KIND);
        versions = new BesideVersions(sql, "superiors");
    }

    /** A row of a questionnaire, before its rounds are read. */
    private record Row(
            RecordId id,
            Subject subject,
            int version,
            Use use,
            QuestionnaireContent content,
            org.enlace.training.Stamp created,
            org.enlace.training.Stamp changed) {}

    @Override
    public Optional<Questionnaire> find(RecordId id) {
        return whole(sql.list(SELECT + " where id = ?", JdbcEvaluations::row, id)).stream()
                .findFirst();
    }

    @Override
    public List<Questionnaire> of(Subject subject) {
        return whole(sql.list(
                        SELECT + " where subject_kind = ? and subject = ?",
                        JdbcEvaluations::row,
                        subject.kind().token(),
                        subject.id()))
                .stream()
                .sorted(Comparator.comparing(Questionnaire::use))
                .toList();
    }

    @Override
    public List<Questionnaire> unsealed(Optional<RecordId> after, int most) {
        return whole(sql.list(
                SELECT + " where id > ? and id in (select questionnaire from training.survey_round where sealed = ?)"
                        + " order by id",
                most,
                JdbcEvaluations::row,
                after.map(RecordId::toString).orElse(""),
                false));
    }

    @Override
    public List<Questionnaire> withRounds(Set<RecordId> rounds) {
        Set<String> ids = new HashSet<>(sql.in(
                "select questionnaire from training.survey_round where id in ",
                rounds.stream().map(RecordId::toString).toList(),
                "",
                row -> row.getString(1)));
        return whole(sql.in(SELECT + " where id in ", ids, "", JdbcEvaluations::row));
    }

    private List<Questionnaire> whole(List<Row> rows) {
        Set<String> ids = rows.stream().map(row -> row.id().toString()).collect(Collectors.toSet());
        Map<String, List<Round>> rounds = new HashMap<>();
        sql.in(
                "select * from training.survey_round where questionnaire in ",
                ids,
                " order by questionnaire, place",
                row -> rounds.computeIfAbsent(row.getString("questionnaire"), key -> new ArrayList<>())
                        .add(new Round(
                                Columns.id(row, "id"),
                                Moment.of(row.getString("moment")),
                                Window.parse(row.getString("span")),
                                row.getBoolean("sealed"))));
        Set<String> answered = new HashSet<>(sql.in(
                "select distinct r.questionnaire from training.survey_round r"
                        + " join training.answered a on a.survey_round = r.id where r.questionnaire in ",
                ids,
                "",
                row -> row.getString(1)));
        return rows.stream()
                .map(row -> new Questionnaire(
                        row.id(),
                        row.subject(),
                        row.version(),
                        row.use(),
                        row.content(),
                        rounds.getOrDefault(row.id().toString(), List.of()),
                        answered.contains(row.id().toString()),
                        row.created(),
                        row.changed()))
                .toList();
    }

    @Override
    public void write(Questionnaire one) {
        QuestionnaireContent content = one.content();
        if (one.version() == 1) {
            sql.update(
                    "insert into training.questionnaire (id, subject_kind, subject, version, purpose, anonymous, titles,"
                            + " questions, created_by, created, changed_by, changed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    one.id(),
                    one.subject().kind().token(),
                    one.subject().id(),
                    1,
                    one.use().token(),
                    content.anonymous(),
                    QuestionLines.of(content.title()),
                    QuestionLines.of(content.questions()),
                    one.created().officer(),
                    Statements.micros(one.created().at()),
                    one.changed().officer(),
                    Statements.micros(one.changed().at()));
            for (int i = 0; i < one.rounds().size(); i++) {
                Round round = one.rounds().get(i);
                sql.update(
                        "insert into training.survey_round (id, questionnaire, place, moment, span, sealed)"
                                + " values (?, ?, ?, ?, ?, ?)",
                        round.id(),
                        one.id(),
                        i,
                        round.moment().token(),
                        round.window(),
                        round.sealed());
            }
            return;
        }
        int rows = sql.update(
                "update training.questionnaire set version = ?, anonymous = ?, titles = ?, questions = ?, changed_by = ?,"
                        + " changed = ? where id = ? and version = ?",
                one.version(),
                content.anonymous(),
                QuestionLines.of(content.title()),
                QuestionLines.of(content.questions()),
                one.changed().officer(),
                Statements.micros(one.changed().at()),
                one.id(),
                one.version() - 1);
        if (rows == 0) {
            throw new Stale(Evaluations.KIND, one.id().toString());
        }
        for (Round round : one.rounds()) {
            sql.update(
                    "update training.survey_round set span = ?, sealed = ? where id = ?",
                    round.window(),
                    round.sealed(),
                    round.id());
        }
    }

    @Override
    public void remove(Questionnaire one) {
        for (Round round : one.rounds()) {
            for (String table : List.of("answer_link", "reminded", "tally")) {
                sql.update("delete from training." + table + " where survey_round = ?", round.id());
            }
        }
        sql.update("delete from training.survey_round where questionnaire = ?", one.id());
        sql.update("delete from training.questionnaire where id = ?", one.id());
    }

    @Override
    public List<Superior> superiors(Subject subject) {
        return sql.list(
                "select participant, mail, language from training.superior where subject_kind = ? and subject = ?"
                        + " order by participant",
                row -> new Superior(
                        Columns.id(row, "participant"),
                        new MailAddress(row.getString("mail")),
                        Columns.language(row.getString("language"))),
                subject.kind().token(),
                subject.id());
    }

    @Override
    public int superiorsVersion(Subject subject) {
        return versions.of(subject.kind().token(), subject.id());
    }

    @Override
    public void replaceSuperiors(Subject subject, List<Superior> superiors) {
        versions.next(subject.kind().token(), subject.id());
        sql.update(
                "delete from training.superior where subject_kind = ? and subject = ?",
                subject.kind().token(),
                subject.id());
        sql.batch(
                "insert into training.superior (subject_kind, subject, participant, mail, language) values (?, ?, ?, ?, ?)",
                superiors,
                one -> new Object[] {
                    subject.kind().token(),
                    subject.id(),
                    one.participant(),
                    one.mail(),
                    one.language().tag()
                });
    }

    @Override
    public List<Indicator> indicators(Subject subject) {
        return sql.list(
                INDICATOR + " where subject_kind = ? and subject = ? order by id",
                JdbcEvaluations::readIndicator,
                subject.kind().token(),
                subject.id());
    }

    @Override
    public Optional<Indicator> indicator(RecordId id) {
        return sql.one(INDICATOR + " where id = ?", JdbcEvaluations::readIndicator, id);
    }

    @Override
    public void write(Indicator one) {
        Indicator.Content content = one.content();
        String before = content.before().map(BigDecimal::toPlainString).orElse(null);
        String after = content.after().map(BigDecimal::toPlainString).orElse(null);
        String source = content.link().map(Indicator.Link::source).orElse(null);
        String key = content.link().map(Indicator.Link::key).orElse(null);
        if (one.version() == 1) {
            sql.update(
                    "insert into training.result_indicator (id, subject_kind, subject, version, name, unit, value_before,"
                            + " value_after, origin, link_source, link_key, created_by, created, changed_by, changed)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    one.id(),
                    one.subject().kind().token(),
                    one.subject().id(),
                    1,
                    content.name(),
                    content.unit(),
                    before,
                    after,
                    content.source(),
                    source,
                    key,
                    one.created().officer(),
                    Statements.micros(one.created().at()),
                    one.changed().officer(),
                    Statements.micros(one.changed().at()));
            return;
        }
        int rows = sql.update(
                "update training.result_indicator set version = ?, name = ?, unit = ?, value_before = ?, value_after = ?,"
                        + " origin = ?, link_source = ?, link_key = ?, changed_by = ?, changed = ? where id = ? and version = ?",
                one.version(),
                content.name(),
                content.unit(),
                before,
                after,
                content.source(),
                source,
                key,
                one.changed().officer(),
                Statements.micros(one.changed().at()),
                one.id(),
                one.version() - 1);
        if (rows == 0) {
            throw new Stale(Indicators.KIND, one.id().toString());
        }
    }

    @Override
    public void removeIndicator(RecordId id) {
        sql.update("delete from training.result_indicator where id = ?", id);
    }

    private static Subject subject(ResultSet row) throws SQLException {
        return new Subject(Subject.Kind.of(row.getString("subject_kind")), Columns.id(row, "subject"));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                Columns.id(row, "id"),
                subject(row),
                row.getInt("version"),
                Use.of(row.getString("purpose")),
                new QuestionnaireContent(
                        row.getBoolean("anonymous"),
                        QuestionLines.wording(row.getString("titles")),
                        QuestionLines.questions(row.getString("questions"))),
                Columns.stamp(row, "created"),
                Columns.stamp(row, "changed"));
    }

    private static Indicator readIndicator(ResultSet row) throws SQLException {
        String source = row.getString("link_source");
        Indicator.Content content = new Indicator.Content(
                row.getString("name"),
                row.getString("unit"),
                Optional.ofNullable(row.getString("value_before")).map(BigDecimal::new),
                Optional.ofNullable(row.getString("value_after")).map(BigDecimal::new),
                row.getString("origin"),
                source == null ? Optional.empty() : Optional.of(new Indicator.Link(source, row.getString("link_key"))));
        return new Indicator(
                Columns.id(row, "id"),
                subject(row),
                row.getInt("version"),
                content,
                Columns.stamp(row, "created"),
                Columns.stamp(row, "changed"));
    }
}
