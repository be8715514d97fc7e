package org.enlace.jit.retention;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.enlace.files.Sha256;
import org.enlace.jit.agreement.CanonicalJson;
import org.enlace.platform.CountryCode;

/**
 * That the node of another country answered that it took an item's description back, as this node heard it; signed by this node, beside the
 * certificate, which was signed before. That somebody kept a copy outside it, it cannot say.
 *
 * @param certificate the SHA-256 of the certificate
 * @param country     which answered
 * @param at          when this node had the answer
 */
public record Receipt(Sha256 certificate, CountryCode country, Instant at) {
    public static final String FORMAT = "enlace-erasure-receipt-1";

    /** In one form only: canonical JSON. */
    public String text() {
        return CanonicalJson.of(Map.of(
                "format", FORMAT, "certificate", certificate.value(), "country", country.value(), "at", at.toString()));
    }

    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }
}
