package org.enlace.web.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Figures for Prometheus: what the JVM uses, and how many requests each module answered with which class of status. */
public final class Metrics {
    private final Map<String, LongAdder[]> answered = new ConcurrentHashMap<>();

    void answered(String module, int status) {
        LongAdder[] classes = answered.get(module);
        if (classes == null) {
            classes = answered.computeIfAbsent(module, name -> new LongAdder[] {
                new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder()
            });
        }
        classes[Math.min(Math.max(status / 100, 0), 5)].increment();
    }

    /** In the text format, version 0.0.4. */
    public String text() {
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
                        "enlace_http_requests_total{module=\"" + module.replaceAll("[\\\\\"\n]", "_") + "\",status=\""
                                + i + "xx\"}",
                        counts[i].sum());
            }
        });
        return out.toString();
    }

    private static void head(StringBuilder out, String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void line(StringBuilder out, String name, long value) {
        out.append(name).append(' ').append(value).append('\n');
    }
}
