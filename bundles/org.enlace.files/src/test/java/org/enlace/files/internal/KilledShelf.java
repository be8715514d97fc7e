package org.enlace.files.internal;

import static org.enlace.files.internal.Shelf.ANNA;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.enlace.files.StoredFile;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.RecordId;

/**
 * Adds and erases files until it is killed, and says each once it is done: {@code + ID SEED SIZE} and {@code - ID}. Arguments: the
 * folder, which run it is.
 */
final class KilledShelf {
    private static final int KEPT = 6;

    private KilledShelf() {}

    public static void main(String[] arguments) {
        Path data = Path.of(arguments[0]);
        int run = Integer.parseInt(arguments[1]);
        Shelf.from(run * 1_000_000L + 1);
        Random random = new Random(run);
        try (TestDatabase database = TestDatabase.onDisk(data);
                Shelf shelf = new Shelf(database, data)) {
            Deque<RecordId> mine = new ArrayDeque<>();
            for (long number = 0; ; number++) {
                long seed = run * 100_000L + number;
                int size = number % 5 == 4 ? Shelf.CHUNK + 1 + random.nextInt(100_000) : 1 + random.nextInt(200_000);
                StoredFile file = shelf.add("n" + number + ".bin", Bytes.random(size, seed));
                say("+ " + file.id() + " " + seed + " " + size);
                mine.add(file.id());
                if (mine.size() > KEPT) {
                    RecordId gone = mine.remove();
                    shelf.files.erase(gone, 1, "No longer needed", ANNA);
                    say("- " + gone);
                }
            }
        }
    }

    private static void say(String line) {
        System.out.print(line + "\n");
        System.out.flush();
    }
}
