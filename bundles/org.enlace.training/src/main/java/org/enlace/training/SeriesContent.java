package org.enlace.training;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;

/**
 * What a series says.
 *
 * @param programme what it belongs to; empty for none
 * @param title     one line of 1 to 200 characters
 * @param summary   objectives and whatever else is to be known, up to 4000 characters; may be empty
 * @param organiser the body that organises it, one line of 1 to 200 characters
 * @param contact   where answers to invitations go; without it nobody is invited by mail
 * @param zone      the organiser's, in which times are typed
 * @param languages in which it is held, the language of its texts first
 * @param quotas    the invited countries and their seats
 * @param source    where what it says is from, up to 500 characters; may be empty
 */
public record SeriesContent(
        Optional<RecordId> programme,
        SeriesKind kind,
        String title,
        String summary,
        String organiser,
        Optional<MailAddress> contact,
        ZoneId zone,
        List<Language> languages,
        Quotas quotas,
        String source) {
    public static final int LONGEST_TITLE = 200;
    public static final int LONGEST_SUMMARY = 4_000;
    public static final int LONGEST_SOURCE = 500;

    public SeriesContent {
        Objects.requireNonNull(programme, "programme");
        Objects.requireNonNull(kind, "kind");
        title = Rules.line("title", title, LONGEST_TITLE);
        summary = Rules.textOrNone("summary", summary, LONGEST_SUMMARY);
        organiser = Rules.line("organiser", organiser, LONGEST_TITLE);
        Objects.requireNonNull(contact, "contact");
        LocalTimes.zone(zone.getId());
        languages = Rules.distinct("languages", languages, Language.values().length);
        Objects.requireNonNull(quotas, "quotas");
        source = Rules.lineOrNone("source", source, LONGEST_SOURCE);
    }
}
