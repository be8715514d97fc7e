package org.enlace.persistence.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A PostgreSQL server of a test's own. Whoever starts it closes it. */
public final class OwnServer {
    private static final int TRIES = 3;

    private OwnServer() {}

    public static EmbeddedPostgres start() throws IOException {
        return start(UnaryOperator.identity());
    }

    /** It finds itself a free port, which somebody else may take before it listens: then it is started on another. */
    public static EmbeddedPostgres start(UnaryOperator<EmbeddedPostgres.Builder> settings) throws IOException {
        for (int tried = 1; ; tried++) {
            try {
                return settings.apply(EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1)))
                        .start();
            } catch (IOException | IllegalStateException e) {
                if (tried == TRIES) {
                    throw e;
                }
            }
        }
    }
}
