package org.enlace.keys.internal.timestamp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponse;
import org.enlace.keys.testing.TestAuthority;
import org.enlace.keys.timestamp.NotStamped;
import org.enlace.keys.timestamp.NotStamped.Why;
import org.enlace.keys.timestamp.StampRequest;
import org.enlace.keys.timestamp.StampToken;
import org.enlace.keys.timestamp.TimeStamps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeStampsTest {
    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    private static final String HASH = sha256("Un teléfono negro".getBytes(StandardCharsets.UTF_8));

    private final TimeStamps stamps = new JavaTimeStamps();
    private final TestAuthority authority = new TestAuthority(() -> NOW);
    private final StampRequest request = stamps.request(HASH, Optional.empty());

    static String sha256(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<X509Certificate> trusted() {
        return List.of(authority.anchor());
    }

    private Why refused(byte[] answer) {
        return refused(answer, authority);
    }

    private Why refused(byte[] answer, TestAuthority trusted) {
        return assertThrows(NotStamped.class, () -> stamps.answered(answer, request, List.of(trusted.anchor())))
                .why();
    }

    @Test
    void a_request_says_a_hash_and_a_number_and_nothing_else() throws Exception {
        TimeStampRequest read = new TimeStampRequest(request.der());
        assertEquals(HASH, HexFormat.of().formatHex(read.getMessageImprintDigest()));
        assertEquals(request.nonce(), read.getNonce());
        assertTrue(read.getCertReq() && read.getReqPolicy() == null && !read.hasExtensions());
        assertTrue(request.der().length < 100, "no room for anything else");
        assertNotEquals(request.nonce(), stamps.request(HASH, Optional.empty()).nonce());
        assertEquals(
                TestAuthority.POLICY,
                new TimeStampRequest(stamps.request(HASH, Optional.of(TestAuthority.POLICY))
                                .der())
                        .getReqPolicy()
                        .getId());
        assertThrows(IllegalArgumentException.class, () -> stamps.request("ab", Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> stamps.request(HASH, Optional.of("siempre")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SHA256withRSA", "SHA512withRSA", "SHA256withECDSA", "SHA384withECDSA", "SHA256withRSAandMGF1"})
    void a_token_says_when_by_whom_and_with_which_number(String algorithm) throws Exception {
        TestAuthority one = TestAuthority.signing(algorithm, () -> NOW);
        StampToken token = stamps.answered(one.answer(request.der()), request, List.of(one.anchor()));
        assertEquals(NOW, token.at());
        assertEquals("1000", token.serial());
        assertEquals("Sellos de tiempo de prueba", token.authority());
        assertEquals(TestAuthority.POLICY, token.policy());
        assertEquals(one.anchor(), token.anchor());
        StampToken again = stamps.verified(token.der(), HASH, List.of(one.anchor()));
        assertEquals(token.at(), again.at());
        // Whoever made the test's service reads the same in it.
        new TimeStampResponse(stamps.file(token.der())).validate(new TimeStampRequest(request.der()));
    }

    @Test
    void the_very_certificate_of_a_service_may_be_trusted_instead_of_who_made_it() throws Exception {
        StampToken token = stamps.answered(authority.answer(request.der()), request, List.of(authority.certificate()));
        assertEquals(authority.certificate(), token.anchor());
    }

    @Test
    void a_token_as_a_file_is_the_answer_that_came() throws Exception {
        byte[] answer = authority.answer(request.der());
        StampToken token = stamps.answered(answer, request, trusted());
        byte[] file = stamps.file(token.der());
        assertArrayEquals(
                token.der(),
                Arrays.copyOfRange(file, file.length - token.der().length, file.length),
                "the token is not touched");
        assertArrayEquals(token.der(), stamps.answered(file, request, trusted()).der());
    }

    @Test
    void an_answer_to_somebody_else_or_about_something_else_is_none() {
        assertEquals(Why.NONCE, refused(authority.withAnotherNonce(request.der())));
        assertEquals(Why.IMPRINT, refused(authority.withAnotherImprint(request.der())));
        byte[] answer = authority.answer(request.der());
        StampRequest stricter = stamps.request(HASH, Optional.of("1.2.3"));
        assertEquals(Why.NONCE, refusedFor(stricter, answer), "it answers the one before");
        byte[] under = authority.underItsOwnPolicy(stricter.der());
        assertEquals(Why.POLICY, refusedFor(stricter, under), "not the one that was asked for");
    }

    private Why refusedFor(StampRequest asked, byte[] answer) {
        return assertThrows(NotStamped.class, () -> stamps.answered(answer, asked, trusted()))
                .why();
    }

    @Test
    void nobody_is_believed_for_whom_nobody_trusted_vouches() {
        TestAuthority other = new TestAuthority(() -> NOW);
        assertEquals(Why.CERTIFICATE, refused(other.answer(request.der())), "of another authority of the same name");
        assertEquals(
                Why.CERTIFICATE,
                assertThrows(
                                NotStamped.class,
                                () -> stamps.answered(authority.answer(request.der()), request, List.of()))
                        .why(),
                "where nobody is trusted");
        TestAuthority mail = TestAuthority.forMail(() -> NOW);
        assertEquals(
                Why.CERTIFICATE,
                assertThrows(
                                NotStamped.class,
                                () -> Voucher.of(mail.certificate(), List.of(), List.of(mail.anchor()), Date.from(NOW)))
                        .why(),
                "a certificate for mail");
        assertEquals(Why.SIGNATURE, refused(authority.withoutCertificates(request.der())));
    }

    @Test
    void a_certificate_has_to_be_valid_at_the_moment_that_is_stamped() throws Exception {
        TestAuthority ended = TestAuthority.until(NOW.minusSeconds(1), () -> NOW);
        assertEquals(Why.EXPIRED, refused(ended.answer(request.der()), ended));
        TestAuthority before = TestAuthority.until(NOW.plusSeconds(3600), () -> NOW);
        StampToken token = stamps.answered(before.answer(request.der()), request, List.of(before.anchor()));
        assertEquals(NOW, token.at(), "what was stamped while it was valid stays so");
        TestAuthority early = new TestAuthority(() -> Instant.parse("2019-12-31T00:00:00Z"));
        assertEquals(Why.EXPIRED, refused(early.answer(request.der()), early));
    }

    @Test
    void a_moment_is_one_everywhere_or_none() throws Exception {
        assertEquals(Date.from(NOW), JavaTimeStamps.moment(new ASN1GeneralizedTime("20270301120000Z")));
        assertEquals(
                Date.from(NOW.plusMillis(500)), JavaTimeStamps.moment(new ASN1GeneralizedTime("20270301120000.5Z")));
        for (String local : List.of("20270301120000", "20270301120000-0500")) {
            assertEquals(
                    Why.FORM,
                    assertThrows(NotStamped.class, () -> JavaTimeStamps.moment(new ASN1GeneralizedTime(local)))
                            .why(),
                    local);
        }
    }

    @Test
    void a_service_that_says_no_is_quoted_in_one_line() {
        NotStamped refused = assertThrows(
                NotStamped.class,
                () -> stamps.answered(authority.refusal("Sin\r\nsaldo" + "x".repeat(5_000)), request, trusted()));
        assertEquals(Why.REFUSED, refused.why());
        assertTrue(refused.getMessage().contains("status 2")
                && refused.getMessage().contains("Sin saldo"));
        assertTrue(refused.getMessage().length() < 400 && !refused.getMessage().contains("\n"));
    }

    @Test
    void a_token_of_which_a_bit_was_changed_is_none() throws Exception {
        byte[] token = stamps.answered(authority.answer(request.der()), request, trusted())
                .der();
        int taken = 0;
        for (int at = 0; at < token.length; at++) {
            byte[] changed = token.clone();
            changed[at] ^= 0x10;
            try {
                StampToken read = stamps.verified(changed, HASH, trusted());
                assertEquals(NOW, read.at(), "whatever is not covered says nothing of the moment");
                assertEquals("1000", read.serial());
                taken++;
            } catch (NotStamped refused) {
                assertTrue(refused.getMessage().length() < 700, refused::getMessage);
            }
        }
        // The anchor's own copy and the tags of what is not looked at are not signed by the token: without them it says
        // the same.
        assertTrue(taken < token.length / 2, taken + " of " + token.length);
    }

    @Test
    void whatever_comes_is_refused_in_words() throws Exception {
        byte[] good = authority.answer(request.der());
        assertEquals(Why.FORM, refused(new byte[0]));
        assertEquals(Why.FORM, refused(new byte[TimeStamps.MOST_BYTES + 1]));
        assertEquals(Why.FORM, refused("<html>Mantenimiento</html>".getBytes(StandardCharsets.UTF_8)));
        assertEquals(Why.FORM, refused(Arrays.copyOf(good, good.length - 1)), "cut off");
        assertEquals(Why.FORM, refused(Arrays.copyOf(good, good.length + 1)), "with more behind it");
        ByteArrayOutputStream deep = new ByteArrayOutputStream();
        for (int i = 0; i < 20_000; i++) {
            deep.writeBytes(new byte[] {0x30, (byte) 0x80});
        }
        assertEquals(Why.FORM, refused(deep.toByteArray()), "nested without an end");
        long seed = Long.getLong("enlace.seed", System.nanoTime());
        System.out.println("TimeStampsTest: -Denlace.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            byte[] fuzzed = good.clone();
            for (int changes = random.nextInt(6); changes >= 0; changes--) {
                fuzzed[random.nextInt(fuzzed.length)] = (byte) random.nextInt(256);
            }
            if (random.nextInt(4) == 0) {
                fuzzed = Arrays.copyOf(fuzzed, random.nextInt(fuzzed.length) + 1);
            }
            try {
                assertEquals(NOW, stamps.answered(fuzzed, request, trusted()).at(), "seed " + seed + ", round " + i);
            } catch (NotStamped refused) {
                assertTrue(refused.getMessage().length() < 700, "seed " + seed + ", round " + i);
            }
        }
    }
}
