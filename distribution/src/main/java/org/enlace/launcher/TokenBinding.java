package org.enlace.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * {@code enlace bind-token}: the passphrase of the keystore no longer lies on the disk, but where a PKCS#11 token alone reads it.
 * On an empty data folder the passphrase of the node to come is bound, which then never lay there.
 */
final class TokenBinding {
    private static final int RANDOM_BYTES = 32;

    private final Settings settings;
    private final Map<String, String> environment;
    private final DataFolder data;
    private final Console console;

    TokenBinding(Settings settings, Map<String, String> environment, Console console) {
        this.settings = settings;
        this.environment = environment;
        this.data = new DataFolder(settings.data());
        this.console = console;
    }

    /** @return 0, or a refusal after which nothing has changed */
    int run(Optional<KeysPassphrase.Terminal> terminal) throws IOException {
        SuperUser.requireAllowed(settings, environment, console);
        data.prepare();
        try (NodeLock lock = NodeLock.take(data, console::say)) {
            KeysToken token = KeysToken.open(environment, terminal, console);
            Path own = data.root().resolve("keys/passphrase");
            if (Files.exists(own.resolveSibling("passphrase.next"))) {
                throw new Refused(
                        1,
                        "\"" + own
                                + ".next\" is there: the node was cut off while its passphrase changed. Start and stop"
                                + " it once, and bind the token then.");
            }
            boolean kept = Files.exists(own);
            KeysPassphrase passphrase = KeysPassphrase.forBinding(environment, data, terminal, console)
                    .orElseGet(TokenBinding::random);
            boolean unknown = kept || passphrase.source().isEmpty();
            Files.createDirectories(
                    own.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            token.keep(passphrase.characters(), KeysToken.wrapped(data));
            Files.deleteIfExists(own);
            DataFolder.force(own.getParent());
            tell(token, unknown ? passphrase.characters() : null, kept);
            Arrays.fill(passphrase.characters(), '\0');
            return 0;
        }
    }

    private void tell(KeysToken token, char[] recovery, boolean lay) {
        console.say("The passphrase of the keystore is opened by " + token.name() + " alone from now on.");
        console.say("Start the node with " + KeysToken.VARIABLE + " set as it is now.");
        if (recovery != null) {
            console.say("");
            console.say("The passphrase, shown this once: " + new String(recovery));
            console.say(
                    "Keep it on paper in a safe: if the token is lost or breaks, nothing else opens this node's data.");
        }
        if (lay) {
            console.say(
                    "It lay on this disk until now, and copies of the disk may hold it. docs/administer.md, \"Keys\","
                            + " says how to take another one.");
        }
    }

    private static KeysPassphrase random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new KeysPassphrase(
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).toCharArray(), "");
    }
}
