package org.enlace.web.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.platform.contribution.Figure;

/**
 * Figures for Prometheus: what the JVM uses, how many requests each module answered with which class of status and how long that
 * took, and what the health checks count. Written by hand: a library for it would cost each start more than it saves here.
 */
public final class Metrics {
    private static final double NANOS = 1e9;

    private final Map<String, LongAdder[]> answered = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> took = new ConcurrentHashMap<>();

    /** @param nanos how long the answer took */
    void answered(String module, int status, long nanos) {
        LongAdder[] classes = answered.get(module);
        if (classes == null) {
            classes = answered.computeIfAbsent(module, name -> new LongAdder[] {
                new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder()
            });
        }
        classes[Math.min(Math.max(status / 100, 0), 5)].increment();
        // Last: whoever reads what it took finds the answers there.
        took.computeIfAbsent(module, name -> new LongAdder()).add(nanos);
    }

    /**
     * In the text format, version 0.0.4.
     *
     * @param figures of the health checks
     */
    public String text(List<Figure> figures) {
        StringBuilder out = new StringBuilder(2_000);
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
        head(out, "jvm_memory_used_bytes", "gauge", "Memory in use");
        line(out, "jvm_memory_used_bytes{area=\"heap\"}", heap.getUsed());
        line(out, "jvm_memory_used_bytes{area=\"nonheap\"}", other.getUsed());
        head(out, "jvm_memory_committed_bytes", "gauge", "Memory taken from the system");
        line(out, "jvm_memory_committed_bytes{area=\"heap\"}", heap.getCommitted());
        line(out, "jvm_memory_committed_bytes{area=\"nonheap\"}", other.getCommitted());
        head(out, "jvm_threads_current", "gauge", "Live threads");
        line(out, "jvm_threads_current", ManagementFactory.getThreadMXBean().getThreadCount());
        var classes = ManagementFactory.getClassLoadingMXBean();
        head(out, "jvm_classes_loaded", "gauge", "Classes in memory");
        line(out, "jvm_classes_loaded", classes.getLoadedClassCount());
        head(out, "jvm_classes_unloaded_total", "counter", "Classes unloaded since the start");
        line(out, "jvm_classes_unloaded_total", classes.getUnloadedClassCount());
        head(out, "process_uptime_seconds", "gauge", "Time since the start");
        out.append("process_uptime_seconds ")
                .append(ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0)
                .append('\n');
        head(out, "enlace_http_requests_total", "counter", "Requests answered, by module and class of status");
        answered.forEach((module, counts) -> {
            for (int i = 1; i <= 5; i++) {
                line(
                        out,
                        "enlace_http_requests_total{module=\"" + escaped(module) + "\",status=\"" + i + "xx\"}",
                        counts[i].sum());
            }
        });
        head(out, "enlace_http_request_seconds", "summary", "How long answers took, by module");
        took.forEach((module, nanos) -> {
            String label = "{module=\"" + escaped(module) + "\"}";
            out.append("enlace_http_request_seconds_sum")
                    .append(label)
                    .append(' ')
                    .append(nanos.sum() / NANOS)
                    .append('\n');
            line(
                    out,
                    "enlace_http_request_seconds_count" + label,
                    Stream.of(answered.get(module)).mapToLong(LongAdder::sum).sum());
        });
        String before = "";
        for (Figure figure : figures.stream().sorted().toList()) {
            if (!figure.name().equals(before)) {
                before = figure.name();
                head(out, before, "gauge", figure.help());
            }
            String labels = figure.labels().entrySet().stream()
                    .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                    .collect(Collectors.joining(","));
            out.append(before)
                    .append(labels.isEmpty() ? "" : "{" + labels + "}")
                    .append(' ')
                    .append(number(figure.value()))
                    .append('\n');
        }
        return out.toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    private static String escaped(String label) {
        return label.replaceAll("[\\\\\"\n]", "_");
    }

    private static void head(StringBuilder out, String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void line(StringBuilder out, String name, long value) {
        out.append(name).append(' ').append(value).append('\n');
    }
}
