package org.enlace.training.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.enlace.documents.Document;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.reference.Countries;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.certificate.CertificateContent;
import org.enlace.training.certificate.Subject;

/** What stands on a certificate, in its own language. */
public final class CertificateSheet {
    private static final int HOUR = 60;

    private final Countries countries;
    private final Texts texts;

    CertificateSheet(Countries countries, Texts texts) {
        this.countries = countries;
        this.texts = texts;
    }

    /** @param signer the id of the key that signs the file */
    Document of(Certificate.Valid certificate, String address, String code, String signer) {
        CertificateContent content = certificate.content();
        Language language = content.language();
        String kind = certificate.core().subject().kind() == Subject.Kind.EXCHANGE ? "exchange" : "series";
        StringBuilder html = new StringBuilder();
        paragraph(html, texts.get(language, "certificate.sheet.states", content.organiser()));
        html.append("<p><strong>").append(escaped(content.name())).append("</strong></p>");
        paragraph(html, texts.get(language, "certificate.sheet." + kind, content.title()));
        html.append("<dl class=\"govuk-summary-list\">");
        row(
                html,
                texts.get(language, "certificate.number"),
                certificate.number().toString());
        row(html, texts.get(language, "column.country"), countries.name(content.country(), language));
        row(html, texts.get(language, "certificate.days"), days(texts, language, content));
        if (content.minutes() > 0) {
            row(html, texts.get(language, "certificate.hours"), hours(texts, language, content.minutes()));
        }
        row(html, texts.get(language, "field.organiser"), content.organiser());
        row(
                html,
                texts.get(language, "certificate.issued"),
                day(language, certificate.core().issued().at()));
        row(
                html,
                texts.get(language, "certificate.issuer"),
                countries.name(certificate.number().issuer(), language));
        html.append("</dl><h2>")
                .append(escaped(texts.get(language, "certificate.sheet.check")))
                .append("</h2>");
        paragraph(
                html,
                texts.get(
                        language, "certificate.sheet.page", certificate.number().toString(), code));
        html.append("<p><a href=\"")
                .append(escaped(address))
                .append("\">")
                .append(escaped(address))
                .append("</a></p>");
        paragraph(html, texts.get(language, "certificate.sheet.seal"));
        paragraph(html, signer.replaceAll("(.{4})(?=.)", "$1 "));
        return new Document(
                texts.get(language, "certificate.sheet.title"),
                null,
                content.organiser(),
                language,
                certificate.number().toString(),
                address,
                "",
                output -> output.writeContent(html.toString()));
    }

    /** Its days, or its one day. */
    public static String days(Texts texts, Language language, CertificateContent content) {
        String from = day(language, content.from());
        return content.from().equals(content.until())
                ? from
                : texts.get(language, "certificate.from-until", from, day(language, content.until()));
    }

    /** So many hours and minutes. */
    public static String hours(Texts texts, Language language, int minutes) {
        return texts.get(language, "certificate.duration", minutes / HOUR, minutes % HOUR);
    }

    /** The day of a moment, by UTC: the same for every reader. */
    public static String day(Language language, Instant at) {
        return day(language, at.atZone(ZoneOffset.UTC).toLocalDate());
    }

    private static String day(Language language, LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
    }

    private static void paragraph(StringBuilder html, String text) {
        html.append("<p>").append(escaped(text)).append("</p>");
    }

    private static void row(StringBuilder html, String term, String text) {
        html.append("<div class=\"govuk-summary-list__row\"><dt>")
                .append(escaped(term))
                .append("</dt><dd>")
                .append(escaped(text))
                .append("</dd></div>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
