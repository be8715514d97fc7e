package org.enlace.scheduler.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.enlace.persistence.testing.TestDatabase;

/**
 * Runs an hourly job hour after hour until it is killed, and says each once it is done: {@code + DUE}; between its effect and its mark it
 * says {@code . DUE}. Arguments: the folder.
 */
final class KilledScheduler {
    private KilledScheduler() {}

    public static void main(String[] arguments) {
        try (TestDatabase database = TestDatabase.onDisk(Path.of(arguments[0]));
                Desk desk = new Desk(database)) {
            Instant begin = desk.store
                    .find("hourly")
                    .map(row -> row.due().minus(Duration.ofHours(1)))
                    .orElse(Desk.NOON);
            desk.at(begin);
            desk.brings(desk.job("hourly", "", Desk.HOURLY, due -> say(". " + due)));
            for (int hour = 1; ; hour++) {
                Instant due = begin.plus(Duration.ofHours(hour));
                desk.at(due);
                desk.jobs.look();
                say("+ " + due);
            }
        }
    }

    private static void say(String line) {
        System.out.print(line + "\n");
        System.out.flush();
    }
}
