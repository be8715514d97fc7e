package org.enlace.node.sample;

import java.util.function.Supplier;

/** A component that cannot be made. */
public final class Broken implements Supplier<String> {
    public Broken() {
        throw new IllegalStateException("the sample component cannot be made");
    }

    @Override
    public String get() {
        return "never";
    }
}
