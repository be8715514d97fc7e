package org.enlace.training.internal.rest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.certificate.CertificateContent;
import org.enlace.training.certificate.Conditions;
import org.enlace.training.certificate.Standing;
import org.enlace.training.certificate.Subject;

/**
 * A certificate as the API gives it.
 *
 * @param kind     of what it is given for: nomination or exchange
 * @param subject  the id of that
 * @param state    valid, revoked or replaced
 * @param minutes  0 where that is not said
 * @param hash     the SHA-256 of what it says, hexadecimal
 * @param reason   why it was revoked; absent otherwise
 * @param replaced the certificate that took its place; absent otherwise
 */
record CertificateJson(
        String id,
        int version,
        String number,
        String kind,
        String subject,
        String state,
        String name,
        String country,
        String title,
        String from,
        String until,
        int minutes,
        String organiser,
        String language,
        String hash,
        String reason,
        String replaced,
        StampJson issued,
        StampJson changed) {
    static CertificateJson of(Certificate certificate) {
        CertificateContent content = certificate.content();
        Subject subject = certificate.core().subject();
        return new CertificateJson(
                certificate.id().toString(),
                certificate.version(),
                certificate.number().toString(),
                subject.kind().token(),
                subject.id().toString(),
                certificate.state().token(),
                content.name(),
                content.country().value(),
                content.title(),
                content.from().toString(),
                content.until().toString(),
                content.minutes(),
                content.organiser(),
                content.language().tag(),
                certificate.core().hash(),
                certificate instanceof Certificate.Revoked revoked
                        ? revoked.reason().token()
                        : null,
                certificate instanceof Certificate.Replaced replaced
                        ? replaced.by().toString()
                        : null,
                StampJson.of(certificate.core().issued()),
                StampJson.of(certificate.core().changed()));
    }

    /** @param evaluation whether the evaluation at the end has to have been answered; false where it is left out */
    record ConditionsJson(Integer share, Boolean evaluation) {
        static ConditionsJson of(Conditions conditions) {
            return new ConditionsJson(conditions.share(), conditions.evaluation());
        }

        Conditions conditions() {
            return new Conditions(Given.needed(share, "share"), Boolean.TRUE.equals(evaluation));
        }
    }

    /**
     * How somebody stands to the certificate of a series.
     *
     * @param answered    whether the evaluation was answered; absent where the series has none
     * @param lacks       what is missing: none-held, attendance, evaluation
     * @param due         whether one is to be given
     * @param certificate the last that was given; absent where none was
     */
    record StandingJson(
            String nomination,
            String name,
            String country,
            int held,
            int attended,
            Boolean answered,
            List<String> lacks,
            boolean due,
            CertificateJson certificate) {
        static StandingJson of(Standing standing) {
            Optional<CertificateJson> certificate = standing.certificate().map(CertificateJson::of);
            return new StandingJson(
                    standing.nomination().id().toString(),
                    standing.nomination().person().name(),
                    standing.nomination().person().country().value(),
                    standing.attendance().held(),
                    standing.attendance().attended(),
                    standing.answered().orElse(null),
                    standing.lacks().stream()
                            .sorted()
                            .map(lack -> lack.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .toList(),
                    standing.due(),
                    certificate.orElse(null));
        }
    }

    /** @param certificates how many */
    record CountJson(int certificates) {}

    /** @param name as it is right */
    record NameJson(String name) {}

    /**
     * @param reason issued-in-error, not-fulfilled, annulled or misuse
     * @param note   for whoever organises; may be left out
     */
    record RevocationJson(String reason, String note) {}
}
