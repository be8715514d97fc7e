package org.enlace.audit.internal.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.enlace.audit.AuditLine;
import org.enlace.audit.proof.Finding;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What things of the log are called, in the reader's language. */
public record Words(Texts texts, Language language) {
    public String get(String key, Object... values) {
        return texts.get(language, key, values);
    }

    /** The act in words; its code where it has none here. */
    public String act(String code) {
        return texts.has(language, "act." + code) ? get("act." + code) : code;
    }

    public String door(String door) {
        return texts.has(language, "door." + door) ? get("door." + door) : door;
    }

    public Tag outcome(String outcome) {
        Tone tone = outcome.equals("done") ? Tone.GOOD : Tone.BAD;
        return new Tag(texts.has(language, "outcome." + outcome) ? get("outcome." + outcome) : outcome, tone);
    }

    public String officer(AuditLine line) {
        return line.actingFor()
                .map(other -> get("officer.for", line.officer(), other))
                .orElse(line.officer());
    }

    public String record(AuditLine line) {
        return line.kind().map(kind -> kind + " " + line.subject().orElse("")).orElse("");
    }

    public String finding(Finding finding) {
        return get("finding." + finding.kind().word(), finding.place().toArray());
    }

    /** A number as people write it. */
    public String number(long number) {
        return String.format(Locale.forLanguageTag(language.tag()), "%,d", number);
    }

    public String refused(Refusal refusal) {
        String key = "refusal." + refusal.code();
        return texts.has(language, key) ? get(key, refusal.values().toArray()) : refusal.getMessage();
    }

    /** {@code after/title} is the field title. */
    public static String field(String value) {
        return value.substring(value.indexOf('/') + 1);
    }

    /** The fields whose values changed, in order. */
    public static List<String> fields(Iterable<String> values) {
        java.util.TreeSet<String> fields = new java.util.TreeSet<>();
        values.forEach(value -> {
            if (value.startsWith("before/") || value.startsWith("after/")) {
                fields.add(field(value));
            }
        });
        return List.copyOf(fields);
    }

    /** The part of a record's own page, where the platform knows it. */
    public static String page(AuditLine line) {
        Map<String, String> pages = Map.of("protocol", "/protocols/", "officer", "/officers/");
        String start = line.kind().map(pages::get).orElse(null);
        return start == null
                        || line.subject().isEmpty()
                        || !line.subject().get().matches("[a-z0-9._-]+")
                ? null
                : start + line.subject().get();
    }
}
