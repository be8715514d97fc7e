package org.enlace.protocols.internal;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.enlace.documents.TableFormat;
import org.enlace.documents.TableWriter;
import org.enlace.documents.Tables;
import org.enlace.inbox.Inbox;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.Checklist;
import org.enlace.protocols.ChecklistItem;
import org.enlace.protocols.ChecklistPlan;
import org.enlace.protocols.ChecklistRules;
import org.enlace.protocols.Duty;
import org.enlace.protocols.Implementations;
import org.enlace.protocols.ItemDraft;
import org.enlace.protocols.ItemStep;
import org.enlace.protocols.Progress;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Requirement;
import org.enlace.protocols.Signature;
import org.enlace.reference.Countries;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The use cases of implementation. */
@Component
public final class ImplementationDesk implements Implementations {
    private static final int DAYS_SHOWN = 400;
    private static final int STEPS_SHOWN = 100;
    private static final Duration UNDO = Duration.ofDays(1);

    private final ProtocolStore store;
    private final Protocols protocols;
    private final Transactions transactions;
    private final People people;
    private final Audit audit;
    private final Tables tables;
    private final Today today;
    private final Clock clock;
    private final ChecklistShelf shelf;
    private final ChecklistImporter importer;

    @Activate
    public ImplementationDesk(
            @Reference ProtocolStore store,
            @Reference Protocols protocols,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Node node,
            @Reference Countries countries,
            @Reference People people,
            @Reference Audit audit,
            @Reference Inbox inbox,
            @Reference Tables tables) {
        this(
                store,
                protocols,
                transactions,
                ids,
                people,
                audit,
                inbox,
                tables,
                new Today(countries, node, Clock.systemUTC()),
                Clock.systemUTC());
    }

    ImplementationDesk(
            ProtocolStore store,
            Protocols protocols,
            Transactions transactions,
            RecordIds ids,
            People people,
            Audit audit,
            Inbox inbox,
            Tables tables,
            Today today,
            Clock clock) {
        this.store = store;
        this.protocols = protocols;
        this.transactions = transactions;
        this.people = people;
        this.audit = audit;
        this.tables = tables;
        this.today = today;
        this.clock = clock;
        shelf = new ChecklistShelf(store, ids, audit, inbox, today);
        importer = new ChecklistImporter(store, transactions, ids, people, audit, tables, shelf, clock);
    }

    @Override
    public LocalDate today() {
        return today.get();
    }

    @Override
    public Optional<Checklist> find(RecordId protocol, Caller caller) {
        caller.require(Protocols.READ);
        protocols.find(protocol, caller);
        return adopted(protocol).map(adopted -> {
            boolean inForce = inForce(protocol);
            if (inForce && neverMade(adopted)) {
                // Adopted before this module kept checklists: it is made when somebody first looks at it.
                transactions.run(() -> {
                    store.reserve(clock.instant(), 1);
                    shelf.decided(adopted, caller);
                });
            }
            return checklist(adopted, inForce);
        });
    }

    @Override
    public Checklist get(RecordId protocol, Caller caller) {
        return find(protocol, caller).orElseThrow(ChecklistRules::none);
    }

    private boolean neverMade(Adoption.Adopted adopted) {
        RecordId protocol = adopted.mark().protocol();
        return store.checklists().items(protocol).isEmpty()
                && !shelf.text(protocol, adopted.edition()).requirements().isEmpty();
    }

    /** What the country adopted last, be it that it left it since. */
    private Optional<Adoption.Adopted> adopted(RecordId protocol) {
        return store.editions().adoptions(protocol).stream()
                .filter(Adoption.Adopted.class::isInstance)
                .map(Adoption.Adopted.class::cast)
                .findFirst();
    }

    private boolean inForce(RecordId protocol) {
        return store.editions()
                .adoption(protocol)
                .filter(last -> last.state().adopted())
                .isPresent();
    }

    private Checklist checklist(Adoption.Adopted adopted, boolean inForce) {
        RecordId protocol = adopted.mark().protocol();
        Map<String, ChecklistItem> items = new HashMap<>();
        store.checklists().items(protocol).forEach(item -> items.put(item.core().requirement(), item));
        List<Checklist.Line> lines = new ArrayList<>();
        for (Requirement asked : shelf.text(protocol, adopted.edition()).requirements()) {
            ChecklistItem item = items.remove(asked.key());
            if (item != null) {
                lines.add(new Checklist.Line(item, asked));
            }
        }
        return new Checklist(protocol, adopted.edition(), inForce, lines, List.copyOf(items.values()));
    }

    @Override
    public Optional<Progress> progress(RecordId protocol) {
        return inForce(protocol) ? Optional.of(store.checklists().progress(protocol)) : Optional.empty();
    }

    @Override
    public List<Checklist.Entry> list(boolean mine, RecordId after, int most, Caller caller) {
        caller.require(Protocols.READ);
        return new ChecklistOverview(store, today).list(mine, after, most, caller);
    }

    @Override
    public List<Checklist.Day> trend(RecordId protocol, Caller caller) {
        get(protocol, caller);
        return store.checklists().trend(protocol, DAYS_SHOWN);
    }

    @Override
    public List<ItemStep> history(RecordId item, Caller caller) {
        caller.require(Protocols.READ);
        return store.checklists().history(known(item, caller).id(), STEPS_SHOWN);
    }

