package org.enlace.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;

/**
 * The passphrase of the node's keystore, where somebody gives it: from a file, from the
 * environment, by a token, or typed. It is handed to
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
    private static final int TRIES = 3;

    /** Asks a person. */
    @FunctionalInterface
    interface Terminal {
        /** @return null when there is nobody any more */
        char[] ask(String question);

        /** The one that the program was started on. */
        static Optional<Terminal> own() {
            return Optional.ofNullable(System.console())
                    .map(console -> question -> console.readPassword("%s", question));
        }
    }

    /**
     * @param terminal empty where there is none
     * @return empty where the node has a passphrase of its own, or makes one
     * @throws Refused where one is needed and not given
     */
    static Optional<KeysPassphrase> of(
            Map<String, String> environment, DataFolder data, Optional<Terminal> terminal, Console console)
            throws IOException {
        Optional<KeysPassphrase> given = given(environment, console);
        if (given.isPresent()) {
            return given;
        }
        if (KeysToken.isNamed(environment)) {
            return Optional.of(ofToken(environment, data, terminal, console));
        }
        Path keystore = keystore(data);
        boolean own = Files.exists(own(data)) || Files.exists(data.root().resolve("keys/passphrase.next"));
        if (own) {
            return Optional.empty();
        }
        if (Files.exists(KeysToken.wrapped(data))) {
            throw new Refused(
                    2,
                    "The passphrase of the keystore \"" + keystore + "\" is opened by a token. Set "
                            + KeysToken.VARIABLE
                            + " to the file that tells Java of the token, or " + FILE
                            + " to a file with the passphrase that was kept when the token was bound.");
        }
        if (!Files.exists(keystore)) {
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

    /**
     * The passphrase in force, which a token is to open from now on.
     *
     * @return empty where there is neither keystore nor passphrase yet
     * @throws Refused where the passphrase given does not open the keystore there is
     */
    static Optional<KeysPassphrase> forBinding(
            Map<String, String> environment, DataFolder data, Optional<Terminal> terminal, Console console)
            throws IOException {
        Path keystore = keystore(data);
        Optional<KeysPassphrase> given = given(environment, console);
        if (given.isEmpty() && Files.exists(own(data))) {
            char[] line = SecretFile.firstLine(Files.readAllBytes(own(data)));
            given = Optional.of(new KeysPassphrase(line, own(data).toString()));
        }
        if (!Files.exists(keystore)) {
            return given;
        }
        if (given.isEmpty()) {
            if (terminal.isEmpty()) {
                throw new Refused(
                        2,
                        "The passphrase of the keystore \"" + keystore + "\" is not known. Set " + FILE
                                + " to the file that holds it, or type it on a terminal.");
            }
            return Optional.of(typed(keystore, terminal.get(), console));
        }
        if (!opens(keystore, given.get().characters())) {
            throw new Refused(
                    1,
                    "The passphrase from " + given.get().source() + " does not open the keystore \"" + keystore
                            + "\". Nothing was changed; give the passphrase in force.");
        }
        return given;
    }

    private static Optional<KeysPassphrase> given(Map<String, String> environment, Console console) {
        String file = Settings.value(environment, FILE, "");
        if (!file.isEmpty()) {
            char[] line = SecretFile.read(FILE, file, "the passphrase of the keystore", console);
            return Optional.of(new KeysPassphrase(line, file.equals(PIPE) ? TEXT : file));
        }
        String text = environment.getOrDefault(TEXT, "");
        return text.isEmpty() ? Optional.empty() : Optional.of(new KeysPassphrase(text.toCharArray(), TEXT));
    }

    private static KeysPassphrase ofToken(
            Map<String, String> environment, DataFolder data, Optional<Terminal> terminal, Console console)
            throws IOException {
        Path wrapped = KeysToken.wrapped(data);
        if (!Files.exists(wrapped)) {
            throw new Refused(
                    2,
                    KeysToken.VARIABLE + " is set, and there is no \"" + wrapped
                            + "\". Bind the token to this node first: bin/enlace bind-token.");
        }
        KeysToken token = KeysToken.open(environment, terminal, console);
        char[] characters = token.read(wrapped);
        Path keystore = keystore(data);
        if (Files.exists(keystore) && !opens(keystore, characters)) {
            throw new Refused(
                    2,
                    "What " + token.name() + " reads in \"" + wrapped + "\" does not open the keystore \"" + keystore
                            + "\": the passphrase was changed since, or the file altered. Bind the token again: bin/enlace"
                            + " bind-token, with the passphrase in " + FILE + ".");
        }
        return new KeysPassphrase(characters, token.name());
    }

    private static Path keystore(DataFolder data) {
        return data.root().resolve("keys/node.p12");
    }

    private static Path own(DataFolder data) {
        return data.root().resolve("keys/passphrase");
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
