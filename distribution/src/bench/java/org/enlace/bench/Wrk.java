package org.enlace.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator wrk, which has to be on the PATH. */
final class Wrk {
    /** Seconds: what is compared, and after how many it is measured in any case. */
    private static final int WINDOW = 5;

    private static final int LONGEST_WARMING = 120;

    /** How far two windows may lie apart to count as the same. */
    private static final double SAME = 0.05;

    private Wrk() {}

    /**
     * Requests per second of one run; one thread, sixteen connections.
     *
     * @param first in the first two seconds, when little is compiled yet
     * @param warm  in ten seconds, once the compilers have come to their end: after twenty seconds, and as many more, up to two minutes, as it takes until five seconds give what the time before gave
     */
    record Rate(double first, double warm) {}

    static Rate rate(URI address, Map<String, String> headers) throws IOException, InterruptedException {
        double first = run(address, headers, 2);
        double before = run(address, headers, 18);
        for (int seconds = 20; seconds < LONGEST_WARMING; seconds += WINDOW) {
            double now = run(address, headers, WINDOW);
            if (Math.abs(now - before) <= SAME * before) {
                break;
            }
            before = now;
        }
        return new Rate(first, run(address, headers, 10));
    }

    private static double run(URI address, Map<String, String> headers, int seconds)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("wrk", "-t1", "-c16", "-d" + seconds + "s"));
        headers.forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
        command.add(address.toString());
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (wrk.waitFor() != 0 || said.contains("Non-2xx")) {
            throw new IllegalStateException("wrk on " + address + " said:\n" + said);
        }
        Matcher rate = Pattern.compile("Requests/sec:\\s+([0-9.]+)").matcher(said);
        if (!rate.find()) {
            throw new IllegalStateException("wrk on " + address + " gave no rate:\n" + said);
        }
        return Double.parseDouble(rate.group(1));
    }
}
