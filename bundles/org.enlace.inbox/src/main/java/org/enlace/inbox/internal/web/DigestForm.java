package org.enlace.inbox.internal.web;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.enlace.inbox.internal.digest.Digest;
import org.enlace.inbox.internal.digest.DigestChoice;
import org.enlace.inbox.internal.digest.DigestWords;
import org.enlace.inbox.internal.digest.Rhythm;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.FieldError;

/** The form of the digest: what was chosen, or what was typed and is wrong. */
public final class DigestForm {
    private static final String YES = "yes";

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> errors = new HashMap<>();
    private final int version;
    private final Optional<Instant> due;

    private DigestForm(int version, Optional<Instant> due) {
        this.version = version;
        this.due = due;
    }

    static DigestForm of(Digest digest) {
        DigestForm form = new DigestForm(digest.version(), digest.due());
        DigestChoice choice = digest.choice();
        form.values.put("rhythm", choice.rhythm().token());
        form.values.put("hour", String.valueOf(choice.hour()));
        form.values.put("day", DigestWords.token(choice.day()));
        form.values.put("empty", choice.whenEmpty() ? YES : "");
        return form;
    }

    /** What was sent, for what is there now. */
    static DigestForm sent(FormData data, Digest now) {
        DigestForm form = new DigestForm(now.version(), now.due());
        for (String name : List.of("rhythm", "hour", "day", "empty")) {
            form.values.put(name, data.first(name));
        }
        return form;
    }

    /** @throws Refusal naming the field */
    static DigestChoice choice(FormData data) {
        return DigestWords.choice(
                data.first("rhythm"),
                data.first("hour"),
                data.first("day"),
                data.first("empty").equals(YES));
    }

    DigestForm wrong(String field, String message) {
        errors.put(field, message);
        return this;
    }

    public int version() {
        return version;
    }

    public Optional<Instant> due() {
        return due;
    }

    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    public String error(String name) {
        return errors.getOrDefault(name, "");
    }

    public List<FieldError> errors() {
        return errors.entrySet().stream()
                .map(entry -> new FieldError(entry.getKey(), entry.getValue()))
                .toList();
    }

    public List<Choice> rhythms(Labels labels) {
        List<Choice> all = new ArrayList<>();
        for (Rhythm rhythm : Rhythm.values()) {
            all.add(Choice.of(rhythm.token(), labels.get("digest.rhythm." + rhythm.token())));
        }
        return all;
    }

    public List<Choice> hours() {
        List<Choice> all = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            all.add(Choice.of(String.valueOf(hour), String.format(Locale.ROOT, "%02d:00", hour)));
        }
        return all;
    }

    public List<Choice> days(Labels labels) {
        List<Choice> all = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            all.add(Choice.of(
                    DigestWords.token(day),
                    day.getDisplayName(TextStyle.FULL, labels.language().locale())));
        }
        return all;
    }

    public List<Choice> empty(Labels labels) {
        return List.of(Choice.of(YES, labels.get("digest.empty.yes"))
                .selected(get("empty").equals(YES)));
    }
}
