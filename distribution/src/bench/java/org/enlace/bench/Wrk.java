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

    /** Five seconds to warm up, then ten that count; one thread, sixteen connections. */
    static double requestsPerSecond(URI address, Map<String, String> headers) throws IOException, InterruptedException {
        run(address, headers, 5);
        return run(address, headers, 10);
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
