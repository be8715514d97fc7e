package org.enlace.backup.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.enlace.backup.internal.offline.Restored;

/**
 * A process that makes or restores a backup, and is gone at a step as by a power cut: nothing is closed, nothing cleared up. Arguments:
 * {@code backup DATA FOLDER STEP} or {@code restore BACKUP DATA STEP}, with the url of a
 * PostgreSQL database behind that where it goes into one. {@code STEP+N} is N milliseconds into it, wherever that is.
 */
final class KilledAtStep {
    static final int STATUS = 99;

    private KilledAtStep() {}

    public static void main(String[] arguments) throws Exception {
        String[] at = arguments[3].split("\\+");
        Steps steps = step -> {
            if (step.equals(at[0]) && at.length == 1) {
                Runtime.getRuntime().halt(STATUS);
            } else if (step.equals(at[0])) {
                CompletableFuture.delayedExecutor(Long.parseLong(at[1]), TimeUnit.MILLISECONDS)
                        .execute(() -> Runtime.getRuntime().halt(STATUS));
            }
        };
        if (arguments[0].equals("backup")) {
            try (SmallNode node = SmallNode.at(Path.of(arguments[1]))) {
                node.backups(steps, Optional.of(Path.of(arguments[2])), 2)
                        .create(Optional.empty(), Optional.of(false), (step, done, total) -> {}, SmallNode.ADMIN);
            }
        } else {
            Restored.from(
                    Path.of(arguments[1]),
                    Path.of(arguments[2]),
                    new String(SmallNode.PASSPHRASE),
                    steps,
                    arguments.length > 4
                            ? new String[] {"--database", arguments[4], "--user", "postgres"}
                            : new String[0]);
        }
    }

    /** @return the exit status: {@link #STATUS} where it came to the step */
    static int run(String... arguments) throws Exception {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Xmx256m");
        command.add("-Duser.timezone=UTC");
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(KilledAtStep.class.getName());
        command.addAll(java.util.List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
