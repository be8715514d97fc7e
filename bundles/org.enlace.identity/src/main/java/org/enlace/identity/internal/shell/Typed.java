package org.enlace.identity.internal.shell;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.identity.RoleName;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;

/** What was typed at a command, as values. */
final class Typed {
    private Typed() {}

    static Language language(String text) {
        return Language.of(text)
                .orElseThrow(
                        () -> new Refusal("shell.value", "--language takes es, pt, en or fr, not \"" + text + "\""));
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new Refusal("shell.value", "--zone takes a time zone such as America/Bogota, not \"" + text + "\"");
        }
    }

    static Set<RoleName> roles(String text) {
        return words(text).stream().map(RoleName::new).collect(Collectors.toSet());
    }

    static Set<Permission> permissions(String text) {
        return words(text).stream()
                .map(word -> {
                    try {
                        return new Permission(word);
                    } catch (IllegalArgumentException e) {
                        throw new Refusal("shell.value", "A permission reads area.act, not \"" + word + "\"");
                    }
                })
                .collect(Collectors.toSet());
    }

    static Duration hours(String text) {
        try {
            return Duration.ofHours(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new Refusal("shell.value", "--hours takes a whole number from 1 to 2160, not \"" + text + "\"");
        }
    }

    static int number(String option, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, like a number that is too small or too large.
        }
        throw new Refusal(
                "shell.value",
                "--" + option + " takes a whole number from " + least + " to " + most + ", not \"" + text + "\"");
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split("[ ,]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
