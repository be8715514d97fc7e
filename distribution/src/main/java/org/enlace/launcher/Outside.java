package org.enlace.launcher;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How other machines reach the node: by TLS only, and only once it has an administrator.
 *
 * @param host       the address it listens at; one of this machine's, or 0.0.0.0 or :: for all of them
 * @param port       1 to 65535
 * @param names      what browsers may call it, at least one: host names in lower case, addresses
 * @param keystore   a PKCS#12 file with the certificate; empty for the node's own, self-signed
 * @param passphrase a file whose first line opens that keystore; empty for one without a passphrase
 */
record Outside(String host, int port, List<String> names, Optional<Path> keystore, Optional<Path> passphrase) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*");

    private static final List<String> FOR_OTHERS =
            List.of("ENLACE_HTTPS_PORT", "ENLACE_TLS_NAMES", "ENLACE_TLS_KEYSTORE", "ENLACE_TLS_PASSPHRASE_FILE");

    Outside {
        names = List.copyOf(names);
    }

    /** Whether a host means this machine alone, so that nothing more is to be asked. */
    static boolean loopback(String host) {
        return LOOPBACK.contains(host);
    }

    /** Says which settings are ignored because no other machine reaches the node. */
    static void sayIgnored(Settings settings, Map<String, String> environment, Console console) {
        List<String> ignored = FOR_OTHERS.stream()
                .filter(name -> !Settings.value(environment, name, "").isEmpty())
                .toList();
        if (settings.outside().isEmpty() && !ignored.isEmpty()) {
            console.problem("Ignored: " + String.join(", ", ignored) + ". ENLACE_HTTP_HOST is \"" + settings.host()
                    + "\", so no other machine reaches the node. Set it to the address of this machine where others"
                    + " are to reach it.");
        }
    }

    /** @throws Refused for a value that breaks its rule */
    static Outside of(String host, int port, Map<String, String> environment) {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new Refused(
                    2,
                    "ENLACE_HTTP_HOST is \"" + host
                            + "\", which this machine cannot resolve. Set it to an address of this"
                            + " machine, to 0.0.0.0 for all of them, or leave it unset for this machine alone.");
        }
        return new Outside(
                host,
                port,
                names(Settings.value(environment, "ENLACE_TLS_NAMES", ""), host, address),
                file("ENLACE_TLS_KEYSTORE", environment),
                file("ENLACE_TLS_PASSPHRASE_FILE", environment));
    }

    private static List<String> names(String listed, String host, InetAddress address) {
        List<String> names = new ArrayList<>();
        for (String part : listed.split("[,\\s]+")) {
            String name = part.toLowerCase(Locale.ROOT);
            if (name.isEmpty()) {
                continue;
            }
            if (!ADDRESS.matcher(name).matches() && !NAME.matcher(name).matches()) {
                throw new Refused(
                        2,
                        "ENLACE_TLS_NAMES holds \"" + part + "\", which is neither a host name nor an address. It lists"
                                + " what browsers may call the node, such as enlace.una.example,10.0.0.5.");
            }
            names.add(name);
        }
        if (!names.isEmpty()) {
            return names;
        }
        if (address.isAnyLocalAddress()) {
            throw new Refused(
                    2,
                    "ENLACE_HTTP_HOST is \"" + host
                            + "\", every address of this machine, and ENLACE_TLS_NAMES is not set."
                            + " Set it to what browsers may call the node, such as enlace.una.example,10.0.0.5.");
        }
        return List.of(host.toLowerCase(Locale.ROOT));
    }

    private static Optional<Path> file(String name, Map<String, String> environment) {
        String value = Settings.value(environment, name, "");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Path file = Path.of(value).toAbsolutePath().normalize();
        if (!Files.isReadable(file)) {
            throw new Refused(
                    2,
                    name + " is \"" + value
                            + "\", where the node's user can read no file. Set it to one, or unset it.");
        }
        return Optional.of(file);
    }
}
