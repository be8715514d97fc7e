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
    private Wrk() {}

    /**
     * Requests per second of one run; one thread, sixteen connections.
     *
     * @param first in the first two seconds, when little is compiled yet
     * @param warm  in ten seconds, after twenty in which the compilers came to their end
     */
    record Rate(double first, double warm) {}

    static Rate rate(URI address, Map<String, String> headers) throws IOException, InterruptedException {
        double first = run(address, headers, 2);
        run(address, headers, 18);
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
