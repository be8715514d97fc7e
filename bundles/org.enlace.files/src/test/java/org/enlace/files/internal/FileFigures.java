package org.enlace.files.internal;

import static org.enlace.files.internal.Shelf.ANNA;
import static org.enlace.files.internal.Shelf.CASE;
import static org.enlace.files.internal.Shelf.READER;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.enlace.files.FileName;
import org.enlace.files.StoredFile;
import org.enlace.persistence.testing.TestDatabase;

/**
 * Prints how fast a file is stored and read, by the use cases alone and as a browser or a program sends and fetches it over HTTP, for
 * someone who looks; not a test. Beside it what the system's own tools take for the same work on the same disk, without a network:
 * {@code sha256sum} and {@code openssl enc -aes-256-ctr}, one after the other, and both at once. First argument: an empty folder; second:
 * megabytes, 1000 when not said. Each figure is the median of five rounds, in turn. Whoever sends over HTTP is in this process too, and
 * whoever fetches once, which takes more of the processor than serving it; once it is {@code curl}.
 */
public final class FileFigures {
    private static final int ROUNDS = 5;
    private static final String KEY = "-K " + "00".repeat(32) + " -iv " + "00".repeat(16);

    private FileFigures() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        if (Files.exists(folder)) {
            try (Stream<Path> former = Files.walk(folder)) {
                former.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
        Files.createDirectories(folder);
        long size = (arguments.length > 1 ? Long.parseLong(arguments[1]) : 1_000) * 1_000_000L;
        Path source = folder.resolve("source");
        Path target = folder.resolve("target");
        try (InputStream in = Bytes.endless(size)) {
            Files.copy(in, source, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        try (TestDatabase database = TestDatabase.onDisk(folder.resolve("derby"));
                Shelf shelf = new Shelf(database, folder).withLargeParts();
                HttpSending http = new HttpSending(shelf)) {
            // Until its code is compiled.
            stored(shelf, source);
            http.fetched(http.sent(source));
            shelf.files.erase(http.last(), 1, "The next round", ANNA);
            double[][] seconds = new double[8][ROUNDS];
            double[][] processor = new double[8][ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                String hash = "sha256sum " + source;
                String encrypt = "openssl enc -aes-256-ctr " + KEY + " -in " + source + " -out " + target;
                String decrypt = "openssl enc -d -aes-256-ctr " + KEY + " -in " + target + " -out /dev/null";
                took(0, round, seconds, processor, () -> tool(hash + " && " + encrypt + " && sync " + target));
                took(1, round, seconds, processor, () -> tool(encrypt + " & " + hash + " && wait && sync " + target));
                StoredFile[] file = new StoredFile[1];
                took(2, round, seconds, processor, () -> {
                    file[0] = shelf.files.add(CASE, new FileName("source"), Files.newInputStream(source), ANNA);
                    return Double.NaN;
                });
                took(3, round, seconds, processor, () -> read(shelf, file[0]));
                took(4, round, seconds, processor, () -> tool(decrypt));
                shelf.files.erase(file[0].id(), 1, "The next round", ANNA);
                took(5, round, seconds, processor, () -> {
                    http.sent(source);
                    return Double.NaN;
                });
                took(6, round, seconds, processor, () -> {
                    http.fetched(http.last());
                    return Double.NaN;
                });
                took(7, round, seconds, processor, () -> served(http.curl(http.last())));
                shelf.files.erase(http.last(), 1, "The next round", ANNA);
            }
            double[] rate = rates(size, seconds);
            double[] work = rates(size, processor);
            System.out.printf("A file of %d MB, medians of %d rounds%n", size / 1_000_000, ROUNDS);
            System.out.printf("sha256sum, then openssl enc: %.0f MB/s; both at once: %.0f MB/s%n", rate[0], rate[1]);
            System.out.printf(
                    "stored: %.0f MB/s, %.2f of one after the other, %.2f of both at once%n",
                    rate[2], rate[2] / rate[0], rate[2] / rate[1]);
            System.out.printf(
                    "read: %.0f MB/s, %.2f of openssl enc -d (%.0f MB/s)%n", rate[3], rate[3] / rate[4], rate[4]);
            System.out.printf(
                    "over HTTP, in chunks of 8 MiB: sent and stored %.0f MB/s, %.2f of one after the other, %.2f of both at"
                            + " once; fetched %.0f MB/s, %.2f of openssl enc -d; by curl %.0f MB/s, %.2f%n",
                    rate[5],
                    rate[5] / rate[0],
                    rate[5] / rate[1],
                    rate[6],
                    rate[6] / rate[4],
                    rate[7],
                    rate[7] / rate[4]);
            System.out.printf(
                    "by processor time, which a busy machine changes less: stored %.0f MB/s, %.2f of sha256sum and"
                            + " openssl enc (%.0f MB/s); read %.0f MB/s, %.2f of openssl enc -d (%.0f MB/s); served to curl"
                            + " %.0f MB/s, %.2f%n",
                    work[2],
                    work[2] / work[0],
                    work[0],
                    work[3],
                    work[3] / work[4],
                    work[4],
                    work[7],
                    work[7] / work[4]);
        }
        System.exit(0);
    }

    private static void stored(Shelf shelf, Path source) throws IOException {
        for (int round = 0; round < 2; round++) {
            StoredFile file = shelf.files.add(CASE, new FileName("source"), Files.newInputStream(source), ANNA);
            read(shelf, file);
            shelf.files.erase(file.id(), 1, "The next round", ANNA);
        }
    }

    private static double read(Shelf shelf, StoredFile file) throws IOException {
        try (InputStream in = shelf.files.open(file.id(), 0, file.content().size(), READER)) {
            byte[] buffer = new byte[1 << 16];
            OutputStream nowhere = OutputStream.nullOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                nowhere.write(buffer, 0, read);
            }
        }
        return Double.NaN;
    }

    /** @return the seconds of processor time it took */
    private static double tool(String line) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", "TIMEFORMAT='%U %S'; time { " + line + " >/dev/null; }")
                .redirectErrorStream(true)
                .start();
        String[] words = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .strip()
                .split("\\s+");
        if (process.waitFor() != 0) {
            throw new IOException(line + " gave " + process.exitValue());
        }
        return Double.parseDouble(words[words.length - 2]) + Double.parseDouble(words[words.length - 1]);
    }

    /** @param line a program that fetches @return the seconds of processor time that this process took to serve it */
    private static double served(String line) throws Exception {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long before = system.getProcessCpuTime();
        tool(line);
        return (system.getProcessCpuTime() - before) / 1e9;
    }

    /** @param work gives its own processor time, or none where it is that of this thread */
    private static void took(int what, int round, double[][] seconds, double[][] processor, Callable<Double> work)
            throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        double own = work.call();
        seconds[what][round] = (System.nanoTime() - begin) / 1e9;
        processor[what][round] = Double.isNaN(own) ? (threads.getCurrentThreadCpuTime() - before) / 1e9 : own;
    }

    private static double[] rates(long size, double[][] seconds) {
        return Arrays.stream(seconds)
                .mapToDouble(each -> size / 1e6 / median(each))
                .toArray();
    }

    private static double median(double[] all) {
        double[] sorted = all.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
