package org.enlace.shell.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.enlace.platform.Hashing;

/**
 * Takes out of a text what may concern a person or a case: addresses of mail and of machines, telephone and other long numbers,
 * ids of records, whatever stands between quotation marks, and all that an exception says but its name. Each is replaced by a word
 * that is the same for the same content within one archive and says nothing of it, so that one can still follow something through.
 */
final class Masking {
    private static final int SHOWN = 8;

    /** In the order in which they are looked for: what is longer comes first. */
    private static final List<Kind> KINDS = List.of(
            new Kind("text", "\"[^\"]*\"|“[^”]*”|«[^»]*»|(?<![\\p{L}\\p{N}])'[^']*'(?![\\p{L}\\p{N}])"),
            new Kind("mail", "[\\p{L}\\p{N}._%+'-]+@[\\p{L}\\p{N}.-]+"),
            new Kind("id", "\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\\b"),
            new Kind("address", "(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w.]*\\w)"),
            new Kind(
                    "address",
                    "(?<![\\w:])(?:(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}"
                            + "|(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,6})?::"
                            + "(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,6})?)(?![\\w:])"),
            new Kind(
                    "number",
                    "\\+\\d[\\d ()./-]{5,}\\d|(?<![\\w.-])(?:\\d{7,}|\\d{2,4}(?:[ -]\\d{2,4}){2,})(?![\\w-])"),
            new Kind("home", "(?<=/home/|/Users/)[^/\\s]+"));

    private static final Pattern EXCEPTION = Pattern.compile("((?:Caused by: |Suppressed: |Wrapped by: )?"
            + "[\\w.$]+(?:Exception|Error|Refusal|Stale|NotFound|Forbidden))(?::.*)?");

    private record Kind(String name, Pattern pattern) {
        Kind(String name, String pattern) {
            this(name, Pattern.compile(pattern));
        }
    }

    private final byte[] salt;

    /** @param salt not told to anybody, and another one for each archive */
    Masking(byte[] salt) {
        this.salt = salt.clone();
    }

    String text(String text) {
        String masked = text;
        for (Kind kind : KINDS) {
            masked = kind.pattern()
                    .matcher(masked)
                    .replaceAll(match -> "<" + kind.name() + "-" + word(match.group()) + ">");
        }
        return masked;
    }

    /** An entry of the log, as it stands there. */
    String line(LogLine line) {
        if (line.time() == null) {
            return inTrace(line.message()).orElseGet(() -> text(line.message()));
        }
        String head =
                line.time() + " " + line.level() + " [" + text(line.thread()) + "] " + text(line.logger()) + " - ";
        String below = line.trace().stream()
                .map(Masking::trace)
                .map(each -> "\n" + each)
                .collect(Collectors.joining());
        return head + text(line.message()) + below;
    }

    /** Of a stack trace the places in the program and the names of exceptions. */
    private static String trace(String line) {
        return inTrace(line).orElse("<left out>");
    }

    /** Empty for what does not stand in a trace. */
    private static Optional<String> inTrace(String line) {
        String plain = line.strip();
        if (plain.matches(
                "at [\\w.$/<>@-]+\\([\\w.:, $-]*\\)( ~?\\[.*])?|\\.\\.\\. \\d+ (common frames omitted|more)")) {
            return Optional.of("\t" + plain.replaceAll(" ~?\\[.*]$", ""));
        }
        Matcher exception = EXCEPTION.matcher(plain);
        return exception.matches() ? Optional.of(exception.group(1)) : Optional.empty();
    }

    private String word(String content) {
        MessageDigest digest = Hashing.sha256();
        digest.update(salt);
        byte[] hash = digest.digest(content.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash).substring(0, SHOWN);
    }
}
