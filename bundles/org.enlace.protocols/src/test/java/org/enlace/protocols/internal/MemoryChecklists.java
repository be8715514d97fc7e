package org.enlace.protocols.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Checklist;
import org.enlace.protocols.ChecklistItem;
import org.enlace.protocols.ItemStep;
import org.enlace.protocols.Progress;

/** Checklists in memory. */
final class MemoryChecklists implements ChecklistStore {
    private final Map<RecordId, ChecklistItem> items = new LinkedHashMap<>();
    private final List<ItemStep> steps = new ArrayList<>();
    private final Map<RecordId, TreeMap<LocalDate, Progress>> days = new HashMap<>();

    @Override
    public List<ChecklistItem> items(RecordId protocol) {
        return items.values().stream()
                .filter(item -> item.protocol().equals(protocol))
                .toList();
    }

    @Override
    public Optional<ChecklistItem> find(RecordId id) {
        return Optional.ofNullable(items.get(id));
    }

    @Override
    public List<ChecklistItem> findAll(Collection<RecordId> ids) {
        return ids.stream().filter(items::containsKey).map(items::get).toList();
    }

    @Override
    public void insert(List<ChecklistItem> all) {
        all.forEach(item -> items.put(item.id(), item));
    }

    @Override
    public void update(ChecklistItem item, int before) {
        if (items.get(item.id()).revision() != before) {
            throw new Stale(ChecklistItem.KIND, item.id().toString());
        }
        items.put(item.id(), item);
    }

    @Override
    public void note(ItemStep step) {
        steps.add(0, step);
    }

    @Override
    public List<ItemStep> history(RecordId item, int most) {
        return steps.stream()
                .filter(step -> step.item().equals(item))
                .limit(most)
                .toList();
    }

    @Override
    public List<ItemStep> step(RecordId step) {
        return steps.stream()
                .filter(one -> one.step().equals(Optional.of(step)))
                .toList();
    }

    @Override
    public Progress progress(RecordId protocol) {
        int[] count = new int[5];
        counted(protocol).forEach(item -> count[item.standing().ordinal()]++);
        return new Progress(count[0], count[1], count[2], count[3], count[4]);
    }

    private List<ChecklistItem> counted(RecordId protocol) {
        return items(protocol).stream().filter(item -> item.core().counted()).toList();
    }

    @Override
    public List<Due> due(RecordId protocol, Optional<UnitId> unit) {
        return counted(protocol).stream()
                .filter(item -> item.standing().open()
                        && item.core().duty().due() != null
                        && item.unit().equals(unit))
                .map(item -> new Due(item.id(), item.core().duty().due()))
                .sorted(Comparator.comparing(Due::day).thenComparing(Due::item))
                .toList();
    }

    @Override
    public void mark(RecordId protocol, Checklist.Day day) {
        days.computeIfAbsent(protocol, id -> new TreeMap<>()).put(day.day(), day.progress());
    }

    @Override
    public List<Checklist.Day> trend(RecordId protocol, int most) {
        return days.getOrDefault(protocol, new TreeMap<>()).descendingMap().entrySet().stream()
                .map(day -> new Checklist.Day(day.getKey(), day.getValue()))
                .limit(most)
                .toList();
    }

    @Override
    public List<RecordId> documents(RecordId after, int most) {
        return items.values().stream()
                .filter(item -> item.core().counted())
                .map(ChecklistItem::protocol)
                .distinct()
                .sorted()
                .filter(id -> after == null || id.compareTo(after) > 0)
                .limit(most)
                .toList();
    }

    @Override
    public Map<RecordId, List<Group>> groups(Collection<RecordId> protocols) {
        Map<RecordId, List<Group>> groups = new HashMap<>();
        for (RecordId protocol : protocols) {
            groups.put(
                    protocol,
                    counted(protocol).stream()
                            .map(item -> new Group(
                                    item.standing(),
                                    item.core().duty().unit(),
                                    item.core().duty().due(),
                                    1))
                            .toList());
        }
        return groups;
    }
}
