package org.enlace.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.enlace.node.Client;

/**
 * What a node holds in memory after full collections.
 *
 * @param bundleLoaders class loaders of bundles that were wired
 * @param loaders       class loaders of every kind but those the JDK makes for a method that reflection calls often
 * @param classes       loaded classes
 * @param threads       live threads
 * @param heap          bytes of reachable objects
 * @param byClass       the same by name of class
 */
public record Footprint(
        long bundleLoaders, long loaders, long classes, long threads, long heap, Map<String, Long> byClass) {
    private static final Pattern LINE = Pattern.compile("(?m)^ *\\d+: +\\d+ +(\\d+) +(\\S+)");
    private static final int COLLECTIONS = 2;
    private static final int ROUNDS = 12;
    private static final long ROUND_MS = 5_000;
    private static final int STEADY = 5;
    private static final long NOISE = 200_000;

    private static final Predicate<String> REFLECTION = line -> line.endsWith("DelegatingClassLoader");

    /** How much more of each there may be after many cycles than before: far below one per cycle. */
    static final Footprint TOLERANCE = new Footprint(2, 12, 150, 4, 2_500_000, Map.of());

    /** Once nothing more is given back: work in flight and pooled threads hold on to what they last used for a while. */
    public static Footprint settled(ProcessHandle node, Client client) throws IOException, InterruptedException {
        Footprint least = of(node, client);
        for (int round = 0, steady = 0; round < ROUNDS && steady < STEADY; round++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ROUND_MS));
            Footprint now = of(node, client);
            boolean less = now.classes < least.classes
                    || now.bundleLoaders < least.bundleLoaders
                    || now.heap < least.heap - NOISE;
            steady = less ? 0 : steady + 1;
            least = (less ? now : least).with(Math.min(now.threads, least.threads));
        }
        return least;
    }

    /** Checks that are asked for these figures have threads of their own for a moment: the fewest are those that stay. */
    private Footprint with(long fewest) {
        return new Footprint(bundleLoaders, loaders, classes, fewest, heap, byClass);
    }

    private static Footprint of(ProcessHandle node, Client client) throws IOException, InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            jcmd(node, "GC.run");
        }
        String histogram = jcmd(node, "GC.class_histogram");
        String loaders = jcmd(node, "VM.classloader_stats");
        String metrics = client.get("/metrics").body();
        return new Footprint(
                number(
                        histogram,
                        "(?m)^ *\\d+: +(\\d+) +\\d+ +org\\.eclipse\\.osgi\\.internal\\.loader\\.EquinoxClassLoader"),
                number(loaders, "Total = (\\d+)")
                        - loaders.lines().filter(REFLECTION).count(),
                number(metrics, "(?m)^jvm_classes_loaded (\\d+)"),
                number(metrics, "(?m)^jvm_threads_current (\\d+)"),
                number(histogram, "(?m)^Total +\\d+ +(\\d+)"),
                byClass(histogram));
    }

    /** Nothing of this has grown, against an earlier one, by more than is tolerated. */
    public boolean within(Footprint before, Footprint tolerance) {
        return bundleLoaders - before.bundleLoaders <= tolerance.bundleLoaders
                && loaders - before.loaders <= tolerance.loaders
                && classes - before.classes <= tolerance.classes
                && threads - before.threads <= tolerance.threads
                && heap - before.heap <= tolerance.heap;
    }

    @Override
    public String toString() {
        return "%d bundle class loaders, %d class loaders in all, %d classes, %d threads, %.2f MB live heap"
                .formatted(bundleLoaders, loaders, classes, threads, heap / 1e6);
    }

    /** What has grown most against an earlier one, for whoever has to find out why. */
    public String grown(Footprint before) {
        return byClass.entrySet().stream()
                .map(now -> Map.entry(now.getKey(), now.getValue() - before.byClass.getOrDefault(now.getKey(), 0L)))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(15)
                .map(growth -> growth.getKey() + " +" + growth.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Long> byClass(String histogram) {
        Map<String, Long> bytes = new HashMap<>();
        Matcher line = LINE.matcher(histogram);
        while (line.find()) {
            bytes.merge(line.group(2), Long.parseLong(line.group(1)), Long::sum);
        }
        return bytes;
    }

    private static long number(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("No " + pattern + " in:\n" + text);
        }
        return Long.parseLong(matcher.group(1));
    }

    private static String jcmd(ProcessHandle node, String command) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(List.of(jcmd.toString(), String.valueOf(node.pid()), command))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(command + ": " + said);
        }
        return said;
    }
}
