package org.enlace.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.identity.SignIns;

/** The cookie by which a browser shows that an officer signed in with it before. It opens nothing. */
final class DeviceCookies {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{22})\\.([0-9]{1,6})\\.([A-Za-z0-9_-]{22})");
    private static final int RANDOM = 16;
    private static final int MARK = 16;
    private static final int RENEWED = 30;

    private final Secrets secrets;
    private final Clock clock;

    DeviceCookies(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    String make(String officer) {
        String random = encoded(secrets.bytes(RANDOM));
        String day = String.valueOf(today());
        return random + "." + day + "." + mark(officer, random, day);
    }

    /** Which browser it is, where the cookie is one of ours and was made for this officer. */
    Optional<String> known(String cookie, String officer) {
        return parts(cookie, officer).map(parts -> parts.group(1));
    }

    /** A cookie to take the place of one that is not ours or was made long ago. */
    Optional<String> renewed(String cookie, String officer) {
        boolean fresh = parts(cookie, officer)
                .filter(parts -> today() - Long.parseLong(parts.group(2)) < RENEWED)
                .isPresent();
        return fresh ? Optional.empty() : Optional.of(make(officer));
    }

    private Optional<Matcher> parts(String cookie, String officer) {
        Matcher parts = FORM.matcher(cookie == null ? "" : cookie);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long age = today() - Long.parseLong(parts.group(2));
        boolean ours = MessageDigest.isEqual(
                parts.group(3).getBytes(StandardCharsets.US_ASCII),
                mark(officer, parts.group(1), parts.group(2)).getBytes(StandardCharsets.US_ASCII));
        return ours && age >= 0 && age < SignIns.DEVICE_DAYS ? Optional.of(parts) : Optional.empty();
    }

    private String mark(String officer, String random, String day) {
        byte[] value = (officer + "\n" + random + "\n" + day).getBytes(StandardCharsets.UTF_8);
        return encoded(Arrays.copyOf(secrets.mark("DEVICE", value), MARK));
    }

    private long today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
