package org.enlace.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the framework lends to bundles from the class path: the log, which is there from the first line on, the launcher's reader
 * of features, and the platform's libraries, whose classes then come ready out of the archive of class data instead of being read, checked and defined one by
 * one at each start. Bundles import them as they would from a bundle.
 *
 * @param packages     in the syntax of an Export-Package header
 * @param capabilities in the syntax of a Provide-Capability header
 */
public record Lent(String packages, String capabilities) {
    /** Versions are those of the API, as bundles import it. */
    private static final String LOG = "org.slf4j;version=1.7,org.slf4j;version=2.0,org.slf4j.event;version=2.0,"
            + "org.slf4j.helpers;version=2.0,org.slf4j.spi;version=2.0,ch.qos.logback.classic;version=1.5,"
            + "ch.qos.logback.classic.pattern;version=1.5";

    /** The reader of features and configurations, which the launcher has for itself. */
    private static final String FEATURES = "jakarta.json;version=2.1.3,jakarta.json.spi;version=2.1.3,"
            + "jakarta.json.stream;version=2.1.3,org.eclipse.parsson;version=1.1,org.apache.felix.cm.json.io;version=1.0,"
            + "org.osgi.service.feature;version=1.0,org.apache.felix.feature.impl;version=1.0.2";

    /** Says that {@code ServiceLoader} works, which Jetty asks for; it does by the thread's context loader. */
    private static final String SERVICE_LOADER =
            "osgi.extender;osgi.extender=\"osgi.serviceloader.processor\";version:Version=\"1.0\","
                    + "osgi.extender;osgi.extender=\"osgi.serviceloader.registrar\";version:Version=\"1.0\"";

    /**
     * What the build wrote down beside the libraries.
     *
     * @param home the installation
     */
    public static Lent of(Path home) throws IOException {
        List<String> lines = Files.readAllLines(home.resolve("lib/lent/exports.txt"));
        return new Lent(joined(LOG + "," + FEATURES, lines.get(0)), joined(SERVICE_LOADER, lines.get(1)));
    }

    private static String joined(String own, String more) {
        return more.isEmpty() ? own : own + "," + more;
    }
}
