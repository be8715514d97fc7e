package org.enlace.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An account somebody can sign in to.
 *
 * @param authenticator where there is a second factor
 */
public record Account(String name, String password, Optional<Authenticator> authenticator) {
    /** An officer has one app for each node, however often they sign in: no code is given twice. */
    private static final Map<String, Authenticator> APPS = new ConcurrentHashMap<>();

    public static Account of(String name, String password) {
        return new Account(name, password, Optional.empty());
    }

    public Account with(String secret) {
        return new Account(name, password, Optional.of(new Authenticator(secret)));
    }

    /** One of the sample accounts of a demonstration, from the file they were written to. */
    public static Account ofDemo(Program node, String name) {
        Path file = node.data().resolve("demo-accounts.txt");
        try {
            for (String block : Files.readString(file).split("\n\n")) {
                Map<String, String> values = new HashMap<>();
                block.lines().filter(line -> line.contains(": ")).forEach(line -> {
                    int colon = line.indexOf(": ");
                    values.putIfAbsent(line.substring(0, colon), line.substring(colon + 2));
                });
                if (name.equals(values.get("name"))) {
                    Account account = of(name, values.get("password"));
                    String secret = values.get("totp-secret");
                    return secret == null
                            ? account
                            : new Account(
                                    name,
                                    account.password(),
                                    Optional.of(APPS.computeIfAbsent(
                                            file + " " + secret, app -> new Authenticator(secret))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("No account \"" + name + "\" in " + file);
    }
}
