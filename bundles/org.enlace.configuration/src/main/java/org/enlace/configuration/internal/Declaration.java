package org.enlace.configuration.internal;

import java.util.Map;

/**
 * What an installed bundle reads under one PID.
 *
 * @param pid        the PID, or the factory PID
 * @param factory    whether each configuration has a name of its own ({@code pid~name})
 * @param bundle     the symbolic name of the bundle
 * @param attributes by key
 * @param open       whether other keys are taken as well, because the bundle does not say which it reads
 */
record Declaration(String pid, boolean factory, String bundle, Map<String, Attribute> attributes, boolean open) {
    Declaration {
        attributes = Map.copyOf(attributes);
    }
}
