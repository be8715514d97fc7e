package org.enlace.modules.internal.decision;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxUse;
import org.enlace.platform.Audit;
import org.enlace.platform.RecordIds;
import org.enlace.platform.SecondOfficers;
import org.enlace.platform.Transactions;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Offers the desk of decisions once the database answers and the audit writes; follows those who carry them out. */
@Component(
        service = {},
        immediate = true)
public final class DecisionComponent {
    private final List<DecisionHandler> handlers = new CopyOnWriteArrayList<>();
    private final List<ServiceRegistration<?>> offered;

    @Activate
    public DecisionComponent(
            BundleContext context,
            @Reference DecisionStore store,
            @Reference Transactions transactions,
            @Reference Audit audit,
            @Reference RecordIds ids,
            @Reference Inbox inbox,
            @Reference SecondOfficers seconds) {
        DecisionItems items = new DecisionItems(inbox, store);
        Decisions desk = new DecisionDesk(
                store, () -> List.copyOf(handlers), transactions, audit, ids, items, seconds, Clock.systemUTC());
        offered = List.of(
                context.registerService(Decisions.class, desk, null),
                context.registerService(InboxUse.class, items, null));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addHandler(DecisionHandler handler) {
        handlers.add(handler);
    }

    void removeHandler(DecisionHandler handler) {
        handlers.remove(handler);
    }

    @Deactivate
    void withdraw() {
        offered.forEach(ServiceRegistration::unregister);
    }
}
