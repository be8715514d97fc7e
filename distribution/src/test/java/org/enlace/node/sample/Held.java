package org.enlace.node.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.enlace.platform.contribution.HealthCheck;

/** A check that passes once the file is gone that the system property {@code enlace.sample.held} names. */
public final class Held implements HealthCheck {
    @Override
    public String name() {
        return "sample-held";
    }

    @Override
    public List<Problem> problems() {
        return Files.exists(Path.of(System.getProperty("enlace.sample.held")))
                ? List.of(new Problem(true, "the sample waits"))
                : List.of();
    }
}
