package org.enlace.modules.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.ModuleDoor;
import org.enlace.platform.contribution.ServedPages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closed while a module is being changed, so that nobody writes what a rollback of the change would have to throw away. */
final class ChangingDoor implements ModuleDoor {
    private static final Logger LOG = LoggerFactory.getLogger(ChangingDoor.class);
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(10);

    private final Map<String, Long> changing = new ConcurrentHashMap<>();
    private final Texts texts = Texts.of(ChangingDoor.class);
    private final Neighbours neighbours;

    ChangingDoor(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    @Override
    public Optional<Closed> closed(String module) {
        return changing.containsKey(module)
                ? Optional.of(new Closed(
                        Kind.CHANGING,
                        new Refusal("module.changing", module + " is being changed; come back in a moment", module)))
                : Optional.empty();
    }

    @Override
    public Texts texts() {
        return texts;
    }

    /** Lets no new request in and waits for the last ones to come to their end. */
    void close(String module) throws InterruptedException {
        changing.put(module, System.nanoTime());
        Optional<ServedPages> served = neighbours.find(ServedPages.class);
        if (served.isPresent()) {
            served.get().quiet(module, LAST_REQUESTS);
        }
    }

    boolean isClosed(String module) {
        return changing.containsKey(module);
    }

    void open(String module) {
        Long since = changing.remove(module);
        if (since != null) {
            LOG.info("Module {}: closed for {} ms", module, (System.nanoTime() - since) / 1_000_000);
        }
    }
}
