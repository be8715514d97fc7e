package org.enlace.identity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.CRC32;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final OfficerId ANNA = new OfficerId("anna");
    private final Secrets secrets = new Secrets(new FixedKeys());

    @Test
    void a_value_is_known_for_its_use_and_no_other_and_not_when_a_character_changed() {
        String value = secrets.make(Secrets.Use.SESSION);

        assertTrue(secrets.made(Secrets.Use.SESSION, value));
        assertFalse(secrets.made(Secrets.Use.SETUP, value));
        for (int i = 0; i < value.length() - 1; i++) {
            char other = value.charAt(i) == 'A' ? 'B' : 'A';
            assertFalse(secrets.made(Secrets.Use.SESSION, value.substring(0, i) + other + value.substring(i + 1)));
        }
        for (String junk : List.of("", "x", "ñ".repeat(51), " ".repeat(51), value + "A")) {
            assertFalse(secrets.made(Secrets.Use.SESSION, junk));
        }
        assertFalse(secrets.made(Secrets.Use.SESSION, null));
    }

    @Test
    void a_leaked_token_is_recognised_by_its_beginning_and_checksum_and_ours_by_its_mark() {
        TokenForm form = new TokenForm(secrets);
        for (int i = 0; i < 200; i++) {
            String token = form.make();
            assertTrue(token.matches("enl_[0-9A-Za-z]{58}"), token);
            assertTrue(form.made(token), token);
            assertEquals(checksum(token.substring(0, 56)), token.substring(56));
        }
        String ours = form.make();
        assertFalse(form.made(ours.substring(0, 61) + (ours.charAt(61) == '0' ? '1' : '0')));
        String madeUp = "enl_" + "0".repeat(52);
        assertFalse(form.made(madeUp + checksum(madeUp)));
        String large = "enl_" + "z".repeat(52);
        assertFalse(form.made(large + checksum(large)));
    }

    /** As a scanner for leaked secrets would compute it. */
    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        StringBuilder text = new StringBuilder();
        long rest = crc.getValue();
        for (int i = 0; i < 6; i++) {
            text.insert(0, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".charAt((int) (rest % 62)));
            rest /= 62;
        }
        return text.toString();
    }

    @Test
    void a_device_cookie_is_known_for_its_officer_for_half_a_year() {
        Instant now = Instant.parse("2026-11-25T10:00:00Z");
        DeviceCookies devices = new DeviceCookies(secrets, Clock.fixed(now, ZoneOffset.UTC));
        String cookie = devices.make("anna");

        assertTrue(devices.known(cookie, "anna").isPresent());
        assertEquals(Optional.empty(), devices.renewed(cookie, "anna"));
        assertEquals(Optional.empty(), devices.known(cookie, "bruno"));
        assertEquals(Optional.empty(), devices.known(cookie.replace('.', ','), "anna"));
        DeviceCookies later = new DeviceCookies(secrets, Clock.fixed(now.plus(Duration.ofDays(31)), ZoneOffset.UTC));
        assertTrue(later.renewed(cookie, "anna").isPresent());
        DeviceCookies muchLater =
                new DeviceCookies(secrets, Clock.fixed(now.plus(Duration.ofDays(181)), ZoneOffset.UTC));
        assertEquals(Optional.empty(), muchLater.known(cookie, "anna"));
    }

    @Test
    void codes_of_an_authenticator_are_those_of_rfc_6238() {
        byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

        assertEquals("287082", Totp.code(secret, Instant.ofEpochSecond(59)));
        assertEquals("081804", Totp.code(secret, Instant.ofEpochSecond(1111111109)));
        assertEquals("005924", Totp.code(secret, Instant.ofEpochSecond(1234567890)));
        assertEquals("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.base32(secret));
    }

    @Test
    void a_code_is_taken_of_this_step_the_one_before_and_the_one_after() {
        // Of a random one two steps may have the same code.
        byte[] secret = new byte[Totp.BYTES];
        Instant now = Instant.ofEpochSecond(30 * 1_000_000L);
        for (int step = -3; step <= 3; step++) {
            String code = Totp.code(secret, now.plusSeconds(30L * step));
            OptionalLong expected = Math.abs(step) <= 1 ? OptionalLong.of(1_000_000L + step) : OptionalLong.empty();
            assertEquals(expected, Totp.step(secret, code, now));
        }
        assertEquals(OptionalLong.empty(), Totp.step(secret, "", now));
        assertEquals(OptionalLong.empty(), Totp.step(secret, "١٢٣٤٥٦", now));
    }

    @Test
    void a_sealed_secret_opens_for_its_officer_only() {
        Seal seal = new Seal(new FixedKeys(), secrets);
        byte[] secret = secrets.bytes(20);
        String sealed = seal.close(secret, ANNA);

        assertEquals(Totp.base32(secret), Totp.base32(seal.open(sealed, ANNA)));
        assertThrows(IllegalStateException.class, () -> seal.open(sealed, new OfficerId("bruno")));
    }

    @Test
    void recovery_codes_differ_and_are_read_however_they_are_typed() {
        List<String> codes = RecoveryCodes.make(secrets);
        Set<String> different = new HashSet<>(codes);

        assertEquals(RecoveryCodes.COUNT, different.size());
        String code = codes.get(0);
        assertTrue(code.matches("[a-z2-9]{4}(-[a-z2-9]{4}){5}"), code);
        assertTrue(RecoveryCodes.looksLikeOne(code));
        assertFalse(RecoveryCodes.looksLikeOne("123456"));
        assertEquals(
                RecoveryCodes.hash(ANNA, code),
                RecoveryCodes.hash(
                        ANNA, " " + code.toUpperCase(java.util.Locale.ROOT).replace("-", " ")));
    }

    @Test
    void passwords_are_long_and_not_what_everybody_has() {
        PasswordRules.check("correct horse battery", ANNA, "Anna Rojas");
        PasswordRules.check("tres gatos azules", ANNA, "Anna Rojas");
        PasswordRules.check("ñandú-río-lápiz", ANNA, "Anna Rojas");
        assertEquals("password.length", refused("elf letters"));
        assertEquals("password.length", refused("x".repeat(129)));
        for (String common : List.of(
                "password123456",
                "Password1234!",
                "123456789012",
                "aaaaaaaaaaaaaa",
                "abcdefghijklm",
                "passwordpassword",
                "qwertyqwerty1",
                "123456qwerty654321",
                "!!!iloveyou!!!")) {
            assertEquals("password.common", refused(common), common);
        }
        assertEquals("password.name", refused("anna11111111"));
        assertEquals("password.name", refused("  Anna Rojas  "));
    }

    private static String refused(String password) {
        return assertThrows(Refusal.class, () -> PasswordRules.check(password, ANNA, "Anna Rojas"))
                .code();
    }

    @Test
    void a_password_is_checked_against_its_hash_and_an_unknown_account_against_one_of_the_same_cost() {
        PasswordHashes hashes = new PasswordHashes(secrets, () -> Settings.SHIPPED);
        String hash = hashes.hash("correct horse battery");

        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertTrue(hashes.matches("correct horse battery", Optional.of(hash), false));
        assertFalse(hashes.matches("correct horse batterz", Optional.of(hash), false));
        assertFalse(hashes.matches("correct horse battery", Optional.empty(), true));
        assertFalse(hashes.outdated(hash));
        assertTrue(hashes.outdated(hash.replace("t=2", "t=1")));
    }

    @Test
    void a_qr_code_is_drawn_for_a_page_and_for_a_terminal() {
        String uri = Totp.uri("Enlace CO", "anna", secrets.bytes(20));

        assertTrue(uri.startsWith("otpauth://totp/Enlace%20CO:anna?secret="), uri);
        String svg = QrPicture.svg(uri);
        assertTrue(svg.startsWith("<svg ") && svg.endsWith("</svg>"), svg);
        assertFalse(svg.contains("style") || svg.contains("script"));
        List<String> lines = QrPicture.text(uri).lines().toList();
        assertEquals(1, lines.stream().map(String::length).distinct().count());
    }
}
