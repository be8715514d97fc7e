package org.enlace.protocols.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.platform.RecordId;
import org.enlace.protocols.ChecklistItem.Standing;
import org.enlace.protocols.Progress;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How far the checklists of this country have come. Of an adoption that is over the last word stands. */
@Component
public final class ChecklistProgress implements HowFar {
    private final ProtocolStore store;

    @Activate
    public ChecklistProgress(@Reference ProtocolStore store) {
        this.store = store;
    }

    @Override
    public Optional<Progress> progress(RecordId protocol) {
        return Optional.ofNullable(progress(List.of(protocol)).get(protocol));
    }

    @Override
    public Map<RecordId, Progress> progress(Collection<RecordId> protocols) {
        if (protocols.isEmpty()) {
            return Map.of();
        }
        return store.checklists().groups(protocols).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> sum(entry.getValue())));
    }

    private static Progress sum(List<ChecklistStore.Group> groups) {
        int[] items = new int[Standing.values().length];
        groups.forEach(group -> items[group.standing().ordinal()] += group.items());
        return new Progress(
                items[Standing.NOT_STARTED.ordinal()],
                items[Standing.IN_PROGRESS.ordinal()],
                items[Standing.DONE.ordinal()],
                items[Standing.VERIFIED.ordinal()],
                items[Standing.NOT_APPLICABLE.ordinal()]);
    }
}
