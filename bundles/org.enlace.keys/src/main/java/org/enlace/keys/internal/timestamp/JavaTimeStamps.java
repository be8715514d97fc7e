package org.enlace.keys.internal.timestamp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extensions;
import org.enlace.keys.timestamp.NotStamped;
import org.enlace.keys.timestamp.NotStamped.Why;
import org.enlace.keys.timestamp.StampRequest;
import org.enlace.keys.timestamp.StampToken;
import org.enlace.keys.timestamp.TimeStamps;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Bouncy Castle takes the forms apart; what is proven by them is verified with Java's own cryptography. */
@Component(service = TimeStamps.class)
public final class JavaTimeStamps implements TimeStamps {
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern POLICY = Pattern.compile("[0-2](\\.\\d{1,20}){1,30}");
    private static final int NONCE_BITS = 64;
    /** RFC 3161 has up to 160. */
    private static final int SERIAL_BITS = 160;

    private static final int GRANTED_WITH_CHANGES = 1;
    private static final int QUOTED = 200;

    /** How a TimeStampResp says that it is granted: a status of 0 in a sequence of its own. */
    private static final byte[] GRANTED = {0x30, 0x03, 0x02, 0x01, 0x00};

    private final SecureRandom random = new SecureRandom();

    @Activate
    public JavaTimeStamps() {
        // Nothing of Bouncy Castle is touched before somebody asks.
    }

