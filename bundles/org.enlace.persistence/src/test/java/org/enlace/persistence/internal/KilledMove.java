package org.enlace.persistence.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that moves a database and is gone at a step, as by a power cut. Arguments: the data folder, the url, the step. */
final class KilledMove {
    static final int STATUS = 99;

    /** Stands for the configuration, which is switched by a file as well. */
    static final String SWITCHED = "switched";

    private KilledMove() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        MoveSteps steps = step -> {
            if (step.equals(arguments[2])) {
                Runtime.getRuntime().halt(STATUS);
            }
        };
        try (EveryKind node = EveryKind.at(data, 0)) {
            node.move()
                    .move(
                            new PostgresServer(arguments[1], "postgres", null, 10),
                            new DatabaseMove.Switch() {
                                @Override
                                public void ready(DatabaseMove.Moved moved) throws IOException {
                                    MoveNote.write(data, "there", moved);
                                }

                                @Override
                                public void over(DatabaseMove.Moved moved) throws IOException {
                                    Files.createFile(data.resolve(SWITCHED));
                                }
                            },
                            steps,
                            Library.SILENT);
        }
    }

    static int run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KilledMove.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
