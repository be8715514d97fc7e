package org.enlace.launcher;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a node is told by its environment.
 *
 * @param home     the program and what is shipped with it; read-only
 * @param data     everything the node writes
 * @param country  the country's two-letter code; empty if it was never named: such a node is not started
 * @param host     the loopback address it listens at for this machine
 * @param httpPort 1 to 65535
 * @param outside  how other machines reach it; empty where they do not
 * @param sshPort  1 to 65535
 * @param jsonLog  whether each entry of the log is a JSON object, for whoever collects logs
 * @param demo     whether sample data are wanted
 */
record Settings(
        Path home,
        Path data,
        String country,
        String host,
        int httpPort,
        Optional<Outside> outside,
        int sshPort,
        boolean jsonLog,
        boolean demo) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String DEMO_COUNTRY = "CO";

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final int HIGHEST_PORT = 65_535;

    /** @throws Refused for a value that breaks its rule */
    static Settings of(Map<String, String> environment) {
        Path home = path(environment, "ENLACE_HOME");
        Path data = path(environment, "ENLACE_DATA");
        boolean demo = demo(value(environment, "ENLACE_DEMO", "0"));
        String host = value(environment, "ENLACE_HTTP_HOST", LOOPBACK);
        int httpsPort = port("ENLACE_HTTPS_PORT", value(environment, "ENLACE_HTTPS_PORT", "8443"));
        return new Settings(
                home,
                data,
                country(value(environment, "ENLACE_COUNTRY", new DataFolder(data).keptCountry()), demo),
                Outside.loopback(host) ? host : LOOPBACK,
                port("ENLACE_HTTP_PORT", value(environment, "ENLACE_HTTP_PORT", "8181")),
                Outside.loopback(host) ? Optional.empty() : Optional.of(Outside.of(host, httpsPort, environment)),
                port("ENLACE_SSH_PORT", value(environment, "ENLACE_SSH_PORT", "8122")),
                jsonLog(value(environment, "ENLACE_LOG", "text")),
                demo);
    }

    Settings withDemo() {
        return new Settings(home, data, country(country, true), host, httpPort, outside, sshPort, jsonLog, true);
    }

    /** Where a browser finds the node. */
    String address() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + httpPort;
    }

    static String value(Map<String, String> environment, String name, String otherwise) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    private static Path path(Map<String, String> environment, String name) {
        String value = value(environment, name, null);
        if (value == null) {
            throw new Refused(2, name + " is not set. Start the node with bin/enlace, which sets it.");
        }
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new Refused(2, name + " is \"" + value + "\", which is not a path. Set it to a folder.");
        }
    }

    private static int port(String name, String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Worded below, as for a number out of range.
        }
        throw new Refused(2, name + " is \"" + value + "\". A port is a whole number from 1 to 65535, such as 8181.");
    }

    private static String country(String value, boolean demo) {
        if (value.isEmpty()) {
            return demo ? DEMO_COUNTRY : "";
        }
        if (!COUNTRY.matcher(value).matches()) {
            throw new Refused(
                    2,
                    "ENLACE_COUNTRY is \"" + value
                            + "\". A country is its two-letter ISO 3166 code in capitals, such as CO or BR.");
        }
        return value;
    }

    private static boolean jsonLog(String value) {
        return switch (value) {
            case "json" -> true;
            case "text" -> false;
            default ->
                throw new Refused(
                        2,
                        "ENLACE_LOG is \"" + value
                                + "\". It is text for a log that people read, or json for one JSON object a line.");
        };
    }

    private static boolean demo(String value) {
        return switch (value) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw new Refused(2, "ENLACE_DEMO is \"" + value + "\". It is 1 for sample data or 0 for none.");
        };
    }
}
