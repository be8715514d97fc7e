package org.enlace.modules.internal.persistence;

import java.util.List;
import org.enlace.modules.internal.adoption.AdoptionStore;
import org.enlace.modules.internal.decision.DecisionStore;
import org.enlace.modules.internal.history.ChangeStore;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Store;
import org.enlace.platform.Transactions;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Opens the schema {@code modules} once the database answers, and offers what is kept there. The lifecycle goes on without. */
@Component(
        service = {},
        immediate = true)
public final class ModuleStores {
    static final Schema SCHEMA = new Schema(
            "modules",
            List.of(AdoptionRow.class, DocumentRow.class, WarningRow.class, DecisionRow.class, ChangeRow.class),
            ModuleStores.class);

    private final Store store;
    private final List<ServiceRegistration<?>> offered;

    @Activate
    public ModuleStores(BundleContext context, @Reference Database database, @Reference Transactions transactions) {
        store = database.open(SCHEMA);
        offered = List.of(
                context.registerService(AdoptionStore.class, new JpaAdoptions(store), null),
                context.registerService(DecisionStore.class, new JpaDecisions(store), null),
                context.registerService(ChangeStore.class, new JpaChanges(store, transactions), null));
    }

    @Deactivate
    void close() {
        offered.forEach(ServiceRegistration::unregister);
        store.close();
    }
}
