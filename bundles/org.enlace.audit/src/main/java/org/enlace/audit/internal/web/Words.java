package org.enlace.audit.internal.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enlace.audit.AuditLine;
import org.enlace.audit.proof.Finding;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/**
 * What things of the log are called, in the reader's language.
 *
 * @param modules texts of those who record acts of their own
 */
public record Words(Texts texts, Language language, List<Texts> modules) {
    public String get(String key, Object... values) {
        return texts.get(language, key, values);
    }

    /** The act in words; its code where it has none, as when its module is gone. */
    public String act(String code) {
        return named("act." + code).orElse(code);
    }

    public String kind(String kind) {
        return named("kind." + kind).orElse(kind);
    }

    public String fact(String name) {
        return named("fact." + name).orElse(name);
    }

    private Optional<String> named(String key) {
        return texts.has(language, key) ? Optional.of(get(key)) : of(modules, "audit." + key);
    }

    private Optional<String> of(List<Texts> from, String key) {
        return from.stream().filter(each -> each.has(language, key)).findFirst().map(each -> each.get(language, key));
    }

    /** A field of the records that an act of this code is done to. */
    public String field(String code, String name) {
        String area = "audit.act." + code.substring(0, code.indexOf('.') + 1);
        List<Texts> own =
                modules.stream().filter(each -> each.has(language, area)).toList();
        return of(own.isEmpty() ? List.of(texts) : own, "field." + name).orElse(name);
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
        return line.kind()
                .map(kind -> kind(kind) + " " + line.subject().orElse(""))
                .orElse("");
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

    /** The fields whose values changed, in order. */
    public static List<String> fields(Iterable<String> values) {
        java.util.TreeSet<String> fields = new java.util.TreeSet<>();
        values.forEach(value -> {
            if (value.startsWith("before/") || value.startsWith("after/")) {
                fields.add(value.substring(value.indexOf('/') + 1));
            }
        });
        return List.copyOf(fields);
    }
}
