package org.enlace.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What this server holds so that no other one writes: the data folder's lease and the database's, if there are such. */
final class Leases implements WriteCheck, AutoCloseable {
    /** For a database that nobody else can open. */
    static final Leases NONE = new Leases();

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Lease> all;
    private final CountDownLatch ending = new CountDownLatch(1);
    private Thread keeper;

    Leases(Lease... all) {
        this.all = Stream.of(all).filter(lease -> lease != null).toList();
    }

    /** Renews them until they are closed, whatever else the server does. Half as often would do; one that fails has another try. */
    void keep(Duration lasts) {
        keeper = new Thread(() -> renewEvery(lasts.dividedBy(4)), "database-lease");
        keeper.setDaemon(true);
        keeper.start();
    }

    private void renewEvery(Duration pause) {
        try {
            while (!ending.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                all.forEach(Lease::renew);
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
