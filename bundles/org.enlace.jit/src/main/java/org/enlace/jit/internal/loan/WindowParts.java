package org.enlace.jit.internal.loan;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Base64;
import java.util.Enumeration;
import org.enlace.jit.loan.Window;
import org.enlace.platform.RecordId;

/** The parts of a window that are here, one after the other, each read when it is its turn. */
final class WindowParts implements Enumeration<InputStream> {
    private final LoanStore store;
    private final RecordId copy;
    private final Window window;
    private int next = 1;

    WindowParts(LoanStore store, RecordId copy, Window window) {
        this.store = store;
        this.copy = copy;
        this.window = window;
    }

    @Override
    public boolean hasMoreElements() {
        return next <= window.parts();
    }

    /** @throws IllegalStateException where it is not here */
    @Override
    public InputStream nextElement() {
        int number = next++;
        String data = store.part(copy, number)
                .orElseThrow(() -> new IllegalStateException("Part " + number + " of " + copy + " is not here"));
        return new ByteArrayInputStream(Base64.getDecoder().decode(data));
    }
}
