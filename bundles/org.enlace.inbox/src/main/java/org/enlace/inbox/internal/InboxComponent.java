package org.enlace.inbox.internal;

import java.time.Clock;
import java.util.List;
import org.enlace.identity.Deputies;
import org.enlace.identity.Deputy;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxUse;
import org.enlace.inbox.Tray;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Transactions;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Puts the use cases together, once the database answers and the audit writes. */
@Component(
        service = {},
        immediate = true)
public final class InboxComponent {
    private final ServiceRegistration<?> offered;

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<InboxUse> uses;

    /** Modules let things wait before officers can sign in. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Deputies deputies;

    @Activate
    public InboxComponent(
            BundleContext context,
            @Reference InboxStore store,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Audit audit) {
        Readers readers = new Readers(store, this::uses, this::absent);
        InboxTray tray = new InboxTray(store, readers, transactions, ids, audit, Clock.systemUTC());
        offered = context.registerService(new String[] {Inbox.class.getName(), Tray.class.getName()}, tray, null);
    }

    /** They come after the constructor. */
    private List<InboxUse> uses() {
        List<InboxUse> now = uses;
        return now == null ? List.of() : now;
    }

    private List<OfficerId> absent(Caller caller) {
        Deputies now = deputies;
        return now == null
                ? List.of()
                : now.mayActFor(caller).stream().map(Deputy::absent).toList();
    }

    @Deactivate
    void withdraw() {
        offered.unregister();
    }
}
