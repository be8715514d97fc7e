package org.enlace.identity.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.enlace.identity.Officers.Filter;
import org.enlace.keys.Keys;
import org.enlace.platform.Audit;
import org.enlace.platform.Node;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.Permissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the sample accounts of a demonstration node that has no officer yet, with random passwords, and writes them to a file that
 * only the node's own user can read. It does so beside the start; the node is not ready before it is done.
 */
@Component(immediate = true)
public final class DemoAccounts implements HealthCheck {
    static final String FILE = "demo-accounts.txt";

    private static final Logger LOG = LoggerFactory.getLogger(DemoAccounts.class);

    private final Stores stores;
    private final Transactions transactions;
    private final Audit audit;
    private final Keys keys;
    private final Permissions permissions;
    private final Node node;
    private final Clock clock = Clock.systemUTC();
    private final Thread making;
    private volatile Problem problem;

    @Activate
    public DemoAccounts(
            @Reference Stores stores,
            @Reference Transactions transactions,
            @Reference Audit audit,
            @Reference Keys keys,
            @Reference Permissions permissions,
            @Reference Node node) {
        this.stores = stores;
        this.transactions = transactions;
        this.audit = audit;
        this.keys = keys;
        this.permissions = permissions;
        this.node = node;
        if (node.demo()) {
            problem = new Problem(true, "The demonstration's accounts are being made; wait a few seconds");
            making = new Thread(this::makeOnce, "enlace-identity-demo");
            making.setDaemon(true);
            making.start();
        } else {
            making = null;
        }
    }

    @Deactivate
    void stop() throws InterruptedException {
        if (making != null) {
            making.join(10_000);
        }
    }

    @Override
    public String name() {
        return "identity-demo";
    }

    @Override
    public List<Problem> problems() {
        Problem now = problem;
        return now == null ? List.of() : List.of(now);
    }

    private void makeOnce() {
        try {
            if (stores.officers().page(Filter.ALL, Optional.empty(), 1).isEmpty()) {
                new SampleAccounts(stores, transactions, audit, keys, permissions, node.country(), clock)
                        .make(node.data().resolve(FILE));
                LOG.info("The demonstration's accounts are in {}", node.data().resolve(FILE));
            }
            problem = null;
        } catch (IOException | RuntimeException | LinkageError e) {
            problem = new Problem(
                    false,
                    "The demonstration's accounts could not be made; see the log, or make an administrator with setup-link");
            LOG.error("The demonstration's accounts could not be made", e);
        }
    }
}
