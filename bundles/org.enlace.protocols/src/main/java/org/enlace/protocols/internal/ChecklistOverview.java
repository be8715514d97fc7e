package org.enlace.protocols.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.Checklist;
import org.enlace.protocols.ChecklistItem.Standing;
import org.enlace.protocols.Progress;
import org.enlace.protocols.ProtocolContent;

/** All checklists, of documents that exist for whoever asks. */
final class ChecklistOverview {
    private static final int BATCH = 50;

    private final ProtocolStore store;
    private final Today today;

    ChecklistOverview(ProtocolStore store, Today today) {
        this.store = store;
        this.today = today;
    }

    List<Checklist.Entry> list(boolean mine, RecordId after, int most, Caller caller) {
        List<Checklist.Entry> all = new ArrayList<>();
        RecordId last = after;
        while (all.size() < most) {
            List<RecordId> some = store.checklists().documents(last, BATCH);
            if (some.isEmpty()) {
                break;
            }
            last = some.get(some.size() - 1);
            Map<RecordId, Entry> documents = store.findAll(some);
            Map<RecordId, List<ChecklistStore.Group>> groups =
                    store.checklists().groups(some);
            for (RecordId id : some) {
                Entry document = documents.get(id);
                if (all.size() < most && document != null && document.existsFor(caller)) {
                    Checklist.Entry entry =
                            entry(id, document.protocol().content(), groups.getOrDefault(id, List.of()), caller);
                    if (!mine || entry.mine() > 0) {
                        all.add(entry);
                    }
                }
            }
        }
        return all;
    }

    private Checklist.Entry entry(
            RecordId id, ProtocolContent content, List<ChecklistStore.Group> groups, Caller caller) {
        Adoption adoption = store.editions().adoption(id).orElseThrow();
        boolean inForce = adoption.state().adopted();
        UnitId unit = caller.unit().orElse(null);
        int[] count = new int[Standing.values().length];
        int overdue = 0;
        int mine = 0;
        int mineOverdue = 0;
        for (ChecklistStore.Group group : groups) {
            count[group.standing().ordinal()] += group.items();
            if (inForce && group.standing().open()) {
                boolean late = group.due() != null && group.due().isBefore(today.get());
                boolean own = unit != null && unit.equals(group.unit());
                overdue += late ? group.items() : 0;
                mine += own ? group.items() : 0;
                mineOverdue += own && late ? group.items() : 0;
            }
        }
        return new Checklist.Entry(
                id,
                content.title(),
                content.titleLanguage(),
                adoption.edition(),
                inForce,
                new Progress(count[0], count[1], count[2], count[3], count[4]),
                overdue,
                mine,
                mineOverdue);
    }
}
