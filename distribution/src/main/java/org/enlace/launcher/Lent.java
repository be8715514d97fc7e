package org.enlace.launcher;

import java.util.List;

/**
 * What the framework lends to bundles from the launcher's class path. SLF4J and Logback lie there: one log from the first line
 * on, their classes come out of the class data archive, and no bytecode weaver is needed to find a logger.
 */
public final class Lent {
    /** The packages; versions are those of the API, as bundles import it. */
    public static final List<String> PACKAGES = List.of(
            "org.slf4j;version=1.7",
            "org.slf4j;version=2.0",
            "org.slf4j.event;version=2.0",
            "org.slf4j.helpers;version=2.0",
            "org.slf4j.spi;version=2.0",
            "ch.qos.logback.classic;version=1.5");

    /** Says that {@code ServiceLoader} works, which Jetty asks for; it does by the thread's context loader. */
    public static final String CAPABILITIES =
            "osgi.extender;osgi.extender=\"osgi.serviceloader.processor\";version:Version=\"1.0\","
                    + "osgi.extender;osgi.extender=\"osgi.serviceloader.registrar\";version:Version=\"1.0\"";

    private Lent() {}
}
