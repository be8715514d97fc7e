package org.enlace.backup.internal;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.enlace.backup.internal.offline.Restored;

/**
 * Prints how fast a node's data are backed up, verified and restored, for someone who looks; not a test. Beside it {@code tar | zstd -1}
 * of the same data folder on the same disk. First argument: an empty folder; second: megabytes, 1000 when not said, of which a fifth is
 * the database; 0 for the nights alone. Each figure is the median of three rounds, in turn. Then what a night costs of a database of 10 000 and of 1 000 000
 * records in which 13 are new, beside all its rows as compressed text.
 */
public final class BackupFigures {
    private static final int ROUNDS = 3;
    private static final int FILE = 8_000_000;
    private static final int ROW = 4_000;
    private static final int RECORD = 400;
    private static final int NEW = 13;

    private BackupFigures() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        long size = (arguments.length > 1 ? Long.parseLong(arguments[1]) : 1_000) * 1_000_000L;
        delete(folder);
        if (size > 0) {
            rates(folder, size);
            delete(folder);
        }
        for (int records : new int[] {10_000, 1_000_000}) {
            night(folder.resolve("night"), records);
            delete(folder);
        }
    }

    private static void rates(Path folder, long size) throws Exception {
        Path data = folder.resolve("data");
        String[] names = {
            "tar | zstd -1",
            "backup, full",
            "backup, incremental",
            "verify (restored for trial)",
            "zstd | tar x",
            "restore"
        };
        double[][] seconds = new double[names.length][ROUNDS];
        long bytes;
        try (SmallNode node = SmallNode.at(data).furnished()) {
            fill(node, size);
            bytes = bytes(data);
            for (int round = 0; round < ROUNDS; round++) {
                Path tar = folder.resolve("data.tar.zst");
                Path to = folder.resolve("to-" + round);
                seconds[0][round] = took(
                        () -> tool("tar -C " + folder + " -cf - data | zstd -q -f -1 -o " + tar + " && sync " + tar));
                Backups.Created[] made = new Backups.Created[1];
                seconds[1][round] = took(() -> made[0] = create(node, to, true));
                seconds[2][round] = took(() -> create(node, to, false));
                seconds[3][round] = took(() -> verify(node, to));
                Path plain = Files.createDirectories(folder.resolve("plain"));
                seconds[4][round] = took(() -> tool("zstd -q -d -c " + tar + " | tar -C " + plain + " -xf - && sync"));
                Path restored = folder.resolve("restored");
                seconds[5][round] = took(
                        () -> Restored.from(made[0].folder(), restored, new String(SmallNode.PASSPHRASE), Steps.NONE));
                for (Path each : new Path[] {tar, plain, restored, to}) {
                    delete(each);
                }
            }
        }
        double[] medians = new double[names.length];
        System.out.printf("%d MB, medians of %d rounds%n", bytes / 1_000_000, ROUNDS);
        for (int at = 0; at < names.length; at++) {
            double[] sorted = seconds[at].clone();
            Arrays.sort(sorted);
            medians[at] = sorted[ROUNDS / 2];
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %6.2f s (%.2f–%.2f)  %5.0f MB/s%n",
                    names[at],
                    medians[at],
                    sorted[0],
                    sorted[ROUNDS - 1],
                    bytes / 1e6 / medians[at]);
        }
        System.out.printf(Locale.ROOT, "backup at %.2f of the rate of tar | zstd%n", medians[0] / medians[1]);
        System.out.printf(Locale.ROOT, "restore at %.2f of the rate of zstd | tar x%n", medians[4] / medians[5]);
    }

    private static void night(Path folder, int records) throws Exception {
        Path to = folder.resolve("to");
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished()) {
            node.grow(records, RECORD);
            double[] seconds = new double[3];
            Backups.Created[] made = new Backups.Created[2];
            seconds[0] = took(() -> made[0] = create(node, to, true));
            node.some("of the day", NEW);
            seconds[1] = took(() -> made[1] = create(node, to, false));
            long[] text = new long[1];
            seconds[2] = took(() -> text[0] = node.compressed());
            System.out.printf(
                    Locale.ROOT,
                    "%d records: first backup %.1f MB in %.2f s; a night with %d new ones %.2f MB in %.2f s;"
                            + " all rows as text, compressed, %.1f MB in %.2f s%n",
                    records,
                    made[0].written() / 1e6,
                    seconds[0],
                    NEW,
                    made[1].written() / 1e6,
                    seconds[1],
                    text[0] / 1e6,
                    seconds[2]);
            Path restored = folder.resolve("restored");
            double back =
                    took(() -> Restored.from(made[1].folder(), restored, new String(SmallNode.PASSPHRASE), Steps.NONE));
            System.out.printf(Locale.ROOT, "%d records: that night restored in %.2f s%n", records, back);
        }
    }

    private static void fill(SmallNode node, long size) throws Exception {
        for (long at = 0; at < size * 4 / 5; at += FILE) {
            node.file("aa-" + at, FILE);
        }
        node.grow((int) (size / 5 / ROW), ROW);
    }

    private static Backups.Created create(SmallNode node, Path to, boolean full) {
        return node.backups().create(Optional.of(to), Optional.of(full), (step, done, total) -> {}, SmallNode.ADMIN);
    }

    private static Backups.Verified verify(SmallNode node, Path to) {
        Backups.Verified verified = node.backups()
                .verify(
                        Optional.of(to),
                        Optional.empty(),
                        Optional.of(SmallNode.PASSPHRASE.clone()),
                        (step, done, total) -> {},
                        SmallNode.ADMIN);
        if (!verified.findings().isEmpty()) {
            throw new IllegalStateException(verified.toString());
        }
        return verified;
    }

    private static double took(Callable<?> work) throws Exception {
        long begun = System.nanoTime();
        work.call();
        return (System.nanoTime() - begun) / 1e9;
    }

    private static int tool(String command) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", "set -o pipefail; " + command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException(command + ": " + said);
        }
        return status;
    }

    private static long bytes(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        }
    }

    private static void delete(Path folder) throws Exception {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
