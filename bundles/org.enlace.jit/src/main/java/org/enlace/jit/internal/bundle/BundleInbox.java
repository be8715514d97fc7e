package org.enlace.jit.internal.bundle;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.inbox.InboxUse;
import org.enlace.jit.internal.BundleArea;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.TeamInbox;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words what waits about bundles, and shows it to whoever may decide about one or had it made. */
@Component(service = InboxUse.class)
public final class BundleInbox extends TeamInbox {
    static final String USE = "jit-bundles";

    private final Supplier<BundleArea> area;

    @Activate
    public BundleInbox(@Reference(service = BundleArea.class) ComponentServiceObjects<BundleArea> area) {
        super(USE, "bundle.title");
        this.area = new Lazily<>(area);
    }

    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        return records.stream()
                .filter(one -> area.get().desk().known(one, caller))
                .collect(Collectors.toSet());
    }
}
