package org.enlace.training.internal;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.enlace.documents.Document;
import org.enlace.documents.Documents;
import org.enlace.keys.Keys;
import org.enlace.mail.Mail;
import org.enlace.platform.Texts;
import org.enlace.reference.Countries;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.certificate.CertificateNumber;
import org.enlace.training.certificate.SealedPdf;

/** Certificates as files: a tagged PDF in the person's language, sealed with the node's key. Made anew each time, kept nowhere. */
public final class CertificateFiles {
    private static final String CHECK = "/training/certificates/check";
    private static final int LONGEST_NAME = 40;

    private final Documents documents;
    private final Keys keys;
    private final Mail mail;
    private final CheckCodes codes;
    private final CertificateSheet sheet;

    CertificateFiles(Documents documents, Keys keys, Mail mail, CheckCodes codes, Countries countries, Texts texts) {
        this.documents = documents;
        this.keys = keys;
        this.mail = mail;
        this.codes = codes;
        sheet = new CertificateSheet(countries, texts);
    }

    /**
     * Where a certificate is checked: the node's own address where it has been told one, else as it is reached now.
     *
     * @param node the root of the node's pages
     */
    public String address(CertificateNumber number, URI node) {
        return mail.link(path(number))
                .orElseGet(() -> node.resolve(path(number)).toString());
    }

    /** By which address people open this node, where it has been told one. */
    public Optional<URI> root() {
        return mail.link("/").map(URI::create);
    }

    /** The page that tells how it stands, with the number and the code. */
    String path(CertificateNumber number) {
        return CHECK + "?number=" + number + "&code=" + URLEncoder.encode(codes.of(number), StandardCharsets.US_ASCII);
    }

    /** Where whoever has the number and the code gets the file. */
    public String download(CertificateNumber number) {
        return path(number).replace(CHECK + "?", CHECK + "/pdf?");
    }

    /** The code that stands on it. */
    public String code(CertificateNumber number) {
        return codes.of(number);
    }

    /** What its file is called: the number and the name, in plain letters. */
    public static String name(Certificate certificate) {
        String plain = Normalizer.normalize(certificate.content().name(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("^-|-$", "")
                .toLowerCase(Locale.ROOT);
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
        return certificate.number() + (cut.isEmpty() ? "" : "-" + cut) + ".pdf";
    }

    /** @param node the root of the node's pages */
    public byte[] pdf(Certificate.Valid certificate, URI node) {
        String address = address(certificate.number(), node);
        // The file names the key, so a key that is replaced between the two is asked for again.
        while (true) {
            Keys.Signer signer = keys.signer();
            Document document = sheet.of(certificate, address, codes.of(certificate.number()), signer.id());
            SortedMap<String, String> claims = certificate.core().claims();
            claims.put("address", address);
            String[] by = new String[1];
            byte[] sealed = SealedPdf.seal(documents.pdf(document), claims, signer.key(), message -> {
                Keys.Signed signed = keys.sign(message);
                by[0] = signed.signer();
                return signed.signature();
            });
            if (signer.id().equals(by[0])) {
                return sealed;
            }
        }
    }
}
