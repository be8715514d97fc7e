package org.enlace.modules.internal.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import org.enlace.modules.InstalledModule.State;
import org.enlace.modules.Operation;
import org.enlace.modules.Standing;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What is said of modules and their changes, in the reader's language. */
public record ModuleWords(Labels labels) {
    private static final long GIGABYTE = 1_000_000_000;

    public String get(String key, Object... values) {
        return labels.get(key, values);
    }

    /** The words in the reader's language, else in English, else in any. */
    public String in(Map<Language, String> words, String otherwise) {
        String own = words.get(labels.language());
        if (own != null) {
            return own;
        }
        return words.getOrDefault(
                Language.EN, words.values().stream().findFirst().orElse(otherwise));
    }

    public Tag tag(State state) {
        Tone tone =
                switch (state) {
                    case UP -> Tone.GOOD;
                    case STARTING, CHANGING -> Tone.ATTENTION;
                    case DOWN -> Tone.BAD;
                };
        return new Tag(get("module.state." + code(state)), tone);
    }

    public Tag tag(Offer.Kind kind) {
        Tone tone =
                switch (kind) {
                    case NEW, UPGRADE -> Tone.INFO;
                    case INSTALLED -> Tone.GOOD;
                    case OLDER -> Tone.NEUTRAL;
                };
        return new Tag(get("module.offer." + code(kind)), tone);
    }

    public Tag tag(Standing standing) {
        Tone tone =
                switch (standing.code()) {
                    case "in-force" -> Tone.GOOD;
                    case "lapsing", "unconfirmed", "upcoming" -> Tone.ATTENTION;
                    case "none" -> Tone.NEUTRAL;
                    default -> Tone.BAD;
                };
        return new Tag(get("module.standing." + standing.code()), tone);
    }

    public String of(Standing standing) {
        return labels.of(standing);
    }

    /** Such as "Upgrade". */
    public String of(Operation operation) {
        return get("module.operation." + code(operation));
    }

    /** Such as "Upgrade: Protocol library". */
    public String title(Operation operation, String module) {
        return get("module.change.title", of(operation), module);
    }

    /** Such as "0.1.0 → 0.2.0", or the one version where the other one is empty. */
    public String versions(String from, String to) {
        return from.isEmpty() || to.isEmpty() ? from + to : get("module.versions", from, to);
    }

    /** A size for people, of a disk too. */
    public String size(long bytes) {
        return bytes < GIGABYTE ? labels.size(bytes) : get("size.gb", Math.round(bytes * 10.0 / GIGABYTE) / 10.0);
    }

    /** A day without its hour, short, in the officer's zone. */
    public String day(Instant at, Caller caller) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(labels.language().locale())
                .format(at.atZone(caller.zone()));
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
