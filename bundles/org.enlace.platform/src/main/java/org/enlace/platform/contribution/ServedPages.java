package org.enlace.platform.contribution;

import java.time.Duration;
import java.util.Optional;

/** What the web serves of the modules. A service, for whoever takes them in and out. */
public interface ServedPages {
    /**
     * Waits until no request is at work in a module's application.
     *
     * @param module   its id
     * @param patience how long at most
     * @return whether it is quiet; false when the time was over first
     */
    boolean quiet(String module, Duration patience) throws InterruptedException;

    /**
     * Waits until the application of a path has been built.
     *
     * @param path     such as {@code /protocols}
     * @param patience how long at most
     * @return why the path does not answer, in English; empty when it does
     */
    Optional<String> fault(String path, Duration patience) throws InterruptedException;
}
