package org.enlace.launcher.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The block that signs a signature file: PKCS #7 signed data (RFC 2315) with the signer's certificate alone and without
 * attributes, so that no time stands in it.
 *
 * @param extension what the JAR file specification calls the file
 */
record SignatureBlock(String extension, byte[] bytes) {
    private static final HexFormat HEX = HexFormat.of();
    private static final String SHA_256 = "300d06096086480165030402010500";
    private static final String SHA_512 = "300d06096086480165030402030500";
    private static final byte[] ONE = {1};

    /** How a kind of key signs; the algorithms as DER. */
    private record Way(String name, String extension, String digest, String algorithm) {}

    static SignatureBlock of(PrivateKey key, X509Certificate certificate, byte[] content) throws IOException {
        Way way = way(key.getAlgorithm());
        try {
            Signature signature = Signature.getInstance(way.name());
            signature.initSign(key);
            signature.update(content);
            byte[] digest = HEX.parseHex(way.digest());
            byte[] issued = der(
                    0x30,
                    certificate.getIssuerX500Principal().getEncoded(),
                    der(0x02, certificate.getSerialNumber().toByteArray()));
            byte[] signer = der(
                    0x30, der(0x02, ONE), issued, digest, HEX.parseHex(way.algorithm()), der(0x04, signature.sign()));
            byte[] data = der(
                    0x30,
                    der(0x02, ONE),
                    der(0x31, digest),
                    der(0x30, HEX.parseHex("06092a864886f70d010701")),
                    der(0xa0, certificate.getEncoded()),
                    der(0x31, signer));
            return new SignatureBlock(
                    way.extension(), der(0x30, HEX.parseHex("06092a864886f70d010702"), der(0xa0, data)));
        } catch (GeneralSecurityException e) {
            throw new IOException("The archive cannot be signed: " + e.getMessage(), e);
        }
    }

    private static Way way(String kind) throws IOException {
        return switch (kind) {
            case "RSA" -> new Way("SHA256withRSA", "RSA", SHA_256, "300d06092a864886f70d01010b0500");
            case "EC" -> new Way("SHA256withECDSA", "EC", SHA_256, "300a06082a8648ce3d040302");
            case "EdDSA", "Ed25519" -> new Way("Ed25519", "EC", SHA_512, "300506032b6570");
            default -> throw new IOException("A key of the kind " + kind + " signs no archive; RSA, EC and Ed25519 do");
        };
    }

    private static byte[] der(int tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        if (length >= 0x80) {
            out.write(0x80 | octets);
        }
        for (int i = Math.max(octets, 1) - 1; i >= 0; i--) {
            out.write(length >> 8 * i);
        }
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }
}
