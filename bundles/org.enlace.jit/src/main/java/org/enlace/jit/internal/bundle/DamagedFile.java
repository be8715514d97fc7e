package org.enlace.jit.internal.bundle;

import java.io.IOException;
import org.enlace.jit.bundle.Damaged;

/** Says that a file could not be read as it was added while a bundle was made. */
final class DamagedFile extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Damaged damaged;

    DamagedFile(Damaged damaged, Exception cause) {
        super("A file of a court bundle is damaged: " + damaged.file(), cause);
        this.damaged = damaged;
    }

    Damaged damaged() {
        return damaged;
    }
}
