package org.enlace.identity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.enlace.identity.SshKey;
import org.enlace.identity.SshKeys;
import org.enlace.platform.Act.Outcome;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys by which officers come in through SSH. */
class SshKeysTest {
    private static final String LINE =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUm portátil de Anna";

    private static final OfficerId ANNA = new OfficerId("anna");

    private Station station;
    private KeyRegister keys;

    @BeforeEach
    void open() {
        station = Station.onDerby();
        keys = station.house.keys;
    }

    @AfterEach
    void close() {
        station.close();
    }

    private static String line(String kind, Object... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, kind);
            for (Object part : parts) {
                write(out, part);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return kind + " " + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, Object part) throws IOException {
        byte[] one = part instanceof byte[] raw ? raw : String.valueOf(part).getBytes(StandardCharsets.US_ASCII);
        out.writeInt(one.length);
        out.write(one);
    }

    private static String ed25519(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return line("ssh-ed25519", (Object) key);
    }

    private String refusal(String line) {
        return assertThrows(Refusal.class, () -> keys.add(ANNA, line, station.console()))
                .code();
    }

    @Test
    void who_has_the_key_is_the_officer_with_what_the_account_holds_now() {
        station.active("anna", "officer");
        SshKey key = keys.add(ANNA, LINE, station.console());
        assertEquals("portátil de Anna", key.label());
        assertTrue(key.fingerprint().matches("SHA256:[A-Za-z0-9+/]{43}"), key.fingerprint());
        assertEquals(1, station.written("ssh-keys.add", Outcome.DONE));

        Caller anna = keys.find(key.fingerprint(), station.clock.instant()).orElseThrow();
        assertEquals(ANNA, anna.officer());
        assertEquals(new Origin(Origin.Door.SSH, key.fingerprint()), anna.origin());
        assertTrue(anna.holds(new Permission("protocols.write")));
        assertFalse(anna.holds(new Permission("officers.manage")));
        assertEquals(Optional.empty(), keys.find("SHA256:" + "x".repeat(43), station.clock.instant()));

        keys.used(key.fingerprint());
        assertTrue(keys.of(ANNA, station.console()).get(0).lastUse().isPresent());
    }

    @Test
    void what_needs_a_second_factor_is_held_by_who_has_enrolled_one() {
        station.active("eva", "administrator");
        SshKey evas = keys.add(new OfficerId("eva"), ed25519(1), station.console());
        station.withSecondFactor("anna", "administrator");
        SshKey annas = keys.add(ANNA, ed25519(2), station.console());
        Permission manage = new Permission("officers.manage");
        assertFalse(keys.find(evas.fingerprint(), station.clock.instant())
                .orElseThrow()
                .holds(manage));
        assertTrue(keys.find(annas.fingerprint(), station.clock.instant())
                .orElseThrow()
                .holds(manage));
    }

    @Test
    void who_closes_an_account_or_ends_its_sessions_ends_those_through_ssh() {
        station.active("anna", "officer");
        SshKey key = keys.add(ANNA, ed25519(1), station.console());
        var before = station.clock.instant();
        station.clock.pass(java.time.Duration.ofSeconds(1));
        station.house.sessions.endAll(ANNA, station.console());
        assertEquals(Optional.empty(), keys.find(key.fingerprint(), before), "it began before");
        assertTrue(keys.find(key.fingerprint(), station.clock.instant()).isPresent(), "and may begin again");

        int version = station.house.officers.find(ANNA, station.console()).version();
        station.house.officers.disable(ANNA, version, "left", station.console());
        assertEquals(Optional.empty(), keys.find(key.fingerprint(), station.clock.instant()));
        assertEquals("officer.disabled", refusal(ed25519(2)));
        station.house.officers.enable(ANNA, version + 1, station.console());
        assertEquals(List.of(), keys.of(ANNA, station.console()), "nobody comes in by what was given out before");
    }

    @Test
    void a_key_belongs_to_one_officer_and_an_officer_has_few() {
        station.active("anna", "officer");
        station.active("eva", "officer");
        keys.add(new OfficerId("eva"), ed25519(1), station.console());
        assertEquals("ssh-key.taken", refusal(ed25519(1) + " another name"));
        for (int i = 2; i < SshKeys.MOST + 2; i++) {
            keys.add(ANNA, ed25519(i), station.console());
        }
        assertEquals("ssh-key.too-many", refusal(ed25519(100)));
        String removed = keys.of(ANNA, station.console()).get(0).fingerprint();
        keys.remove(removed, station.console());
        assertEquals(1, station.written("ssh-keys.remove", Outcome.DONE));
        assertEquals(Optional.empty(), keys.find(removed, station.clock.instant()));
        assertThrows(NotFound.class, () -> keys.remove(removed, station.console()));
        keys.add(ANNA, ed25519(100), station.console());
    }

