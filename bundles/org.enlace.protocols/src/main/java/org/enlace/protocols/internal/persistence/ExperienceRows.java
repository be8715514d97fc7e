package org.enlace.protocols.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.platform.UnitId;
import org.enlace.protocols.EvidenceLevel;
import org.enlace.protocols.EvidenceStep;
import org.enlace.protocols.Experience;
import org.enlace.protocols.Experience.Head;
import org.enlace.protocols.Experience.State;
import org.enlace.protocols.ExperienceText;
import org.enlace.protocols.Signature;
import org.enlace.protocols.internal.ExperienceStore;
import org.enlace.protocols.internal.ProtocolStore.Place;

/** Reports of use and what they moved, as rows, by plain SQL. */
final class ExperienceRows implements ExperienceStore {
    private static final String SELECT = "select id, protocol_id, revision, state, edition, from_day, to_day, unit_id,"
            + " context_text, done_text, results_text, worked_text, failed_text, wanted_text, times_used, identified,"
            + " assisted, reported_by, reported_for, reported, decided_by, decided_for, decided, reason"
            + " from protocols.experience ";

    private final Statements sql;
    private final Statements evidence;

    ExperienceRows(Store store) {
        sql = new Statements(store, Experience.KIND);
        evidence = new Statements(store, EvidenceStep.KIND);
    }

    @Override
    public Optional<Experience> find(RecordId id) {
        return sql.one(SELECT + "where id = ?", ExperienceRows::read, id);
    }

    @Override
    public List<Experience> findAll(Collection<RecordId> ids) {
        return sql.in(SELECT + "where id in ", texts(ids), "", ExperienceRows::read);
    }

