package org.enlace.training.certificate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PDF with a seal: two comments before its end, which readers of PDF pass over. The first holds {@link Claims}, with the public key; the
 * second an Ed25519 signature (RFC 8032) over every byte of the file but its own, so that no byte can be another without it being seen.
 *
 * <pre>
 * … the PDF …
 * %Enlace-Certificate: BASE64 of the claims
 * %Enlace-Signature: 128 hexadecimal digits
 * startxref
 * 12345
 * %%EOF
 * </pre>
 */
public final class SealedPdf {
    /** Bytes; a certificate has some tens of thousands. */
    public static final int LARGEST = 10 << 20;

    private static final byte[] BEGINNING = ascii("%PDF-");
    private static final byte[] CLAIMS = ascii("\n%Enlace-Certificate: ");
    private static final byte[] SIGNATURE = ascii("\n%Enlace-Signature: ");
    private static final byte[] CONTEXT = ascii("enlace-certificate-1\0");
    private static final byte[] REFERENCE = ascii("startxref");
    private static final int DIGITS = 128;
    private static final int LONGEST_END = 64;
    private static final Pattern END = Pattern.compile("\\nstartxref\\n\\d{1,10}\\n%%EOF\\n?");
    private static final String KEY = "key";
    private static final String SIGNER = "signer";

    private SealedPdf() {}

    /**
     * What a sealed file says, once every byte was found to be as it was signed.
     *
     * @param signer the SHA-256 of the key in DER, hexadecimal; whose it is has to be known from elsewhere
     */
    public record Reading(SortedMap<String, String> claims, String signer, PublicKey key) {}

    /**
     * Seals a file.
     *
     * @param pdf  as it was made, without a seal
     * @param sign signs with the key
     */
    public static byte[] seal(
            byte[] pdf, SortedMap<String, String> claims, PublicKey key, Function<byte[], byte[]> sign) {
        int end = last(pdf, REFERENCE, pdf.length);
        if (end <= 0 || pdf[end - 1] != '\n' || last(pdf, SIGNATURE, pdf.length) >= 0) {
            throw new IllegalArgumentException("This is no PDF that can be sealed");
        }
        SortedMap<String, String> all = new TreeMap<>(claims);
        all.put(KEY, Base64.getEncoder().encodeToString(key.getEncoded()));
        all.put(SIGNER, HexFormat.of().formatHex(Claims.sha256(key.getEncoded())));
        byte[] said = Base64.getEncoder().encode(Claims.write(all).getBytes(StandardCharsets.UTF_8));
        // The line end before the first comment is the PDF's own.
        byte[] before = joined(Arrays.copyOf(pdf, end - 1), CLAIMS, said, SIGNATURE);
        byte[] after = joined(new byte[] {'\n'}, Arrays.copyOfRange(pdf, end, pdf.length));
        byte[] signature = ascii(HexFormat.of().formatHex(sign.apply(message(before, after))));
        if (signature.length != DIGITS || !END.matcher(text(after)).matches()) {
            throw new IllegalArgumentException("This is no PDF that can be sealed");
        }
        return joined(before, signature, after);
    }

    /** @throws NotWhole unless it begins as a PDF, bears one seal, and every byte of it is as it was signed by the key it names */
    public static Reading read(byte[] file) throws NotWhole {
        if (file.length > LARGEST) {
            throw tooLarge(file.length);
        }
        if (!startsWith(file, 0, BEGINNING)) {
            throw new NotWhole("it is no PDF");
        }
        int mark = last(file, SIGNATURE, file.length);
        if (mark < 0) {
            throw new NotWhole("it bears no signature of a node: it is no certificate, or its end is missing");
        }
        int from = mark + SIGNATURE.length;
        int until = from + DIGITS;
        if (until >= file.length) {
            throw new NotWhole("its end is missing");
        }
        byte[] after = Arrays.copyOfRange(file, until, file.length);
        String digits = text(Arrays.copyOfRange(file, from, until));
        if (!digits.matches("[0-9a-f]{" + DIGITS + "}")) {
            throw new NotWhole("its signature was changed");
        }
        ended(after);
        SortedMap<String, String> claims = claims(file, mark);
        PublicKey key = key(claims);
        byte[] before = Arrays.copyOf(file, from);
        if (!signed(key, message(before, after), HexFormat.of().parseHex(digits))) {
            throw new NotWhole("it was changed after it was signed, or whoever signed it has not the key it names");
        }
        return new Reading(claims, claims.get(SIGNER), key);
    }

    static NotWhole tooLarge(long bytes) {
        return new NotWhole(
                "it has " + bytes + " bytes, and a certificate has at most " + LARGEST + "; this is another file");
    }

    private static void ended(byte[] after) throws NotWhole {
        String end = text(Arrays.copyOf(after, Math.min(after.length, LONGEST_END)));
        Matcher matcher = END.matcher(end);
        if (!matcher.lookingAt()) {
            throw new NotWhole("its end is missing or was changed");
        }
        if (matcher.end() < after.length) {
            throw new NotWhole((after.length - matcher.end()) + " bytes were added after its end");
        }
    }

    private static SortedMap<String, String> claims(byte[] file, int mark) throws NotWhole {
        int begin = last(file, CLAIMS, mark);
        if (begin < 0) {
            throw new NotWhole("what it says for machines is missing");
        }
        try {
            String said = text(Arrays.copyOfRange(file, begin + CLAIMS.length, mark));
            byte[] json = Base64.getDecoder().decode(said);
            return Claims.read(new String(json, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new NotWhole("what it says for machines was changed");
        }
    }

    private static PublicKey key(SortedMap<String, String> claims) throws NotWhole {
        try {
            byte[] der = Base64.getDecoder().decode(claims.getOrDefault(KEY, ""));
            String signer = HexFormat.of().formatHex(Claims.sha256(der));
            if (!signer.equals(claims.get(SIGNER))) {
                throw new NotWhole("the key in it is not the one it names");
            }
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new NotWhole("the key in it cannot be read");
        }
    }

    static boolean signed(PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] message(byte[] before, byte[] after) {
        return joined(CONTEXT, Claims.sha256(before), Claims.sha256(after));
    }

    private static int last(byte[] bytes, byte[] wanted, int end) {
        for (int at = end - wanted.length; at >= 0; at--) {
            if (startsWith(bytes, at, wanted)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] wanted) {
        return bytes.length >= at + wanted.length
                && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
