package org.enlace.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/** Notes in the data folder what a starting node is doing, for {@code bin/enlace start} and {@code status} to read. */
final class StartNotes {
    /** By which bundles find it; {@code org.enlace.platform.Startup} looks for this name. */
    private static final String MARK = "enlace.start";

    private static final int TOLD_EVERY = 10;

    private final DataFolder data;
    private boolean over;

    StartNotes(DataFolder data) {
        this.data = data;
    }

    /** @param what English: a few words, such as "opening the keystore" */
    synchronized void at(String what) {
        if (over) {
            return;
        }
        try {
            DataFolder.replace(data.start(), what + "\n");
        } catch (IOException e) {
            // A full disk is told of by what needs the room; the start goes on.
        }
    }

    /** Lets the bundles of a framework note what they do, and notes itself how many have been started. */
    void lend(BundleContext context) {
        context.registerService(Consumer.class, (Consumer<String>) this::at, new Hashtable<>(Map.of(MARK, "note")));
        int all = context.getBundles().length - 1;
        AtomicInteger started = new AtomicInteger();
        context.addBundleListener((SynchronousBundleListener) event -> {
            boolean begins = event.getType() == BundleEvent.STARTED || event.getType() == BundleEvent.LAZY_ACTIVATION;
            if (begins && started.incrementAndGet() % TOLD_EVERY == 0) {
                at("starting bundles: " + started.get() + " of " + all);
            }
        });
    }

    /** The node is ready, or ends: nothing is noted any more. */
    synchronized void end() throws IOException {
        over = true;
        Files.deleteIfExists(data.start());
    }

    /** What was noted last; empty where nothing is. */
    static Optional<String> last(DataFolder data) throws IOException {
        return Background.word(data.start()).filter(text -> !text.isEmpty());
    }
}
