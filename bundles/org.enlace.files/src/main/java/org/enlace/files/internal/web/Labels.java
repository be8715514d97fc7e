package org.enlace.files.internal.web;

import gg.jte.Content;
import java.text.NumberFormat;
import org.enlace.files.FileState;
import org.enlace.files.Stamp;
import org.enlace.files.StoredFile;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.web.RefusalTexts;
import org.enlace.web.Ui;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What things are called, in the reader's language. */
public record Labels(Texts texts, Language language) {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    public String get(String key, Object... values) {
        return texts.get(language, key, values);
    }

    public String of(Refusal refusal) {
        return RefusalTexts.of(texts, language, refusal);
    }

    /** Who did something and when, in the reader's zone. */
    public Content of(Stamp stamp, Caller reader) {
        return Ui.join(Ui.text(stamp.officer() + ", "), Ui.moment(stamp.at(), reader));
    }

    /** Bytes as people read them: {@code 1,4 MB}, a million bytes to the megabyte. */
    public String size(long bytes) {
        if (bytes < 1_000) {
            return get("size.bytes", bytes);
        }
        double size = bytes;
        int unit = -1;
        while (size >= 1_000 && unit < UNITS.length - 1) {
            size /= 1_000;
            unit++;
        }
        NumberFormat format = NumberFormat.getInstance(language.locale());
        format.setMaximumFractionDigits(size < 100 ? 1 : 0);
        return format.format(size) + "\u00a0" + UNITS[unit];
    }

    /** The same with every byte counted. */
    public String exactly(long bytes) {
        return bytes < 1_000 ? size(bytes) : get("file.size.exact", size(bytes), bytes);
    }

    public String state(StoredFile file) {
        return get("state." + file.content().state().token());
    }

    /** Its states as tags; none where there is nothing to say. */
    public Tag[] tags(StoredFile file) {
        java.util.List<Tag> tags = new java.util.ArrayList<>();
        if (file.content().state() != FileState.AVAILABLE) {
            Tone tone = file.content().state() == FileState.RECEIVED ? Tone.ATTENTION : Tone.BAD;
            tags.add(new Tag(state(file), tone));
        }
        if (file instanceof StoredFile.Removed) {
            tags.add(new Tag(get("state.removed"), Tone.NEUTRAL));
        }
        if (file.held()) {
            tags.add(new Tag(get("state.held"), Tone.INFO));
        }
        return tags.toArray(Tag[]::new);
    }
}
