package org.enlace.protocols.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.documents.Table;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Checklist;
import org.enlace.protocols.ChecklistItem;
import org.enlace.protocols.ItemDraft;
import org.enlace.protocols.Signature;

/** Checklists as tables. The first columns are read back, the others only tell. New columns are only ever added at the end. */
final class ChecklistTable {
    static final String KEY = "key";
    private static final String REVISION = "revision";

    private static final List<String> SAID =
            List.of("standing", "reason", "unit", "due", "currentState", "gap", "action", "evidence", "links");

    private static final List<String> TOLD = List.of("requirement", "doneBy", "verifiedBy", "version");

    static final List<String> COLUMNS = columns();

    private ChecklistTable() {}

    private static List<String> columns() {
        List<String> all = new ArrayList<>(List.of(KEY, "requirement"));
        all.addAll(SAID);
        all.addAll(List.of(REVISION, "doneBy", "verifiedBy", "version"));
        return List.copyOf(all);
    }

    static List<Object> cells(Checklist.Line line, Language language) {
        ChecklistItem item = line.item();
        List<Object> cells = new ArrayList<>();
        cells.add(item.core().requirement());
        cells.add(line.requirement().text(language));
        cells.addAll(said(ItemDraft.of(item)).values());
        cells.add(item.revision());
        cells.add(item.finished().map(Signature::officer).map(Object::toString).orElse(null));
        cells.add(item.checked().map(Signature::officer).map(Object::toString).orElse(null));
        cells.add(item.core().edition());
        return cells;
    }

    /** What is said of an item, by column. */
    private static Map<String, String> said(ItemDraft draft) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("standing", draft.standing());
        said.put("reason", draft.reason());
        said.put("unit", draft.unit());
        said.put("due", draft.due());
        said.put("currentState", draft.currentState());
        said.put("gap", draft.gap());
        said.put("action", draft.action());
        said.put("evidence", draft.evidence());
        said.put("links", draft.links().isEmpty() ? null : String.join(" ", draft.links()));
        return said;
    }

    /** The columns in which an item would be told otherwise. */
    static List<String> different(ChecklistItem before, ChecklistItem after) {
        Map<String, String> was = said(ItemDraft.of(before));
        Map<String, String> is = said(ItemDraft.of(after));
        return SAID.stream()
                .filter(column -> !Objects.equals(was.get(column), is.get(column)))
                .toList();
    }

    /** Refuses a file whose columns are not those of a checklist. */
    static void check(List<String> columns) {
        if (!columns.contains(KEY)) {
            throw new Refusal(
                    "checklist.key-column",
                    "The table has no column \"" + KEY + "\", which names the requirement; export the checklist and"
                            + " begin with that file",
                    KEY);
        }
        Set<String> known = Set.copyOf(COLUMNS);
        for (String column : columns) {
            if (!known.contains(column)) {
                throw new Refusal(
                        "checklist.column",
                        "A checklist has no column \"" + column + "\"; it has " + String.join(", ", COLUMNS)
                                + ": rename or remove it",
                        column,
                        String.join(", ", COLUMNS));
            }
        }
        if (columns.stream().allMatch(column -> column.equals(KEY) || TOLD.contains(column))) {
            throw new Refusal(
                    "checklist.nothing-said",
                    "No column of the table says anything of an item; it has at least one of "
                            + String.join(", ", SAID),
                    String.join(", ", SAID));
        }
    }

    /** What a line says of an item: a column that is not there leaves things as they are, an empty cell empties. */
    static ItemDraft draft(Table table, Table.Line line, ChecklistItem item) {
        Map<String, String> said = said(ItemDraft.of(item));
        for (String column : SAID) {
            if (table.columns().contains(column)) {
                String cell = line.cell(column).strip();
                said.put(column, cell.isEmpty() ? null : cell);
            }
        }
        String links = said.get("links");
        return new ItemDraft(
                said.get("standing"),
                said.get("reason"),
                said.get("unit"),
                said.get("due"),
                said.get("currentState"),
                said.get("gap"),
                said.get("action"),
                said.get("evidence"),
                links == null ? List.of() : Arrays.asList(links.split("\\s+")));
    }

    /** Refuses a line that was written before somebody else changed the item. */
    static void checkRevision(Table.Line line, ChecklistItem item) {
        String revision = line.cell(REVISION).strip();
        if (!revision.isEmpty() && !revision.equals(Integer.toString(item.revision()))) {
            throw new Refusal(
                            "checklist.changed-since",
                            "The item was changed after the file was made (" + revision + ", now " + item.revision()
                                    + "); look at it, then empty the cell or put " + item.revision() + " there",
                            revision,
                            item.revision())
                    .at(REVISION);
        }
    }

    static void collect(List<Refusal> found, Supplier<?> act) {
        try {
            act.get();
        } catch (Refusal refusal) {
            found.add(refusal);
        }
    }
}
