package org.enlace.training.internal.rest;

import java.util.List;
import java.util.Optional;
import org.enlace.mail.MailAddress;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.training.LocalTimes;
import org.enlace.training.Quota;
import org.enlace.training.Quotas;
import org.enlace.training.Series;
import org.enlace.training.SeriesContent;
import org.enlace.training.SeriesKind;

/**
 * A series as the API gives it.
 *
 * @param state open or closed; of another country's also taken-back
 * @param owner the other country whose it is; absent for a series of this node
 * @param note  what is to be known of its end; absent while it is open
 */
record SeriesJson(
        String id,
        int version,
        String state,
        String owner,
        String programme,
        String kind,
        String title,
        String summary,
        String organiser,
        String contact,
        String zone,
        List<String> languages,
        List<QuotaJson> quotas,
        String source,
        String note,
        StampJson created,
        StampJson changed) {
    static SeriesJson of(Series series) {
        SeriesContent content = series.content();
        return new SeriesJson(
                series.id().toString(),
                series.version(),
                series instanceof Series.Received came
                        ? came.standing().token()
                        : series instanceof Series.Open ? "open" : "closed",
                series.owner().map(CountryCode::value).orElse(null),
                content.programme().map(RecordId::toString).orElse(null),
                content.kind().token(),
                content.title(),
                content.summary(),
                content.organiser(),
                content.contact().map(MailAddress::value).orElse(null),
                content.zone().getId(),
                content.languages().stream().map(Language::tag).toList(),
                content.quotas().countries().stream()
                        .map(quota -> new QuotaJson(quota.country().value(), quota.seats()))
                        .toList(),
                content.source(),
                series.end().orElse(null),
                StampJson.of(series.created()),
                StampJson.of(series.changed()));
    }

    /**
     * @param country two capital letters of ISO 3166-1
     * @param seats   0 to 500
     */
    record QuotaJson(String country, int seats) {}

    /**
     * What a series is to say.
     *
     * @param programme the id of a programme; may be left out
     * @param kind      videoconference-series, seminar or course
     * @param contact   a mail address, to which answers to invitations go; may be left out
     * @param zone      an IANA name such as America/Bogota
     * @param languages of es, pt, en, fr, that of its texts first
     */
    record Content(
            String programme,
            String kind,
            String title,
            String summary,
            String organiser,
            String contact,
            String zone,
            List<String> languages,
            List<QuotaJson> quotas,
            String source) {
        SeriesContent content() {
            return new SeriesContent(
                    Optional.ofNullable(programme).map(RecordId::parse),
                    SeriesKind.of(kind),
                    title,
                    summary,
                    organiser,
                    Optional.ofNullable(contact).map(MailAddress::new),
                    LocalTimes.zone(zone),
                    Given.languages(languages),
                    new Quotas(Given.list(quotas).stream()
                            .map(one -> new Quota(new CountryCode(one.country()), one.seats()))
                            .toList()),
                    source);
        }
    }

    /** @param note what is to be known of its end, up to 1000 characters; may be left out */
    record Closing(String note) {}
}
