package org.enlace.protocols.internal;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.documents.Table;
import org.enlace.documents.Tables;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.Transactions;
import org.enlace.protocols.Checklist;
import org.enlace.protocols.ChecklistItem;
import org.enlace.protocols.ChecklistPlan;
import org.enlace.protocols.ChecklistPlan.Line;
import org.enlace.protocols.ChecklistPlan.Outcome;
import org.enlace.protocols.Implementations;
import org.enlace.protocols.Implementations.Staged;
import org.enlace.protocols.ItemDraft;
import org.enlace.protocols.Signature;
import org.enlace.protocols.internal.ProtocolStore.StagedFile;

/** Takes a checklist from a table: tells first what it would change, then does all of it or nothing. */
final class ChecklistImporter {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int LONGEST_NAME = 120;
    private static final Tables.Limits LIMITS =
            new Tables.Limits(Implementations.BYTES_AT_MOST, Implementations.ROWS_AT_MOST);

    private final ProtocolStore store;
    private final Transactions transactions;
    private final RecordIds ids;
    private final People people;
    private final Audit audit;
    private final Tables tables;
    private final ChecklistShelf shelf;
    private final Clock clock;

    ChecklistImporter(
            ProtocolStore store,
            Transactions transactions,
            RecordIds ids,
            People people,
            Audit audit,
            Tables tables,
            ChecklistShelf shelf,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.ids = ids;
        this.people = people;
        this.audit = audit;
        this.tables = tables;
        this.shelf = shelf;
        this.clock = clock;
    }

    Staged stage(Checklist checklist, String name, InputStream file, Caller caller) {
        Table table = tables.read(file, LIMITS);
        ChecklistTable.check(table.columns());
        Instant now = clock.instant();
        String shortened = name == null || name.isBlank() ? "?" : name.strip();
        StagedFile staged = new StagedFile(
                ids.next(),
                caller.officer(),
                shortened.substring(0, Math.min(LONGEST_NAME, shortened.length())),
                StagedTable.text(checklist.protocol(), table),
                now.plus(KEPT),
                null);
        transactions.run(() -> store.stage(staged, now));
        return new Staged(staged.id(), staged.name(), staged.until(), plan(steps(checklist, table, caller)));
    }

    Staged staged(Checklist checklist, RecordId file, Caller caller) {
        StagedFile staged = file(file, caller);
        Table table = StagedTable.table(checklist.protocol(), staged.content());
        return new Staged(file, staged.name(), staged.until(), plan(steps(checklist, table, caller)));
    }

    /** Within a transaction. */
    ChecklistPlan run(Checklist checklist, RecordId file, boolean restricted, Caller caller) {
        Table table = StagedTable.table(checklist.protocol(), file(file, caller).content());
        List<Step> steps = steps(checklist, table, caller);
        ChecklistPlan plan = plan(steps);
        long refused = plan.count(Outcome.REFUSED);
        if (refused > 0) {
            throw new Refusal(
                    "checklist.refused-rows",
                    "Nothing was taken from the file: " + refused + " of its rows are refused; correct them and send it"
                            + " again",
                    refused);
        }
        List<ChecklistShelf.Change> changes = steps.stream()
                .filter(step -> step.line().outcome() == Outcome.UPDATE)
                .map(Step::change)
                .toList();
        if (!changes.isEmpty()) {
            shelf.write("protocols.implement", changes, null, caller);
        }
        audit.record(ChecklistActs.file("protocols.checklist-import", checklist.protocol(), restricted, caller)
                .fact("rows", plan.lines().size())
                .fact("changed", changes.size()));
        store.unstage(file);
        return plan;
    }

    void drop(RecordId file, Caller caller) {
        transactions.run(
                () -> store.staged(file, caller.officer(), clock.instant()).ifPresent(staged -> store.unstage(file)));
    }

    private StagedFile file(RecordId id, Caller caller) {
        return store.staged(id, caller.officer(), clock.instant())
                .orElseThrow(() -> new NotFound("import", id.toString()));
    }

    private static ChecklistPlan plan(List<Step> steps) {
        return new ChecklistPlan(steps.stream().map(Step::line).toList());
    }

    /** @param change null where nothing is to be changed */
    private record Step(Line line, ChecklistShelf.Change change) {}

    private List<Step> steps(Checklist checklist, Table table, Caller caller) {
        Signature by = Signature.of(caller, clock.instant());
        Set<String> seen = new HashSet<>();
        return table.lines().stream()
                .map(line -> step(checklist, table, line, seen, by))
                .toList();
    }

    private Step step(Checklist checklist, Table table, Table.Line line, Set<String> seen, Signature by) {
        String key = line.cell(ChecklistTable.KEY).strip();
        ChecklistItem item = checklist.lines().stream()
                .map(Checklist.Line::item)
                .filter(one -> one.core().requirement().equals(key))
                .findFirst()
                .orElse(null);
        if (item == null) {
            return refused(
                    line,
                    key,
                    List.of(new Refusal(
                                    "checklist.unknown-key",
                                    "\"" + key
                                            + "\" is the key of no requirement of the adopted version; take it from an export",
                                    key)
                            .at(ChecklistTable.KEY)));
        }
        if (!seen.add(key)) {
            return refused(
                    line,
                    key,
                    List.of(new Refusal(
                                    "checklist.twice",
                                    "\"" + key + "\" stands twice in the file; remove one of the rows",
                                    key)
                            .at(ChecklistTable.KEY)));
        }
        ItemDraft draft = ChecklistTable.draft(table, line, item);
        List<Refusal> found = new ArrayList<>(draft.refusals());
        ChecklistTable.collect(found, () -> {
            ChecklistTable.checkRevision(line, item);
            return null;
        });
        if (!found.isEmpty()) {
            return refused(line, key, found);
        }
        try {
            if (!draft.duty().equals(item.core().duty())) {
                people.require(Stream.ofNullable(draft.duty().unit()).toList(), "unit");
            }
            ChecklistItem after = draft.on(item, by);
            if (after.equals(item)) {
                return new Step(new Line(line.number(), key, Outcome.UNCHANGED, List.of(), List.of()), null);
            }
            List<String> changed = ChecklistTable.different(item, after);
            return new Step(
                    new Line(line.number(), key, Outcome.UPDATE, changed, List.of()),
                    new ChecklistShelf.Change(item, after));
        } catch (Refusal refusal) {
            return refused(line, key, List.of(refusal.field().isPresent() ? refusal : refusal.at("standing")));
        }
    }

    private static Step refused(Table.Line line, String key, List<Refusal> reasons) {
        return new Step(new Line(line.number(), key, Outcome.REFUSED, List.of(), reasons), null);
    }
}
