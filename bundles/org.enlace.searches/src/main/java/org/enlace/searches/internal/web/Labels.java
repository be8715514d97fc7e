package org.enlace.searches.internal.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.searches.Notice;
import org.enlace.searches.SavedSearches.Shown;
import org.enlace.searches.SavedSearches.State;
import org.enlace.web.RefusalTexts;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What things are called, in the reader's language. */
public record Labels(Texts texts, Caller reader) {
    public Language language() {
        return reader.language();
    }

    public String get(String key, Object... values) {
        return texts.get(language(), key, values);
    }

    public String of(Refusal refusal) {
        return RefusalTexts.of(texts, language(), refusal);
    }

    public String of(Notice notice) {
        return get("notice." + notice.token());
    }

    /** The day of a moment, where the reader is. */
    public String day(Instant moment) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language().locale())
                .format(moment.atZone(reader.zone()));
    }

    /** What it is narrowed by, in one line. */
    public String words(Shown shown) {
        if (shown.state() != State.READY) {
            return "";
        }
        return shown.words().isEmpty() ? get("search.all") : String.join(" · ", shown.words());
    }

    /** Why it cannot be run now, or was not; empty where nothing is wrong. */
    public String trouble(Shown shown) {
        return switch (shown.state()) {
            case AWAY -> get("state.away", shown.label());
            case FORBIDDEN -> get("state.forbidden", shown.label());
            case INVALID -> get("state.invalid", of(shown.fault().orElseThrow()));
            case READY -> shown.search().run().failed() ? get("state.failed") : "";
        };
    }

    public List<Tag> tags(Shown shown) {
        List<Tag> tags = new ArrayList<>(List.of(new Tag(shown.label(), Tone.KIND)));
        if (shown.search().run().fresh() > 0) {
            tags.add(new Tag(get("search.fresh", shown.search().run().fresh()), Tone.ATTENTION));
        }
        if (shown.state() != State.READY) {
            tags.add(new Tag(get("search.not-ready"), Tone.BAD));
        }
        return tags;
    }

    public List<Choice> notices() {
        return Arrays.stream(Notice.values())
                .map(notice -> Choice.of(notice.token(), of(notice)).hint(get("notice." + notice.token() + ".hint")))
                .toList();
    }
}
