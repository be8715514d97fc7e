package org.enlace.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator wrk, which has to be on the PATH. */
final class Wrk {
    private Wrk() {}

    /** Five seconds to warm up, then ten that count; one thread, sixteen connections. */
    static double requestsPerSecond(URI address) throws IOException, InterruptedException {
        run(address, 5);
        return run(address, 10);
    }

    private static double run(URI address, int seconds) throws IOException, InterruptedException {
        Process wrk = new ProcessBuilder("wrk", "-t1", "-c16", "-d" + seconds + "s", address.toString())
                .redirectErrorStream(true)
                .start();
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
