package org.enlace.jit.internal.retention;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.inbox.InboxUse;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.RetentionArea;
import org.enlace.jit.internal.TeamInbox;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words what waits about erasing, and shows it to whoever may decide about it or has confirmed it. */
@Component(service = InboxUse.class)
public final class RetentionInbox extends TeamInbox {
    static final String USE = "jit-retention";

    private final Supplier<RetentionArea> area;

    @Activate
    public RetentionInbox(@Reference(service = RetentionArea.class) ComponentServiceObjects<RetentionArea> area) {
        super(USE, "retention.title");
        this.area = new Lazily<>(area);
    }

    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        return records.stream()
                .filter(one -> area.get().desk().lists().known(one, caller))
                .collect(Collectors.toSet());
    }
}
