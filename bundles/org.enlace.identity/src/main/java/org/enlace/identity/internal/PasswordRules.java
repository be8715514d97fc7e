package org.enlace.identity.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;

/**
 * What a password must be: long, not one that many people have, not the account's name. What characters it is made of is nobody's
 * business. A common password stays one with digits or signs around it, doubled, or written in capitals.
 */
final class PasswordRules {
    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    private static final String LIST = "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    private static final Pattern REPEATED = Pattern.compile("(.{1,12}?)\\1+.{0,3}");
    private static final int DIFFERENT = 5;

    private PasswordRules() {}

    /** @throws Refusal {@code password.length}, {@code password.common}, {@code password.name} */
    static void check(String password, OfficerId officer, String name) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new Refusal(
                            "password.length",
                            "A password has " + SHORTEST + " to " + LONGEST + " characters",
                            SHORTEST,
                            LONGEST)
                    .at("password");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        String bare = bare(lower);
        if (bare.equals(bare(officer.value())) || bare.equals(bare(name.toLowerCase(Locale.ROOT)))) {
            throw new Refusal("password.name", "A password is not the name of the account").at("password");
        }
        if (common(lower)) {
            throw new Refusal(
                            "password.common",
                            "This password is one that many people have, or is made of one; choose several words at random")
                    .at("password");
        }
    }

    private static boolean common(String lower) {
        if (lower.chars().distinct().count() < DIFFERENT
                || REPEATED.matcher(lower).matches()
                || running(lower)) {
            return true;
        }
        Set<String> list = list();
        return list.contains(lower) || list.contains(bare(lower)) && bare(lower).length() > 2;
    }

    /** Whether most characters follow the one before, as in {@code abcdefgh12345}. */
    private static boolean running(String text) {
        int steps = 0;
        for (int i = 1; i < text.length(); i++) {
            int step = text.charAt(i) - text.charAt(i - 1);
            steps += step >= -1 && step <= 1 ? 1 : 0;
        }
        return steps * 10 >= (text.length() - 1) * 8;
    }

    private static String bare(String text) {
        return AROUND.matcher(text).replaceAll("");
    }

    /** Read each time: passwords are chosen seldom, and the list takes two megabytes. */
    private static Set<String> list() {
        try (InputStream in = PasswordRules.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("The bundle has no " + LIST);
            }
            Set<String> list = new HashSet<>(60_000);
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                list.add(line.strip());
            }
            return list;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
