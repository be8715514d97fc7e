package org.enlace.node.sample;

import java.util.List;
import org.enlace.platform.contribution.HealthCheck;

/** A check that never passes. */
public final class Unwell implements HealthCheck {
    @Override
    public String name() {
        return "sample-unwell";
    }

    @Override
    public List<Problem> problems() {
        return List.of(new Problem(true, "the sample is never well"));
    }
}
