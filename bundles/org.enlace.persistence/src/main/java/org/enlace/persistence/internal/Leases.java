package org.enlace.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this server holds so that no other one writes: the data folder's lease and the database's, if there are such. */
final class Leases implements WriteCheck, AutoCloseable {
    /** For a database that nobody else can open. */
    static final Leases NONE = new Leases();

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    private final List<Lease> all;
    private final CountDownLatch ending = new CountDownLatch(1);
    private Thread keeper;

    Leases(Lease... all) {
        this.all = Stream.of(all).filter(lease -> lease != null).toList();
    }

    /** Renews that of the database until it is closed, whatever else the server does. Half as often would do; one that fails has another try. */
    void keep(DatabaseLease lease) {
        keeper = new Thread(() -> renewEvery(lease.lasts().dividedBy(4), lease::renew), "database-lease");
        keeper.setDaemon(true);
        keeper.start();
    }

    /** The lease ends if nothing renews it, and then nothing is stored; so whatever goes wrong, it is tried again. */
    void renewEvery(Duration pause, Runnable renew) {
        try {
            while (!ending.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    renew.run();
                } catch (RuntimeException | Error e) {
                    LOG.error("The lease of the database could not be renewed; it is tried again", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void require() {
        all.forEach(Lease::require);
    }

    @Override
    public void hold(Connection transaction) throws SQLException {
        for (Lease lease : all) {
            lease.require();
            lease.hold(transaction);
        }
    }

    /** Whether another server has taken one of them. */
    boolean isLost() {
        return all.stream().anyMatch(Lease::isLost);
    }

    @Override
    public void close() {
        ending.countDown();
        try {
            if (keeper != null) {
                keeper.join(PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(Lease::close);
    }
}
