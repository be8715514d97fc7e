package org.enlace.node;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A client that asks for the protocol library again and again, while something else happens to the node. */
public final class Polling implements AutoCloseable {
    private static final List<String> PATHS = List.of("/protocols", "/api/protocols?size=1");

    private final Client client;
    private final Thread thread = new Thread(this::ask, "polling");
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> times = new ArrayList<>();
    private volatile boolean over;

    private Polling(Client client) {
        this.client = client;
        thread.setDaemon(true);
    }

    static Polling by(Client client) {
        Polling polling = new Polling(client);
        polling.thread.start();
        return polling;
    }

    private void ask() {
        while (!over) {
            for (String path : PATHS) {
                long begun = System.nanoTime();
                try {
                    int status = client.status(path);
                    if (status != 200) {
                        failures.add(path + ": " + status);
                    }
                } catch (UncheckedIOException e) {
                    failures.add(path + ": " + e);
                }
                times.add(System.nanoTime() - begun);
            }
        }
    }

    /** What was not answered with 200. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
    }

    /** To be asked when it is closed. */
    @Override
    public String toString() {
        List<Long> sorted = times.stream().sorted().toList();
        return "%d requests, %d failed; median %.1f ms, slowest %.0f ms"
                .formatted(
                        sorted.size(),
                        failures.size(),
                        sorted.get(sorted.size() / 2) / 1e6,
                        sorted.get(sorted.size() - 1) / 1e6);
    }
}