    private ChecklistItem known(RecordId id, Caller caller) {
        ChecklistItem item =
                store.checklists().find(id).orElseThrow(() -> new NotFound(ChecklistItem.KIND, id.toString()));
        protocols.find(item.protocol(), caller);
        return item;
    }

    @Override
    public ChecklistItem change(RecordId item, int revision, ItemDraft draft, Caller caller) {
        return write("protocols.implement", item, null, caller, (before, by) -> {
            if (before.revision() != revision) {
                throw new Stale(ChecklistItem.KIND, item.toString());
            }
            draft.refusals().stream().findFirst().ifPresent(refusal -> {
                throw refusal;
            });
            requireUnit(before, draft.duty());
            return draft.on(before, by);
        });
    }

    @Override
    public ChecklistItem assign(RecordId protocol, RecordId item, Duty given, RecordId step, Caller caller) {
        caller.require(IMPLEMENT);
        if (!known(item, caller).protocol().equals(protocol)) {
            throw new NotFound(ChecklistItem.KIND, item.toString());
        }
        return write("protocols.assign", item, step, caller, (before, by) -> {
            Duty duty = given.or(before.core().duty());
            requireUnit(before, duty);
            return before.assign(duty, by);
        });
    }

    private void requireUnit(ChecklistItem before, Duty duty) {
        if (!duty.equals(before.core().duty())) {
            people.require(Stream.ofNullable(duty.unit()).toList(), "unit");
        }
    }

    @Override
    public List<RecordId> undoable(RecordId step, Caller caller) {
        caller.require(IMPLEMENT);
        return store.checklists().step(step).stream()
                .filter(done -> mayUndo(done, caller))
                .map(ItemStep::item)
                .toList();
    }

    private boolean mayUndo(ItemStep done, Caller caller) {
        return done.by().officer().equals(caller.officer())
                && done.by().at().plus(UNDO).isAfter(clock.instant());
    }

    @Override
    public ChecklistItem undo(RecordId step, RecordId item, Caller caller) {
        return write("protocols.unassign", item, null, caller, (before, by) -> {
            ItemStep done = store.checklists().step(step).stream()
                    .filter(one -> one.item().equals(item) && mayUndo(one, caller))
                    .filter(one -> one.revision() == before.revision())
                    .findFirst()
                    .orElseThrow(() -> new Refusal(
                            "checklist.undo",
                            "The item does not stand as you left it, or more than a day has passed; change it by"
                                    + " itself"));
            return before.assign(done.dutyBefore(), by);
        });
    }

    private ChecklistItem write(
            String code,
            RecordId id,
            RecordId step,
            Caller caller,
            BiFunction<ChecklistItem, Signature, ChecklistItem> change) {
        caller.require(IMPLEMENT);
        known(id, caller);
        return transactions.call(() -> {
            Signature by = Signature.of(caller, store.reserve(clock.instant(), 1));
            ChecklistItem before = known(id, caller);
            if (!inForce(before.protocol())) {
                throw ChecklistRules.closed();
            }
            if (!before.core().counted()) {
                throw ChecklistRules.gone(before.core().requirement());
            }
            ChecklistItem after = change.apply(before, by);
            if (!after.equals(before)) {
                shelf.write(code, List.of(new ChecklistShelf.Change(before, after)), step, caller);
            }
            return after;
        });
    }

    @Override
    public void checkTable(RecordId protocol, Caller caller) {
        caller.require(IMPLEMENT);
        get(protocol, caller);
        Protocol record = protocols.find(protocol, caller);
        if (!record.mayBeCopied()) {
            throw new Refusal(
                    "protocol.partners-copy",
                    "\"" + record.reference() + "\" is a protocol of " + record.owner()
                            + ", withdrawn or under H2 or H3; no file is made of it without that country's leave",
                    record.reference(),
                    record.owner());
        }
    }

    @Override
    public void table(TableFormat format, RecordId protocol, Language language, OutputStream out, Caller caller) {
        checkTable(protocol, caller);
        Checklist checklist = get(protocol, caller);
        audit.record(ChecklistActs.file("protocols.checklist-export", protocol, restricted(protocol, caller), caller)
                .code("format", format.ending())
                .fact("rows", checklist.lines().size()));
        try (TableWriter table = tables.write(format, "checklist", ChecklistTable.COLUMNS, out)) {
            checklist.lines().forEach(line -> table.row(ChecklistTable.cells(line, language)));
        }
    }

    private boolean restricted(RecordId protocol, Caller caller) {
        return protocols.find(protocol, caller).content().restrictedTo().restricted();
    }

    @Override
    public Staged stage(RecordId protocol, String name, InputStream file, Caller caller) {
        return importer.stage(open(protocol, caller), name, file, caller);
    }

    @Override
    public Staged staged(RecordId protocol, RecordId file, Caller caller) {
        return importer.staged(open(protocol, caller), file, caller);
    }

    @Override
    public ChecklistPlan run(RecordId protocol, RecordId file, Caller caller) {
        open(protocol, caller);
        return transactions.call(() -> {
            store.reserve(clock.instant(), 1);
            return importer.run(open(protocol, caller), file, restricted(protocol, caller), caller);
        });
    }

    @Override
    public void drop(RecordId protocol, RecordId file, Caller caller) {
        open(protocol, caller);
        importer.drop(file, caller);
    }

    private Checklist open(RecordId protocol, Caller caller) {
        caller.require(IMPLEMENT);
        Checklist checklist = get(protocol, caller);
        if (!checklist.inForce()) {
            throw ChecklistRules.closed();
        }
        return checklist;
    }
}
