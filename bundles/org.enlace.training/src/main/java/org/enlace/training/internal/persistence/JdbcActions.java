package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.training.Stamp;
import org.enlace.training.internal.outcome.ActionStore;
import org.enlace.training.outcome.ActionPoint;
import org.enlace.training.outcome.Outcomes;
import org.enlace.training.outcome.Owner;
import org.enlace.training.outcome.Subject;

/** Actions by plain SQL; days as 2027-07-20, which sort as they follow one another. */
final class JdbcActions implements ActionStore {
    private static final String SELECT = "select * from training.action_point";
    private static final String OPEN = ActionPoint.State.OPEN.token();

    private final Statements sql;

    JdbcActions(Store store) {
        sql = new Statements(store, Outcomes.ACTION);
    }

    @Override
    public Optional<ActionPoint> find(RecordId id) {
        return sql.one(SELECT + " where id = ?", JdbcActions::read, id);
    }

    @Override
    public List<ActionPoint> of(Subject subject) {
        return sql.list(SELECT + " where subject = ? order by due, id", JdbcActions::read, subject.id());
    }

    @Override
    public List<ActionPoint> of(OfficerId officer, Optional<LocalDate> from, LocalDate until, int most) {
        return sql.list(
                SELECT + " where officer = ? and state = ? and due >= ? and due <= ? order by due, id",
                most,
                JdbcActions::read,
                officer,
                OPEN,
                from.map(LocalDate::toString).orElse(""),
                until);
    }

    @Override
    public Set<RecordId> open(Set<RecordId> ids) {
        List<RecordId> open = sql.in(
                "select id from training.action_point where state = '" + OPEN + "' and id in ",
                ids.stream().map(RecordId::toString).toList(),
                "",
                row -> Columns.id(row, "id"));
        return new HashSet<>(open);
    }

    @Override
    public Counts counts(LocalDate today) {
        return new Counts(
                sql.count("select count(*) from training.action_point where state = ?", OPEN),
                sql.count("select count(*) from training.action_point where state = ? and due < ?", OPEN, today));
    }

    @Override
    public void write(ActionPoint action) {
        ActionPoint.Task task = action.task();
        Owner.Officer officer = task.owner() instanceof Owner.Officer known ? known : null;
        Owner.Elsewhere elsewhere = task.owner() instanceof Owner.Elsewhere other ? other : null;
        List<Object> values = new ArrayList<>();
        values.add(action.version());
        values.add(action.state().token());
        values.add(task.text());
        values.add(officer == null ? null : officer.officer());
        values.add(elsewhere == null ? null : elsewhere.name());
        values.add(elsewhere == null ? null : elsewhere.country());
        values.add(task.due());
        values.add(action.changed().officer());
        values.add(Statements.micros(action.changed().at()));
        values.add(action.id());
        if (action.version() == 1) {
            values.add(action.subject().id());
            values.add(action.subject().series());
            values.add(action.subject().session().map(RecordId::toString).orElse(null));
            values.add(action.created().officer());
            values.add(Statements.micros(action.created().at()));
            sql.update(
                    "insert into training.action_point (version, state, body, officer, owner, country, due, changed_by, changed, id,"
                            + " subject, series, meeting, created_by, created) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values.toArray());
            return;
        }
        values.add(action.version() - 1);
        int rows = sql.update(
                "update training.action_point set version = ?, state = ?, body = ?, officer = ?, owner = ?, country = ?,"
                        + " due = ?, changed_by = ?, changed = ? where id = ? and version = ?",
                values.toArray());
        if (rows == 0) {
            throw new Stale(Outcomes.ACTION, action.id().toString());
        }
    }

    private static ActionPoint read(ResultSet row) throws SQLException {
        String officer = row.getString("officer");
        Owner owner = officer == null
                ? new Owner.Elsewhere(row.getString("owner"), new CountryCode(row.getString("country")))
                : new Owner.Officer(new OfficerId(officer));
        ActionPoint.Task task =
                new ActionPoint.Task(row.getString("body"), owner, LocalDate.parse(row.getString("due")));
        RecordId id = Columns.id(row, "id");
        Subject subject = Columns.subject(row);
        int version = row.getInt("version");
        Stamp created = Columns.stamp(row, "created");
        Stamp changed = Columns.stamp(row, "changed");
        String state = row.getString("state");
        if (state.equals(OPEN)) {
            return new ActionPoint.Open(id, subject, version, task, created, changed);
        }
        return state.equals(ActionPoint.State.DONE.token())
                ? new ActionPoint.Done(id, subject, version, task, created, changed)
                : new ActionPoint.Dropped(id, subject, version, task, created, changed);
    }
}
