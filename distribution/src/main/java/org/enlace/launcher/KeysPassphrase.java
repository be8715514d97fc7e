package org.enlace.launcher;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.EnumSet;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;

/**
 * The passphrase of the node's keystore, where somebody gives it: from a file, from the environment, or typed. It is handed to
 * the bundle that needs it in memory, never as a property.
 *
 * @param characters of this object alone
 * @param source     what messages call it
 */
record KeysPassphrase(char[] characters, String source) {
    /** How {@code bin/enlace} hands over what stood in the environment. */
    private static final String PIPE = "/dev/fd/3";

    private static final String FILE = "ENLACE_KEYS_PASSPHRASE_FILE";
    private static final String TEXT = "ENLACE_KEYS_PASSPHRASE";
    private static final String MARK = "enlace.keys.passphrase";
    private static final int LONGEST_FILE = 1 << 16;
    private static final int TRIES = 3;
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    /** Asks a person. */
    @FunctionalInterface
    interface Terminal {
        /** @return null when there is nobody any more */
        char[] ask(String question);
    }

    /**
     * @param terminal empty where there is none
     * @return empty where the node has a passphrase of its own, or makes one
     * @throws Refused where one is needed and not given
     */
    static Optional<KeysPassphrase> of(
            Map<String, String> environment, DataFolder data, Optional<Terminal> terminal, Console console)
            throws IOException {
        String file = Settings.value(environment, FILE, "");
        if (!file.isEmpty()) {
            return Optional.of(read(file, console));
        }
        String text = environment.getOrDefault(TEXT, "");
        if (!text.isEmpty()) {
            return Optional.of(new KeysPassphrase(text.toCharArray(), TEXT));
        }
        Path keystore = data.root().resolve("keys/node.p12");
        boolean own = Files.exists(data.root().resolve("keys/passphrase"))
                || Files.exists(data.root().resolve("keys/passphrase.next"));
        if (own || !Files.exists(keystore)) {
            return Optional.empty();
        }
        if (terminal.isEmpty()) {
            throw new Refused(
                    1,
                    "The keystore \"" + keystore + "\" has a passphrase that the node was not given. Set " + FILE
                            + " to the file that holds it, or start the node on a terminal with bin/enlace run, which asks"
                            + " for it.");
        }
        return Optional.of(typed(keystore, terminal.get(), console));
    }

    private static KeysPassphrase read(String file, Console console) {
        try (InputStream in = new BufferedInputStream(new FileInputStream(file))) {
            byte[] bytes = in.readNBytes(LONGEST_FILE);
            char[] line = firstLine(bytes);
            Arrays.fill(bytes, (byte) 0);
            if (file.equals(PIPE)) {
                return new KeysPassphrase(line, TEXT);
            }
            Set<PosixFilePermission> modes = Files.getPosixFilePermissions(Path.of(file));
            if (modes.stream().anyMatch(OTHERS::contains)) {
                console.problem(FILE + " is \"" + file + "\" with mode " + PosixFilePermissions.toString(modes)
                        + ": every user of this machine can read the passphrase. Set its mode to 600.");
            }
            return new KeysPassphrase(line, file);
        } catch (IOException e) {
            throw new Refused(
                    1,
                    FILE + " is \"" + file + "\", which cannot be read (" + e.getMessage()
                            + "). Set it to the file that holds the passphrase of the keystore.");
        }
    }

    private static char[] firstLine(byte[] bytes) {
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        char[] line = new char[end];
        text.get(line);
        Arrays.fill(text.array(), '\0');
        return line;
    }

    private static KeysPassphrase typed(Path keystore, Terminal terminal, Console console) throws IOException {
        for (int tried = 0; tried < TRIES; tried++) {
            char[] characters = terminal.ask("Passphrase of the keystore " + keystore + ": ");
            if (characters == null) {
                break;
            }
            if (opens(keystore, characters)) {
                return new KeysPassphrase(characters, "the terminal");
            }
            Arrays.fill(characters, '\0');
            console.problem("That is not the passphrase of \"" + keystore + "\".");
        }
        throw new Refused(
                1,
                "The keystore \"" + keystore + "\" was not opened. Start the node again with its passphrase; without it"
                        + " nothing that is encrypted can be read.");
    }

    private static boolean opens(Path keystore, char[] characters) throws IOException {
        byte[] bytes = Files.readAllBytes(keystore);
        try {
            KeyStore.getInstance("PKCS12").load(new ByteArrayInputStream(bytes), characters);
            return true;
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    /** For the bundle that opens the keystore: each gets a copy, which it wipes. */
    void lend(BundleContext context) {
        Dictionary<String, Object> marked = new Hashtable<>(Map.of(MARK, source));
        context.registerService(Supplier.class, (Supplier<char[]>) characters::clone, marked);
    }

    /** Without the characters. */
    @Override
    public String toString() {
        return "passphrase from " + source;
    }
}
