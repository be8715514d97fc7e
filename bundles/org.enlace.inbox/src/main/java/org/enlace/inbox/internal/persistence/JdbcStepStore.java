package org.enlace.inbox.internal.persistence;

import java.time.Instant;
import java.util.List;
import org.enlace.inbox.internal.InboxStore.Mark;
import org.enlace.inbox.internal.Moments;
import org.enlace.inbox.internal.StepStore;
import org.enlace.persistence.Statements;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** What officers did in the inbox, in the node's database, by plain SQL. */
final class JdbcStepStore implements StepStore {
    private final Statements sql;

    JdbcStepStore(Statements sql) {
        this.sql = sql;
    }

    @Override
    public void note(Made step, OfficerId officer, Line line) {
        if (sql.count("select count(*) from inbox.step where id = ?", step.id()) == 0) {
            sql.update(
                    "insert into inbox.step (id, officer, act, made) values (?, ?, ?, ?)",
                    step.id(),
                    officer,
                    step.act(),
                    Moments.micros(step.made()));
        }
        sql.update(
                "insert into inbox.step_item (step_id, item_id, seen_before, snoozed_before, seen_after, snoozed_after,"
                        + " gone, undone) values (?, ?, ?, ?, ?, ?, ?, ?)",
                step.id(),
                line.item(),
                JdbcInboxStore.moment(line.before().seen()),
                JdbcInboxStore.moment(line.before().snoozed()),
                JdbcInboxStore.moment(line.after().seen()),
                JdbcInboxStore.moment(line.after().snoozed()),
                line.gone(),
                false);
    }

    @Override
    public List<Made> of(OfficerId officer, Instant after, int limit) {
        return sql.list(
                "select id, act, made from inbox.step where officer = ? and made > ? order by made desc, id fetch first "
                        + limit + " rows only",
                row -> new Made(RecordId.parse(row.getString(1)), row.getString(2), Statements.instant(row.getLong(3))),
                officer,
                Moments.micros(after));
    }

    @Override
    public List<Line> lines(RecordId step) {
        return sql.list(
                "select item_id, seen_before, snoozed_before, seen_after, snoozed_after, gone from inbox.step_item"
                        + " where step_id = ? and undone = ?",
                row -> new Line(
                        RecordId.parse(row.getString(1)),
                        new Mark(JdbcInboxStore.instant(row, 2), JdbcInboxStore.instant(row, 3)),
                        new Mark(JdbcInboxStore.instant(row, 4), JdbcInboxStore.instant(row, 5)),
                        row.getBoolean(6)),
                step,
                false);
    }

    @Override
    public void undone(RecordId step, RecordId item) {
        sql.update("update inbox.step_item set undone = ? where step_id = ? and item_id = ?", true, step, item);
    }

    @Override
    public void erase(Instant made) {
        long until = Moments.micros(made);
        sql.update("delete from inbox.step_item where step_id in (select id from inbox.step where made <= ?)", until);
        sql.update("delete from inbox.step where made <= ?", until);
    }
}
