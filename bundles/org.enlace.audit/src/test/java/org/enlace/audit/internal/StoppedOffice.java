package org.enlace.audit.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.locks.LockSupport;
import org.enlace.audit.internal.AuditStore.Recorded;
import org.enlace.audit.internal.persistence.JdbcAuditStore;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.TestDatabase;

/**
 * A process that changes one thing and records it, places the entry and signs a head, but stops for ever at one step of that:
 * before a statement that writes, before a commit, after one. It tells where it stands, and waits for its kill.
 */
final class StoppedOffice {
    private final int stop;
    private int step;

    private StoppedOffice(int stop) {
        this.stop = stop;
    }

    /** Arguments: the data folder, what the thing is called, the step to stop at. */
    public static void main(String[] arguments) {
        TestDatabase database = TestDatabase.onDisk(Path.of(arguments[0]));
        Desk desk = new Desk(database);
        desk.log.stop();
        new StoppedOffice(Integer.parseInt(arguments[2])).work(database, desk, arguments[1]);
        System.out.println("over");
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private void work(TestDatabase database, Desk desk, String thing) {
        Store things = Watched.around(KilledOffice.things(database), this::at);
        JdbcAuditStore store = new JdbcAuditStore(schema -> Watched.around(database.open(schema), this::at), desk.node);
        Sequencer sequencer = new Sequencer(store, database.transactions(), desk.keys, "CO", Clock.systemUTC());
        Recorded entry =
                new Recording(new Desk.Ids(), Clock.systemUTC()).of(Desk.act(1).on("thing", thing));
        database.transactions().run(() -> {
            KilledOffice.change(things, thing);
            store.insert(entry);
            KilledOffice.change(things, thing + "-more");
            at("the commit of the change");
        });
        at("what follows the commit");
        database.transactions().run(() -> {
            sequencer.placeAll();
            at("the commit of the entry's place");
        });
        database.transactions().run(() -> {
            sequencer.sign();
            at("the commit of the head");
        });
        at("the end");
    }

    private void at(String what) {
        if (++step == stop) {
            System.out.println("before " + what);
            System.out.flush();
            while (true) {
                LockSupport.park();
            }
        }
    }
}
