package org.enlace.jit.internal;

import java.util.List;
import org.enlace.platform.Node;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.HealthCheck;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the teams of a demonstration node, once, beside the start; the node is not ready before it is done. One that was ever used is
 * left alone, and on any other node nothing is loaded.
 */
@Component(immediate = true)
public final class DemoTeams implements HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DemoTeams.class);

    private final ComponentServiceObjects<JitStores> stores;
    private final ComponentServiceObjects<Desks> desks;
    private final Transactions transactions;
    private final RecordIds ids;
    private final Thread filling;
    private volatile Problem problem;

    @Activate
    public DemoTeams(
            @Reference(service = JitStores.class) ComponentServiceObjects<JitStores> stores,
            @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Node node) {
        this.stores = stores;
        this.desks = desks;
        this.transactions = transactions;
        this.ids = ids;
        if (node.demo()) {
            problem = new Problem(true, "The demonstration's teams are being loaded; wait a few seconds");
            filling = new Thread(this::fill, "enlace-jit-demo");
            filling.setDaemon(true);
            filling.start();
        } else {
            filling = null;
        }
    }

    @Deactivate
    void stop() throws InterruptedException {
        if (filling != null) {
            // The database goes after this component; what is half-done is rolled back.
            filling.join(10_000);
        }
    }

    @Override
    public String name() {
        return "jit-demo";
    }

    @Override
    public List<Problem> problems() {
        Problem now = problem;
        return now == null ? List.of() : List.of(now);
    }

    private void fill() {
        try {
            if (unused()) {
                make();
            }
            problem = null;
        } catch (RuntimeException e) {
            problem = new Problem(false, "The demonstration's teams could not be loaded; see the log, then restart");
            LOG.error("The demonstration's teams could not be loaded", e);
        }
    }

    /** Asked of the stores alone: a demonstration that starts again loads no use case for it. */
    private boolean unused() {
        JitStores found = stores.getService();
        try {
            return found.teams().none();
        } finally {
            stores.ungetService(found);
        }
    }

    private void make() {
        Desks found = desks.getService();
        try {
            new SampleTeams(found, transactions, ids).make();
        } finally {
            desks.ungetService(found);
        }
    }
}
