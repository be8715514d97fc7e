package org.enlace.files.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** One at a time for each file on its way in: two that write the same part would leave neither. */
final class Turns {
    private static final long PATIENCE_SECONDS = 10;

    private final Map<RecordId, Turn> turns = new HashMap<>();

    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock();
        private int users;
    }

    /** @throws Refusal {@code files.busy} when the one before does not come to its end */
    <T> T of(RecordId upload, Supplier<T> act) {
        Turn turn = enter(upload);
        try {
            if (!turn.lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
            try {
                return act.get();
            } finally {
                turn.lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            leave(upload, turn);
        }
    }

    private synchronized Turn enter(RecordId upload) {
        Turn turn = turns.computeIfAbsent(upload, id -> new Turn());
        turn.users++;
        return turn;
    }

    private synchronized void leave(RecordId upload, Turn turn) {
        if (--turn.users == 0) {
            turns.remove(upload);
        }
    }

    private static Refusal busy() {
        return new Refusal("files.busy", "Another part of this file is still coming in; ask how far it is, then go on");
    }
}