    @Override
    public StampRequest request(String sha256, Optional<String> policy) {
        if (!HASH.matcher(sha256).matches()) {
            throw new IllegalArgumentException("A SHA-256 has 64 hexadecimal digits, not \"" + sha256 + "\"");
        }
        policy.ifPresent(JavaTimeStamps::requirePolicy);
        BigInteger nonce = new BigInteger(NONCE_BITS, random);
        TimeStampReq request = new TimeStampReq(
                new MessageImprint(
                        new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256),
                        HexFormat.of().parseHex(sha256)),
                policy.map(ASN1ObjectIdentifier::new).orElse(null),
                new ASN1Integer(nonce),
                ASN1Boolean.TRUE,
                null);
        try {
            return new StampRequest(sha256.toLowerCase(Locale.ROOT), nonce, policy, request.getEncoded("DER"));
        } catch (IOException e) {
            throw new IllegalStateException("A request can always be written", e);
        }
    }

    private static void requirePolicy(String policy) {
        if (!POLICY.matcher(policy).matches()) {
            throw new IllegalArgumentException(
                    "A policy is an object identifier such as 1.2.3, not \"" + policy + "\"");
        }
    }

    @Override
    public StampToken answered(byte[] answer, StampRequest request, Collection<X509Certificate> anchors)
            throws NotStamped {
        return taken(() -> {
            requireSize(answer);
            TimeStampResp response = TimeStampResp.getInstance(ASN1Primitive.fromByteArray(answer));
            requireGranted(response.getStatus());
            if (response.getTimeStampToken() == null) {
                throw new NotStamped(Why.FORM, "The answer says that it is granted, and has no token");
            }
            // As it came, which other programs may have seen too.
            byte[] token = ASN1Sequence.getInstance(answer)
                    .getObjectAt(1)
                    .toASN1Primitive()
                    .getEncoded();
            SignedContent signed = SignedContent.of(token);
            TSTInfo info = TSTInfo.getInstance(ASN1Primitive.fromByteArray(signed.content()));
            requireNonce(info, request);
            return token(token, signed, info, request.sha256(), request.policy(), anchors);
        });
    }

    @Override
    public StampToken verified(byte[] token, String sha256, Collection<X509Certificate> anchors) throws NotStamped {
        return taken(() -> {
            requireSize(token);
            SignedContent signed = SignedContent.of(token);
            TSTInfo info = TSTInfo.getInstance(ASN1Primitive.fromByteArray(signed.content()));
            return token(token, signed, info, sha256, Optional.empty(), anchors);
        });
    }

    private static void requireSize(byte[] bytes) throws NotStamped {
        if (bytes.length == 0 || bytes.length > MOST_BYTES) {
            throw new NotStamped(Why.FORM, "It has " + bytes.length + " bytes; 1 to " + MOST_BYTES + " are looked at");
        }
    }

    private static void requireGranted(PKIStatusInfo status) throws NotStamped {
        int said = status.getStatus().intValueExact();
        if (said < 0 || said > GRANTED_WITH_CHANGES) {
            StringBuilder words = new StringBuilder("The service refuses, with status " + said);
            if (status.getFailInfo() != null) {
                words.append(" and failure bits ").append(status.getFailInfo().intValue());
            }
            if (status.getStatusString() != null && status.getStatusString().size() > 0) {
                words.append(": ")
                        .append(line(status.getStatusString().getStringAtUTF8(0).getString()));
            }
            throw new NotStamped(Why.REFUSED, words.toString());
        }
    }

    /** One line of what somebody else says. */
    static String line(String words) {
        String line =
                words.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
        return line.length() > QUOTED ? line.substring(0, QUOTED) : line;
    }

    private static void requireNonce(TSTInfo info, StampRequest request) throws NotStamped {
        if (info.getNonce() == null || !info.getNonce().getValue().equals(request.nonce())) {
            throw new NotStamped(
                    Why.NONCE, "The token answers another request: its nonce is not the one that was sent");
        }
    }

    private static StampToken token(
            byte[] der,
            SignedContent signed,
            TSTInfo info,
            String sha256,
            Optional<String> policy,
            Collection<X509Certificate> anchors)
            throws NotStamped, IOException, ParseException {
        if (info.getVersion() == null || !info.getVersion().hasValue(1)) {
            throw new NotStamped(Why.FORM, "A token has version 1");
        }
        requireKnown(info.getExtensions());
        MessageImprint imprint = info.getMessageImprint();
        boolean same = imprint.getHashAlgorithm().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)
                && HexFormat.of().formatHex(imprint.getHashedMessage()).equalsIgnoreCase(sha256);
        if (!same) {
            throw new NotStamped(Why.IMPRINT, "The token is about another hash");
        }
        String under = info.getPolicy().getId();
        BigInteger serial = info.getSerialNumber().getValue();
        if (serial.bitLength() > SERIAL_BITS || under.length() > QUOTED) {
            throw new NotStamped(Why.FORM, "Its number or its policy is longer than RFC 3161 has them");
        }
        if (policy.filter(wanted -> !wanted.equals(under)).isPresent()) {
            throw new NotStamped(
                    Why.POLICY, "The token was made under the policy " + line(under) + ", not under " + policy.get());
        }
        signed.requireSignature();
        Date at = moment(info.getGenTime());
        X509Certificate anchor = Voucher.of(signed.signer(), signed.certificates(), List.copyOf(anchors), at);
        return new StampToken(
                at.toInstant(), serial.toString(16), line(Voucher.name(signed.signer())), under, anchor, der);
    }

    /**
     * RFC 3161, 2.4.2: in UTC.
     *
     * @throws NotStamped where it does not say so: it would be another moment on each node
     */
    static Date moment(ASN1GeneralizedTime said) throws NotStamped, IOException, ParseException {
        byte[] der = said.getEncoded();
        if (der[der.length - 1] != 'Z') {
            throw new NotStamped(Why.FORM, "The moment of a token is in UTC, and ends with Z");
        }
        return said.getDate();
    }

    /** What has to be understood and is not understood here is nothing to rely on. */
    private static void requireKnown(Extensions extensions) throws NotStamped {
        if (extensions != null && extensions.getCriticalExtensionOIDs().length > 0) {
            throw new NotStamped(Why.FORM, "The token has an extension that nothing here understands");
        }
    }

    @Override
    public byte[] file(byte[] token) {
        ByteArrayOutputStream file = new ByteArrayOutputStream(token.length + 16);
        file.write(0x30);
        int length = GRANTED.length + token.length;
        if (length < 0x80) {
            file.write(length);
        } else {
            byte[] size = BigInteger.valueOf(length).toByteArray();
            int from = size[0] == 0 ? 1 : 0;
            file.write(0x80 | size.length - from);
            file.write(size, from, size.length - from);
        }
        file.writeBytes(GRANTED);
        file.writeBytes(token);
        return file.toByteArray();
    }

    @FunctionalInterface
    private interface Reading {
        StampToken read() throws NotStamped, IOException, ParseException;
    }

    /** Whatever bytes come: what cannot be taken apart is of no form. */
    private static StampToken taken(Reading reading) throws NotStamped {
        try {
            return reading.read();
        } catch (IOException | ParseException | RuntimeException | StackOverflowError e) {
            throw new NotStamped(
                    Why.FORM, "It is not in the form of RFC 3161 (" + line(String.valueOf(e.getMessage())) + ")");
        }
    }
}
