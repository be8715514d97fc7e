package org.enlace.persistence.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Store;
import org.enlace.persistence.sample.NoteRow;

/** A process that stores until it is killed: each act two rows, told to the parent only once the act is over. */
final class KilledWriter {
    static final Schema NOTES = new Schema("notes", List.of(NoteRow.class), NoteRow.class);
    private static final int THREADS = 4;

    private KilledWriter() {}

    public static void main(String[] arguments) {
        JpaDatabase database = open(Path.of(arguments[0]));
        Store notes = database.open(NOTES);
        for (int thread = 0; thread < THREADS; thread++) {
            String prefix = arguments[1] + "-" + thread + "-";
            new Thread(() -> {
                        for (int act = 0; ; act++) {
                            String id = prefix + act;
                            database.transactions().run(() -> {
                                notes.entities().persist(new NoteRow(id + "a", "first half", Instant.EPOCH));
                                notes.entities().persist(new NoteRow(id + "b", "second half", Instant.EPOCH));
                            });
                            synchronized (System.out) {
                                System.out.println(id);
                                System.out.flush();
                            }
                        }
                    })
                    .start();
        }
    }

    static JpaDatabase open(Path data) {
        return new JpaDatabase(
                EmbeddedDerby.start(data, new FixedKeys().secret("database")),
                new JpaDatabase.Settings(8, 10, true, 100));
    }
}