    @Override
    public List<Experience> list(Wanted wanted, Place place, int most) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        if (wanted.protocol() != null) {
            conditions.add("protocol_id = ?");
            values.add(wanted.protocol());
        }
        if (wanted.state() != null) {
            conditions.add("state = ?");
            values.add(wanted.state().token());
        }
        if (!wanted.authors().isEmpty()) {
            conditions.add("(" + writtenBy(wanted.authors(), values) + ")");
        }
        if (!wanted.readers().isEmpty() && wanted.state() != State.ACCEPTED) {
            conditions.add("(state = 'accepted' or " + writtenBy(wanted.readers(), values) + ")");
        }
        if (place.position() != null) {
            conditions.add(place.backward() ? "reported > ?" : "reported < ?");
            values.add(Long.valueOf(place.position()));
        }
        String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
        String order = place.backward() ? " order by reported" : " order by reported desc";
        return sql.list(SELECT + where + order, most, ExperienceRows::read, values.toArray());
    }

    private static String writtenBy(Set<OfficerId> officers, List<Object> values) {
        String marks = "(" + String.join(", ", Collections.nCopies(officers.size(), "?")) + ")";
        values.addAll(officers);
        values.addAll(officers);
        return "reported_by in " + marks + " or reported_for in " + marks;
    }

    @Override
    public long accepted(RecordId protocol) {
        return sql.count(
                "select count(*) from protocols.experience where protocol_id = ? and state = 'accepted'", protocol);
    }

    private static Experience read(ResultSet row) throws SQLException {
        ExperienceText text = new ExperienceText(
                row.getInt(5),
                EditionRows.day(row, 6),
                EditionRows.day(row, 7),
                row.getString(8) == null ? null : new UnitId(row.getString(8)),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                number(row, 15),
                number(row, 16),
                number(row, 17));
        Head head = new Head(
                RecordId.parse(row.getString(1)),
                RecordId.parse(row.getString(2)),
                row.getInt(3),
                text,
                EditionRows.signature(row, 18));
        Signature decided = row.getString(21) == null ? null : EditionRows.signature(row, 21);
        return switch (State.of(row.getString(4)).orElseThrow()) {
            case SUBMITTED -> new Experience.Submitted(head);
            case ACCEPTED -> new Experience.Accepted(head, decided);
            case DECLINED -> new Experience.Declined(head, decided, row.getString(24));
            case WITHDRAWN -> new Experience.WithdrawnByAuthor(head, decided);
        };
    }

    private static Integer number(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    private static OptionalLong orAbsent(Integer number) {
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    @Override
    public void insert(Experience experience) {
        ExperienceText text = experience.text();
        Signature by = experience.by();
        sql.update(
                "insert into protocols.experience (id, protocol_id, revision, state, edition, from_day, to_day, unit_id,"
                        + " context_text, done_text, results_text, worked_text, failed_text, wanted_text, times_used,"
                        + " identified, assisted, reported_by, reported_for, reported)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                experience.id(),
                experience.protocol(),
                experience.revision(),
                experience.state().token(),
                text.edition(),
                text.usedFrom(),
                text.usedTo(),
                text.unit(),
                text.context(),
                text.done(),
                text.results(),
                text.worked(),
                text.failed(),
                text.wanted(),
                orAbsent(text.timesUsed()),
                orAbsent(text.identified()),
                orAbsent(text.assisted()),
                by.officer(),
                by.actingFor().orElse(null),
                Statements.micros(by.at()));
    }

    @Override
    public void update(Experience experience) {
        Signature decided = experience.decided().orElseThrow();
        int rows = sql.update(
                "update protocols.experience set revision = ?, state = ?, decided_by = ?, decided_for = ?, decided = ?,"
                        + " reason = ? where id = ? and revision = ?",
                experience.revision(),
                experience.state().token(),
                decided.officer(),
                decided.actingFor().orElse(null),
                Statements.micros(decided.at()),
                experience.reason(),
                experience.id(),
                experience.revision() - 1);
        if (rows == 0) {
            throw new Stale(Experience.KIND, experience.id().toString());
        }
    }

    @Override
    public List<EvidenceStep> steps(RecordId protocol) {
        return evidence.list(
                "select revision, level_from, level_to, reason, experience_id, assessed_by, assessed_for, assessed"
                        + " from protocols.evidence_step where protocol_id = ? order by revision desc",
                row -> new EvidenceStep(
                        protocol,
                        row.getInt(1),
                        row.getString(2) == null ? null : level(row.getString(2)),
                        level(row.getString(3)),
                        row.getString(4),
                        RecordId.parse(row.getString(5)),
                        EditionRows.signature(row, 6)),
                protocol);
    }

    private static EvidenceLevel level(String token) {
        return EvidenceLevel.of(token).orElseThrow();
    }

    @Override
    public void insert(EvidenceStep step) {
        evidence.update(
                "insert into protocols.evidence_step (protocol_id, revision, level_from, level_to, reason, experience_id,"
                        + " assessed_by, assessed_for, assessed) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                step.protocol(),
                step.revision(),
                step.from() == null ? null : step.from().token(),
                step.to().token(),
                step.reason(),
                step.report(),
                step.by().officer(),
                step.by().actingFor().orElse(null),
                Statements.micros(step.by().at()));
    }

    @Override
    public void link(RecordId lesson, RecordId experience) {
        sql.update(
                "insert into protocols.experience_lesson (lesson_id, experience_id) values (?, ?)", lesson, experience);
    }

    @Override
    public List<RecordId> lessons(RecordId experience) {
        return sql.list(
                "select lesson_id from protocols.experience_lesson where experience_id = ? order by lesson_id",
                row -> RecordId.parse(row.getString(1)),
                experience);
    }

    @Override
    public Optional<RecordId> origin(RecordId lesson) {
        return sql.one(
                "select experience_id from protocols.experience_lesson where lesson_id = ?",
                row -> RecordId.parse(row.getString(1)),
                lesson);
    }

    private static List<String> texts(Collection<RecordId> ids) {
        return ids.stream().map(RecordId::toString).toList();
    }
}
