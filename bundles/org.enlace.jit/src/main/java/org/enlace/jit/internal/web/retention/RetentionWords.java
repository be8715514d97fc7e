package org.enlace.jit.internal.web.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.retention.Certificate;
import org.enlace.jit.retention.Retention;
import org.enlace.jit.retention.Retention.Kept;
import org.enlace.jit.retention.RetentionRule;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What the end of retention is called in the reader's language. */
public record RetentionWords(Labels labels) {
    public Tag tag(Retention retention) {
        return new Tag(
                labels.get("retention.state." + retention.state().token()),
                tone(retention.state().token()));
    }

    private static Tone tone(String state) {
        return switch (state) {
            case "erased" -> Tone.GOOD;
            case "stopped" -> Tone.BAD;
            case "confirmed", "kept", "held" -> Tone.INFO;
            default -> Tone.ATTENTION;
        };
    }

    /** Why one lapsed or cannot go on; what is new says at least its word. */
    public String why(String token) {
        String key = "retention.why." + token;
        return labels.has(key) ? labels.get(key) : token;
    }

    /** How long, from when. */
    public String term(RetentionRule rule) {
        return labels.get(
                "retention.term.of",
                length(rule.term()),
                labels.get("retention.start." + rule.start().token()));
    }

    private String length(Period term) {
        List<String> parts = new ArrayList<>();
        add(parts, "retention.years", term.getYears());
        add(parts, "retention.months", term.getMonths());
        add(parts, "retention.days", term.getDays());
        return String.join(", ", parts);
    }

    private void add(List<String> parts, String key, int number) {
        if (number > 0) {
            parts.add(labels.get(key, number));
        }
    }

    /** What the node of a country had said of a copy that was lent to it. */
    public String lent(Certificate.Lent copy) {
        if (copy.open()) {
            return labels.get("retention.lent.silent");
        }
        return copy.statement()
                .map(statement -> labels.get("retention.lent.erased", Labels.hash(statement.value())))
                .orElseGet(() -> labels.get("retention.lent.never"));
    }

    /** A court bundle with a copy, and what proves that it was erased. */
    public String copy(Certificate.Copy copy) {
        String sha256 = Labels.hash(copy.sha256().value());
        return copy.statement()
                .map(statement ->
                        labels.get("retention.copy.erased", copy.bundle(), sha256, Labels.hash(statement.value())))
                .orElseGet(() -> labels.get("retention.copy.there", copy.bundle(), sha256));
    }

    /** The last day on which an item stays. */
    public String until(Kept kept) {
        return kept.until()
                .map(end -> labels.day(day(end.minusNanos(1))))
                .orElseGet(() -> labels.get("retention.until.lifted"));
    }

    /** The day of a moment, in UTC. */
    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
