package org.enlace.inbox.internal.web;

import gg.jte.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.enlace.inbox.InboxItem.Due;
import org.enlace.inbox.Waiting;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.web.RefusalTexts;
import org.enlace.web.Ui;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What things are called, in the reader's language. */
public record Labels(Texts texts, Caller reader, Function<OfficerId, Optional<String>> names) {
    private static final int SOON = 7;

    public Language language() {
        return reader.language();
    }

    public String get(String key, Object... values) {
        return texts.get(language(), key, values);
    }

    public String of(Refusal refusal) {
        return RefusalTexts.of(texts, language(), refusal);
    }

    /** What is wanted, as a tag. */
    public Tag kind(Waiting waiting) {
        return new Tag(get("kind." + waiting.item().kind().token()), Tone.KIND);
    }

    /** For whom, where the reader is a deputy. */
    public String absent(Waiting waiting) {
        return waiting.absent()
                .map(officer -> get("item.for", names.apply(officer).orElse(officer.value())))
                .orElse("");
    }

    /** How near the end of its time is; null where it has none. */
    public Tag due(Waiting waiting, Instant now) {
        Due due = waiting.item().due().orElse(null);
        if (due == null) {
            return null;
        }
        if (waiting.overdue(now)) {
            return new Tag(get("item.overdue"), Tone.BAD);
        }
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(now, due.zone()), due.lastDay());
        String text = days == 0 ? get("item.due.today") : get("item.due.days", days);
        return new Tag(text, days <= SOON ? Tone.ATTENTION : Tone.INFO);
    }

    /** Until when it is to be done: a day as a day, a moment by the reader's clock. */
    public Content until(Due due) {
        return due instanceof Due.Day whole ? Ui.date(whole.day(), language()) : Ui.moment(due.end(), reader);
    }
}
