package org.enlace.jit.bundle;

import java.text.Normalizer;
import java.util.Locale;
import org.enlace.files.Sha256;
import org.enlace.platform.CountryCode;

/** Where what stands in a bundle. */
public final class Layout {
    /** The first member of each bundle, by which it is recognised. */
    public static final String HOW_TO = "COMO-VERIFICAR.pdf";

    public static final String README = "README.txt";
    public static final String INDEX = "index.pdf";
    /** What is left out, for programs. */
    public static final String DISCLOSURE = "disclosure.json";

    public static final String MANIFEST = "manifest.json";
    public static final String SUMS = "SHA256SUMS";
    public static final String SIGNATURE = "SHA256SUMS.sig";
    public static final String SIGNER = "keys/signer.pem";

    /** How the name of a time stamp ends, that of the text that it covers, and that of the certificate that was trusted for it. */
    public static final String STAMP = ".tsr";

    public static final String STAMPED = ".json";
    public static final String TRUSTED = ".pem";

    private static final int NAME = 60;
    private static final int SHORT = 12;

    private Layout() {}

    public static String item(String number, String part) {
        return "items/" + name(number) + "/" + part;
    }

    public static String file(String number, int place, String name) {
        return item(number, "files/" + String.format(Locale.ROOT, "%03d-", place) + name(name));
    }

    /** A translation, or the certificate of one. */
    public static String translation(String number, int place, String name) {
        return item(number, "translations/" + String.format(Locale.ROOT, "%03d-", place) + name(name));
    }

    /** The files of a time stamp, without the endings of their names. */
    public static String stamp(String number, CountryCode country, int sequence, Sha256 covers) {
        return item(
                number,
                "timestamps/" + country + "-" + sequence + "-" + covers.value().substring(0, SHORT));
    }

    /** A name as every system can have it: what is left of its Latin letters and digits; what it was called stands in the manifest. */
    public static String name(String called) {
        String plain = Normalizer.normalize(called, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^A-Za-z0-9._-]+", "_")
                .replaceAll("\\.{2,}", "_")
                .replaceAll("^[._-]+", "");
        String ending = plain.replaceFirst("^.*(\\.[A-Za-z0-9]{1,8})$", "$1");
        if (plain.length() > NAME) {
            plain = plain.substring(0, NAME - 9) + (ending.length() <= 9 ? ending : "");
        }
        plain = plain.replaceAll("[.-]+$", "");
        if (plain.isEmpty()) {
            return "x";
        }
        return Member.path(plain) ? plain : "x_" + plain;
    }
}
