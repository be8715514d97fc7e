package org.enlace.protocols.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Checklist;
import org.enlace.protocols.ChecklistItem;
import org.enlace.protocols.ItemStep;
import org.enlace.protocols.Progress;

/** Where checklists lie. Reads work in and outside a transaction, changes only inside one. */
public interface ChecklistStore {
    /** All items of a document, those that do not count any more too, in no order. */
    List<ChecklistItem> items(RecordId protocol);

    Optional<ChecklistItem> find(RecordId id);

    List<ChecklistItem> findAll(Collection<RecordId> ids);

    void insert(List<ChecklistItem> items);

    /** @throws org.enlace.platform.Stale when it has another revision than this one by now */
    void update(ChecklistItem item, int before);

    void note(ItemStep step);

    /** What happened to an item, the latest first. */
    List<ItemStep> history(RecordId item, int most);

    /** What was done in one step, in no order. */
    List<ItemStep> step(RecordId step);

    /** How the items stand that count. */
    Progress progress(RecordId protocol);

    /** Items that count and are still to be done by a day, by a unit or by nobody, the nearest first. */
    List<Due> due(RecordId protocol, Optional<UnitId> unit);

    /** Notes how far a checklist has come by the end of a day, in the place of what was noted of that day before. */
    void mark(RecordId protocol, Checklist.Day day);

    /** The latest first. */
    List<Checklist.Day> trend(RecordId protocol, int most);

    /** Documents with a checklist after one of them, in their order; null to begin. */
    List<RecordId> documents(RecordId after, int most);

    /** How many items stand alike, by document. */
    Map<RecordId, List<Group>> groups(Collection<RecordId> protocols);

    record Due(RecordId item, LocalDate day) {}

    /**
     * @param unit null for nobody's
     * @param due  null for none
     */
    record Group(ChecklistItem.Standing standing, UnitId unit, LocalDate due, int items) {}
}