    @Test
    void nobody_lets_themselves_in_as_somebody_who_holds_more() {
        station.withSecondFactor("boss", "administrator");
        station.active("anna", "officer");
        Caller helper = Caller.holding(
                new OfficerId("helper"),
                org.enlace.platform.Language.ES,
                Station.ZONE,
                java.util.Set.of(new Permission("officers.manage")));
        assertEquals(
                "role.not-held",
                assertThrows(Refusal.class, () -> keys.add(new OfficerId("boss"), ed25519(1), helper))
                        .code());
        Caller anna = station.signedIn("anna");
        assertThrows(Forbidden.class, () -> keys.add(ANNA, ed25519(1), anna));
        assertThrows(Forbidden.class, () -> keys.of(new OfficerId("boss"), anna));
        assertEquals(List.of(), keys.of(ANNA, anna));
        assertEquals(1, station.written("ssh-keys.add", Outcome.REFUSED) - 1, "both are taken down");
    }

    @Test
    void a_setup_link_is_made_on_the_nodes_own_machine() {
        station.withSecondFactor("boss", "administrator");
        SshKey key = keys.add(new OfficerId("boss"), ed25519(1), station.console());
        Caller boss = keys.find(key.fingerprint(), station.clock.instant()).orElseThrow();
        assertEquals(
                "setup.console",
                assertThrows(Refusal.class, () -> station.house.links.make(boss))
                        .code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ssh-ed25519",
                "ssh-ed25519 not-base64!",
                "ssh-ed25519 AAAA",
                "from=\"10.0.0.1\" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUm",
                "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIAcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUm",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUm a\u001b[2Jb",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUm a\nssh-ed25519 AAAA"
            })
    void what_is_no_public_key_is_refused(String given) {
        station.active("anna", "officer");
        assertEquals("ssh-key.form", refusal(given));
    }

    @ParameterizedTest
    @CsvSource({
        "ssh-dss, ssh-key.kind",
        "ssh-ed25519-cert-v01@openssh.com, ssh-key.kind",
        "sk-ssh-ed25519@openssh.com, ssh-key.kind",
        "ecdsa-sha2-nistp192, ssh-key.kind"
    })
    void other_kinds_of_keys_are_refused_by_name(String kind, String code) {
        station.active("anna", "officer");
        assertEquals(code, refusal(line(kind, "x")));
    }

    @Test
    void weak_and_swollen_keys_are_refused() {
        station.active("anna", "officer");
        BigInteger f4 = BigInteger.valueOf(65_537);
        assertEquals("ssh-key.weak", refusal(rsa(f4, 2_048)));
        assertEquals("ssh-key.weak", refusal(rsa(BigInteger.valueOf(3), 3_072)));
        assertEquals("ssh-key.weak", refusal(rsa(f4, 16_384)), "each proof by it would cost the node much");
        keys.add(ANNA, rsa(f4, 3_072), station.console());
        byte[] point = new byte[65];
        assertEquals("ssh-key.form", refusal(line("ecdsa-sha2-nistp256", "nistp256", point)));
        point[0] = 4;
        assertEquals("ssh-key.form", refusal(line("ecdsa-sha2-nistp256", "nistp384", point)));
        keys.add(ANNA, line("ecdsa-sha2-nistp256", "nistp256", point), station.console());
        assertEquals("ssh-key.form", refusal(line("ssh-ed25519", new byte[32], "more")));
        assertEquals("ssh-key.form", refusal(line("ssh-ed25519", (Object) new byte[31])));
    }

    private static String rsa(BigInteger exponent, int bits) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
        return line("ssh-rsa", exponent.toByteArray(), modulus.toByteArray());
    }

    @Test
    void a_private_key_is_neither_taken_nor_repeated() {
        station.active("anna", "officer");
        Refusal refused = assertThrows(
                Refusal.class,
                () -> keys.add(ANNA, "-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0\n-----END", station.console()));
        assertEquals("ssh-key.private", refused.code());
        assertFalse(refused.getMessage().contains("c2VjcmV0"));
        assertFalse(station.last().toString().contains("c2VjcmV0"));
    }
}
