package org.enlace.jit.internal.loan;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.inbox.InboxUse;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.LoanArea;
import org.enlace.jit.internal.TeamInbox;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words what waits about loans, and shows it to whoever may read the item that is lent. */
@Component(service = InboxUse.class)
public final class LoanInbox extends TeamInbox {
    private final Supplier<LoanArea> area;

    @Activate
    public LoanInbox(@Reference(service = LoanArea.class) ComponentServiceObjects<LoanArea> area) {
        super(LoanNotices.USE, "loan.title");
        this.area = new Lazily<>(area);
    }

    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        return records.stream()
                .filter(one -> area.get().copies().known(one, caller))
                .collect(Collectors.toSet());
    }
}
