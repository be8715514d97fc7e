package org.enlace.persistence.internal;

import java.nio.file.Path;
import java.util.Map;
import org.enlace.persistence.Schemas;

/** A process that upgrades a schema and goes back, over and over, until it is killed; it tells each step as it begins. */
final class KilledUpgrade {
    private KilledUpgrade() {}

    public static void main(String[] arguments) {
        Path first = Path.of(arguments[1]);
        Path second = Path.of(arguments[2]);
        Schemas schemas = KilledWriter.open(Path.of(arguments[0])).schemas();
        for (int round = 0; ; round++) {
            say("keep");
            schemas.keep("notes", Map.of(), Library.SILENT);
            say("migrate");
            schemas.migrate("notes", second, Library.SILENT);
            if (round % 2 == 1) {
                say("settle");
                schemas.settle("notes");
            }
            say("restore");
            schemas.restore("notes", first, Library.SILENT);
        }
    }

    private static void say(String step) {
        System.out.println(step);
        System.out.flush();
    }
}
