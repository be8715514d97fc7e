package org.enlace.jit.internal;

import org.enlace.jit.internal.bundle.BundleBook;
import org.enlace.jit.internal.bundle.BundleDesk;
import org.enlace.jit.internal.bundle.BundleRounds;

/** The use cases of bundles for courts, put together when somebody first asks for them. */
public interface BundleArea {
    BundleDesk desk();

    BundleBook book();

    BundleRounds rounds();

    /** There may be something to make: looked at on a thread of its own. */
    void begin();
}
