package org.enlace.persistence.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.crypto.SecretKey;
import org.enlace.persistence.DatabaseCopies;
import org.enlace.platform.contribution.Command.Progress;

/** Copies of the database that an engine runs. */
final class EngineCopies implements DatabaseCopies {
    private static final AtomicInteger PROOFS = new AtomicInteger();

    private final Engine engine;

    EngineCopies(Engine engine) {
        this.engine = engine;
    }

    @Override
    public String engine() {
        return engine.dialect() == Dialect.DERBY ? DERBY : POSTGRESQL;
    }

    @Override
    public long room() {
        return engine instanceof EmbeddedDerby derby ? derby.bytes() : 0;
    }

    @Override
    public Contents take(Path scratch, Pieces into, Look look, Progress progress) throws IOException {
        if (engine instanceof EmbeddedDerby derby) {
            return DerbyCopy.take(derby, scratch, into, look, progress);
        }
        if (engine.dialect() != Dialect.POSTGRESQL) {
            throw new IOException("No copy can be taken of " + engine.description());
        }
        return PostgresCopy.take(engine.connections(), into, look, progress);
    }

    @Override
    public Contents prove(String of, Copy copy, Path scratch, Function<String, SecretKey> secrets, Progress progress)
            throws IOException {
        if (of.equals(DERBY)) {
            return DerbyCopy.prove(copy, scratch, secrets.apply(EmbeddedDerby.PURPOSE), progress);
        }
        if (!of.equals(POSTGRESQL) || engine.dialect() != Dialect.POSTGRESQL) {
            throw new IOException("The copy is of the engine \"" + of + "\", and this node runs " + engine()
                    + ": it can be opened by a node that runs the same, or restored by bin/enlace restore");
        }
        return PostgresCopy.prove(
                engine.connections(),
                copy,
                "proof" + ProcessHandle.current().pid() + "_" + PROOFS.incrementAndGet() + "_",
                progress);
    }
}
