package org.enlace.training.internal.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlace.platform.Language;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.certificate.CertificateContent;
import org.enlace.training.certificate.Conditions.Lack;
import org.enlace.training.certificate.Standing;
import org.enlace.training.internal.CertificateSheet;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.SummaryRow;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What certificates are called, in the reader's language. */
public record CertificateLabels(Labels labels) {
    /** How one stands. */
    public Tag state(Certificate certificate) {
        Tone tone =
                switch (certificate.state()) {
                    case VALID -> Tone.GOOD;
                    case REVOKED -> Tone.BAD;
                    case REPLACED -> Tone.NEUTRAL;
                };
        return new Tag(labels.get("certificate.state." + certificate.state().token()), tone);
    }

    /** How somebody stands to one: what was given, what is due, what is missing. */
    public Tag[] standing(Standing standing) {
        List<Tag> tags = new ArrayList<>();
        standing.certificate().ifPresent(one -> tags.add(state(one)));
        if (standing.due()) {
            tags.add(new Tag(labels.get("certificate.due"), Tone.INFO));
        }
        for (Lack lack : Lack.values()) {
            if (standing.lacks().contains(lack)) {
                tags.add(new Tag(
                        labels.get("certificate.lack." + lack.name().toLowerCase(java.util.Locale.ROOT)),
                        Tone.ATTENTION));
            }
        }
        return tags.toArray(Tag[]::new);
    }

    public String attended(Standing standing) {
        return labels.get(
                "certificate.attended",
                standing.attendance().attended(),
                standing.attendance().held());
    }

    public String answered(Standing standing) {
        return standing.answered()
                .map(yes -> labels.get(yes ? "certificate.answered" : "certificate.unanswered"))
                .orElse("–");
    }

    public List<Choice> reasons(String chosen) {
        return Arrays.stream(Certificate.Reason.values())
                .map(one -> Choice.of(one.token(), labels.get("certificate.reason." + one.token()))
                        .selected(one.token().equals(chosen)))
                .toList();
    }

    /** What a certificate says, and no more. */
    public List<SummaryRow> says(Certificate certificate) {
        CertificateContent content = certificate.content();
        Language language = labels.language();
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of(
                labels.get("certificate.number"), certificate.number().toString()));
        rows.add(SummaryRow.of(labels.get("column.name"), content.name()));
        rows.add(SummaryRow.of(labels.get("column.country"), labels.country(content.country())));
        rows.add(SummaryRow.of(labels.get("certificate.of"), content.title()));
        rows.add(SummaryRow.of(
                labels.get("certificate.days"), CertificateSheet.days(labels.texts(), language, content)));
        if (content.minutes() > 0) {
            rows.add(SummaryRow.of(
                    labels.get("certificate.hours"),
                    CertificateSheet.hours(labels.texts(), language, content.minutes())));
        }
        rows.add(SummaryRow.of(labels.get("field.organiser"), content.organiser()));
        rows.add(SummaryRow.of(
                labels.get("certificate.issued"),
                CertificateSheet.day(language, certificate.core().issued().at())));
        rows.add(SummaryRow.of(
                labels.get("certificate.issuer"),
                labels.country(certificate.number().issuer())));
        return rows;
    }
}
