package org.enlace.audit.internal;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.enlace.audit.internal.persistence.JdbcAuditStore;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;

/** A process whose officers change things until it is killed; it tells each change that is over. */
final class KilledOffice {
    private static final int OFFICERS = 4;

    private KilledOffice() {}

    static Store things(TestDatabase database) {
        return database.open(new Schema("hand", List.of(), JdbcAuditStore.class));
    }

    public static void main(String[] arguments) {
        TestDatabase database = TestDatabase.onDisk(Path.of(arguments[0]));
        Store things = things(database);
        Desk desk = new Desk(database);
        for (int officer = 0; officer < OFFICERS; officer++) {
            String prefix = arguments[1] + "-" + officer + "-";
            new Thread(() -> {
                        for (int number = 0; ; number++) {
                            String thing = prefix + number;
                            database.transactions().run(() -> {
                                change(things, thing);
                                desk.log.record(Act.done("things.change", Desk.officer("ana"))
                                        .on("thing", thing)
                                        .changed("name", null, thing));
                            });
                            synchronized (System.out) {
                                System.out.println(thing);
                                System.out.flush();
                            }
                        }
                    })
                    .start();
        }
    }

    static void change(Store things, String thing) {
        try (PreparedStatement statement = things.connection()
                .prepareStatement("insert into hand.setting (pid, name, digest) values (?, 'x', 'y')")) {
            statement.setString(1, thing);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
