package org.enlace.training.certificate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Of the public card of a node ({@code node:card}) what tells whether a key is its own: the key it signs with, and the certificates in which
 * each former key vouches for the next.
 */
final class NodeCard {
    private static final int LONGEST = 100_000;
    private static final Pattern KEY = Pattern.compile("\"key\":\"([A-Za-z0-9+/=]{1,400})\"");
    private static final Pattern COUNTRY = Pattern.compile("\"country\":\"([A-Z]{2})\"");
    private static final Pattern SUCCESSION = Pattern.compile("\"succession\":\\[([A-Za-z0-9+/=\",]*)]");

    private final String country;
    private final PublicKey key;
    private final List<X509Certificate> succession;

    private NodeCard(String country, PublicKey key, List<X509Certificate> succession) {
        this.country = country;
        this.key = key;
        this.succession = succession;
    }

    /** @throws NotWhole where it is no card, or not as its node signed it */
    static NodeCard read(String text) throws NotWhole {
        String card = text.strip();
        String[] parts = card.split("\\.", -1);
        if (parts.length != 3 || card.length() > LONGEST) {
            throw new NotWhole("it is no card of a node");
        }
        try {
            String says = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            PublicKey key = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(found(KEY, says))));
            byte[] message = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
            byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
            boolean one = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(signature)
                    .equals(parts[2]);
            if (!one || !SealedPdf.signed(key, message, signature)) {
                throw new NotWhole("it was changed after its node signed it");
            }
            return new NodeCard(found(COUNTRY, says), key, certificates(found(SUCCESSION, says)));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new NotWhole("it is no card of a node");
        }
    }

    private static String found(Pattern pattern, String says) throws NotWhole {
        Matcher matcher = pattern.matcher(says);
        if (!matcher.find()) {
            throw new NotWhole("it is no card of a node");
        }
        return matcher.group(1);
    }

    private static List<X509Certificate> certificates(String list) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> all = new ArrayList<>();
        for (String der : list.replace("\"", "").split(",")) {
            if (!der.isEmpty()) {
                byte[] bytes = Base64.getDecoder().decode(der);
                all.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes)));
            }
        }
        return all;
    }

    String country() {
        return country;
    }

    String signer() {
        return HexFormat.of().formatHex(Claims.sha256(key.getEncoded()));
    }

    /** Whether a key is the node's, or one that was before it and vouches for it. */
    boolean knows(PublicKey asked) {
        PublicKey at = asked;
        for (X509Certificate next : succession) {
            if (at.equals(key)) {
                break;
            }
            at = vouches(at, next) ? next.getPublicKey() : at;
        }
        return at.equals(key);
    }

    private static boolean vouches(PublicKey former, X509Certificate next) {
        try {
            next.verify(former);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
