package org.enlace.modules.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be done, last thing first, for everything to be as it was. */
final class Undo {
    private static final Logger LOG = LoggerFactory.getLogger(Undo.class);

    /** One step back. */
    @FunctionalInterface
    interface Back {
        void run() throws Exception;
    }

    private final Deque<Back> steps = new ArrayDeque<>();

    /** To be called before the step that is undone by it. */
    void push(Back step) {
        steps.push(step);
    }

    /**
     * Goes back, all the way whatever happens.
     *
     * @return whether every step went well; where not, the next start of the node does the rest
     */
    boolean run(Throwable cause) {
        boolean whole = true;
        while (!steps.isEmpty()) {
            try {
                steps.pop().run();
            } catch (Exception e) {
                whole = false;
                cause.addSuppressed(e);
                LOG.error("A step back did not succeed; the next start of the node puts it right", e);
            }
        }
        return whole;
    }
}
