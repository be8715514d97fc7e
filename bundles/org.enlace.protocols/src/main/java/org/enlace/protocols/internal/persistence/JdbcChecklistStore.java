package org.enlace.protocols.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.RecordId;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Checklist;
import org.enlace.protocols.ChecklistItem;
import org.enlace.protocols.ChecklistItem.Standing;
import org.enlace.protocols.Duty;
import org.enlace.protocols.ItemStep;
import org.enlace.protocols.Progress;
import org.enlace.protocols.internal.ChecklistStore;

/** Checklists in the library's schema, by plain SQL. */
final class JdbcChecklistStore implements ChecklistStore {
    private static final String STEP =
            "select item_id, revision, step_id, done_by, done_for, done, standing_before, standing, unit_before, unit_id,"
                    + " due_before, due_day, reason, findings, edition, counted from protocols.checklist_step ";

    private static final String OPEN = "standing in ('not-started', 'in-progress')";

    private final Statements sql;
    private final ItemRows items;

    JdbcChecklistStore(Store store) {
        sql = new Statements(store, ChecklistItem.KIND);
        items = new ItemRows(sql);
    }

    @Override
    public List<ChecklistItem> items(RecordId protocol) {
        return items.list("where protocol_id = ?", protocol);
    }

    @Override
    public Optional<ChecklistItem> find(RecordId id) {
        return items.list("where id = ?", id).stream().findFirst();
    }

    @Override
    public List<ChecklistItem> findAll(Collection<RecordId> ids) {
        return items.in(ids.stream().map(RecordId::toString).toList());
    }

    @Override
    public void insert(List<ChecklistItem> all) {
        items.insert(all);
    }

    @Override
    public void update(ChecklistItem item, int before) {
        items.update(item, before);
    }

    @Override
    public void note(ItemStep step) {
        sql.update(
                "insert into protocols.checklist_step (item_id, revision, step_id, done_by, done_for, done, standing_before,"
                        + " standing, unit_before, unit_id, due_before, due_day, reason, findings, edition, counted)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                step.item(),
                step.revision(),
                step.step().orElse(null),
                step.by().officer(),
                step.by().actingFor().orElse(null),
                Statements.micros(step.by().at()),
                step.before() == null ? null : step.before().token(),
                step.after().token(),
                step.dutyBefore().unit(),
                step.duty().unit(),
                step.dutyBefore().due(),
                step.duty().due(),
                step.reason(),
                step.found() ? 1 : 0,
                step.edition(),
                step.counted() ? 1 : 0);
    }

    @Override
    public List<ItemStep> history(RecordId item, int most) {
        return sql.list(STEP + "where item_id = ? order by revision desc", most, JdbcChecklistStore::step, item);
    }

    @Override
    public List<ItemStep> step(RecordId step) {
        return sql.list(STEP + "where step_id = ?", JdbcChecklistStore::step, step);
    }

    private static ItemStep step(ResultSet row) throws SQLException {
        return new ItemStep(
                RecordId.parse(row.getString(1)),
                row.getInt(2),
                Optional.ofNullable(row.getString(3)).map(RecordId::parse),
                EditionRows.signature(row, 4),
                row.getString(7) == null ? null : Standing.of(row.getString(7)).orElseThrow(),
                Standing.of(row.getString(8)).orElseThrow(),
                new Duty(unit(row, 9), EditionRows.day(row, 11)),
                new Duty(unit(row, 10), EditionRows.day(row, 12)),
                row.getString(13),
                row.getInt(14) == 1,
                row.getInt(15),
                row.getInt(16) == 1);
    }

    static UnitId unit(ResultSet row, int column) throws SQLException {
        String unit = row.getString(column);
        return unit == null ? null : new UnitId(unit);
    }

    @Override
    public Progress progress(RecordId protocol) {
        int[] count = new int[Standing.values().length];
        sql.list(
                "select standing, count(*) from protocols.checklist_item where protocol_id = ? and counted = 1"
                        + " group by standing",
                row -> count[Standing.of(row.getString(1)).orElseThrow().ordinal()] = row.getInt(2),
                protocol);
        return new Progress(count[0], count[1], count[2], count[3], count[4]);
    }

    @Override
    public List<Due> due(RecordId protocol, Optional<UnitId> unit) {
        String select = "select id, due_day from protocols.checklist_item where protocol_id = ? and counted = 1 and "
                + OPEN + " and due_day is not null and unit_id ";
        String order = " order by due_day, id";
        return unit.isPresent()
                ? sql.list(select + "= ?" + order, JdbcChecklistStore::dueItem, protocol, unit.get())
                : sql.list(select + "is null" + order, JdbcChecklistStore::dueItem, protocol);
    }

    private static Due dueItem(ResultSet row) throws SQLException {
        return new Due(RecordId.parse(row.getString(1)), EditionRows.day(row, 2));
    }

    @Override
    public void mark(RecordId protocol, Checklist.Day day) {
        Progress progress = day.progress();
        sql.update("delete from protocols.checklist_day where protocol_id = ? and change_day = ?", protocol, day.day());
        sql.update(
                "insert into protocols.checklist_day (protocol_id, change_day, not_started, in_progress, done, verified,"
                        + " not_applicable) values (?, ?, ?, ?, ?, ?, ?)",
                protocol,
                day.day(),
                progress.notStarted(),
                progress.inProgress(),
                progress.done(),
                progress.verified(),
                progress.notApplicable());
    }

    @Override
    public List<Checklist.Day> trend(RecordId protocol, int most) {
        return sql.list(
                "select change_day, not_started, in_progress, done, verified, not_applicable from protocols.checklist_day"
                        + " where protocol_id = ? order by change_day desc",
                most,
                row -> new Checklist.Day(
                        LocalDate.parse(row.getString(1)),
                        new Progress(row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5), row.getInt(6))),
                protocol);
    }

    @Override
    public List<RecordId> documents(RecordId after, int most) {
        return sql.list(
                "select distinct protocol_id from protocols.checklist_item where counted = 1 and protocol_id > ?"
                        + " order by protocol_id",
                most,
                row -> RecordId.parse(row.getString(1)),
                after == null ? "" : after);
    }

    @Override
    public Map<RecordId, List<Group>> groups(Collection<RecordId> protocols) {
        Map<RecordId, List<Group>> groups = new HashMap<>();
        sql.in(
                "select protocol_id, standing, unit_id, due_day, count(*) from protocols.checklist_item where counted = 1"
                        + " and protocol_id in ",
                protocols.stream().map(RecordId::toString).toList(),
                " group by protocol_id, standing, unit_id, due_day",
                row -> groups.computeIfAbsent(RecordId.parse(row.getString(1)), id -> new ArrayList<>())
                        .add(new Group(
                                Standing.of(row.getString(2)).orElseThrow(),
                                unit(row, 3),
                                EditionRows.day(row, 4),
                                row.getInt(5))));
        return groups;
    }
}
