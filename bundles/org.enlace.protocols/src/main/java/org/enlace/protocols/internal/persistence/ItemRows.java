package org.enlace.protocols.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.enlace.persistence.Statements;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.protocols.ChecklistItem;
import org.enlace.protocols.ChecklistItem.Core;
import org.enlace.protocols.ChecklistItem.Standing;
import org.enlace.protocols.Duty;
import org.enlace.protocols.Findings;
import org.enlace.protocols.Signature;

/** Items of checklists as rows. */
final class ItemRows {
    private static final String SELECT =
            "select id, protocol_id, requirement, edition, reworded, counted, revision, standing, unit_id, due_day,"
                    + " current_state, gap, measure, evidence, links, reason, finished_by, finished_for, finished, checked_by,"
                    + " checked_for, checked, changed_by, changed_for, changed from protocols.checklist_item ";

    private final Statements sql;

    ItemRows(Statements sql) {
        this.sql = sql;
    }

    List<ChecklistItem> list(String where, RecordId value) {
        return sql.list(SELECT + where, ItemRows::read, value);
    }

    List<ChecklistItem> in(List<String> ids) {
        return sql.in(SELECT + "where id in ", ids, "", ItemRows::read);
    }

    private static ChecklistItem read(ResultSet row) throws SQLException {
        Duty duty = new Duty(JdbcChecklistStore.unit(row, 9), EditionRows.day(row, 10));
        String links = row.getString(15);
        Findings findings = new Findings(
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                links.isEmpty() ? List.of() : List.of(links.split("\n")));
        Signature changed = EditionRows.signature(row, 23);
        Core core = new Core(
                RecordId.parse(row.getString(1)),
                RecordId.parse(row.getString(2)),
                row.getString(3),
                row.getInt(4),
                row.getInt(5),
                row.getInt(6) == 1,
                row.getInt(7),
                duty,
                findings,
                changed);
        return switch (Standing.of(row.getString(8)).orElseThrow()) {
            case NOT_STARTED -> new ChecklistItem.NotStarted(core);
            case IN_PROGRESS -> new ChecklistItem.InProgress(core);
            case DONE -> new ChecklistItem.Done(core, EditionRows.signature(row, 17));
            case VERIFIED ->
                new ChecklistItem.Verified(core, EditionRows.signature(row, 17), EditionRows.signature(row, 20));
            case NOT_APPLICABLE ->
                new ChecklistItem.NotApplicable(core, row.getString(16), EditionRows.signature(row, 17));
        };
    }

    void insert(List<ChecklistItem> items) {
        sql.batch(
                "insert into protocols.checklist_item (id, protocol_id, requirement, item_key, edition, reworded, counted,"
                        + " revision, standing, links, changed_by, changed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                items,
                item -> {
                    Core core = item.core();
                    return new Object[] {
                        core.id(),
                        core.protocol(),
                        core.requirement(),
                        core.protocol() + " " + core.requirement(),
                        core.edition(),
                        core.reworded(),
                        core.counted() ? 1 : 0,
                        core.revision(),
                        item.standing().token(),
                        "",
                        core.changed().officer(),
                        Statements.micros(core.changed().at())
                    };
                });
        items.forEach(item -> update(item, item.revision()));
    }

    void update(ChecklistItem item, int before) {
        Core core = item.core();
        Findings findings = core.findings();
        // Who said that it does not apply stands where else who called it done does.
        Signature finished = item instanceof ChecklistItem.NotApplicable none
                ? none.by()
                : item.finished().orElse(null);
        Signature checked = item.checked().orElse(null);
        int rows = sql.update(
                "update protocols.checklist_item set edition = ?, reworded = ?, counted = ?, revision = ?, standing = ?,"
                        + " unit_id = ?, due_day = ?, current_state = ?, gap = ?, measure = ?, evidence = ?, links = ?,"
                        + " reason = ?, finished_by = ?, finished_for = ?, finished = ?, checked_by = ?, checked_for = ?,"
                        + " checked = ?, changed_by = ?, changed_for = ?, changed = ? where id = ? and revision = ?",
                core.edition(),
                core.reworded(),
                core.counted() ? 1 : 0,
                core.revision(),
                item.standing().token(),
                core.duty().unit(),
                core.duty().due(),
                findings.currentState(),
                findings.gap(),
                findings.action(),
                findings.evidence(),
                String.join("\n", findings.links()),
                item.reason(),
                EditionRows.officer(finished),
                EditionRows.absent(finished),
                EditionRows.moment(finished),
                EditionRows.officer(checked),
                EditionRows.absent(checked),
                EditionRows.moment(checked),
                core.changed().officer(),
                core.changed().actingFor().orElse(null),
                Statements.micros(core.changed().at()),
                core.id(),
                before);
        if (rows != 1) {
            throw new Stale(ChecklistItem.KIND, core.id().toString());
        }
    }
}
