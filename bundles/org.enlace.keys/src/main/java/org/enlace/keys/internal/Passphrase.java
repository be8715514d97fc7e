package org.enlace.keys.internal;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * What the keystore is encrypted with.
 *
 * @param characters of this object alone
 * @param source     where it is from, for messages: a file's path, "the terminal"
 */
record Passphrase(char[] characters, String source) {
    private static final int RANDOM_BYTES = 32;
    private static final int RANDOM_LENGTH = 43;
    private static final int SHORTEST = 12;
    private static final int LONGEST = 1024;
    /** Each guess at a passphrase that a person made up costs as much as OWASP asks for. */
    private static final int ITERATIONS_CHOSEN = 600_000;
    /** Nobody guesses 256 random bits, however quickly. */
    private static final int ITERATIONS_RANDOM = 1;

    static Passphrase random(String source) {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        char[] characters =
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).toCharArray();
        Arrays.fill(bytes, (byte) 0);
        return new Passphrase(characters, source);
    }

    /** Whether it has the form of one that the node made; nobody types such a thing. */
    boolean random() {
        if (characters.length != RANDOM_LENGTH) {
            return false;
        }
        for (char c : characters) {
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_')) {
                return false;
            }
        }
        return distinct() > RANDOM_LENGTH / 3;
    }

    private long distinct() {
        return new String(characters).chars().distinct().count();
    }

    int iterations() {
        return random() ? ITERATIONS_RANDOM : ITERATIONS_CHOSEN;
    }

    /** @throws Unusable where a new keystore should not be encrypted with it */
    Passphrase fit() {
        String rule = "A passphrase has " + SHORTEST + " to " + LONGEST
                + " letters without accents, digits, signs and blanks, in the first line of its file";
        if (characters.length < SHORTEST || characters.length > LONGEST) {
            throw new Unusable("The passphrase from " + source + " has " + characters.length + " characters. " + rule);
        }
        for (int at = 0; at < characters.length; at++) {
            if (characters[at] < ' ' || characters[at] > '~') {
                throw new Unusable("The character " + (at + 1) + " of the passphrase from " + source
                        + " cannot stand in it. " + rule);
            }
        }
        return this;
    }

    Passphrase copy() {
        return new Passphrase(characters.clone(), source);
    }

    void forget() {
        Arrays.fill(characters, '\0');
    }

    /** Without the characters. */
    @Override
    public String toString() {
        return "passphrase from " + source;
    }
}
