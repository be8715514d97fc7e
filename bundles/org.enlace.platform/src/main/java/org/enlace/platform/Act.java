package org.enlace.platform;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One act as the audit keeps it.
 *
 * <pre>{@code
 * audit.record(Act.done("protocols.retire", caller)
 *         .on("protocol", id)
 *         .because(reason)
 *         .changed("content", before, after));
 * }</pre>
 *
 * @param code     what was done: area and act in lower case joined by a dot, such as {@code protocols.retire}; stable
 * @param by       who did it
 * @param outcome  whether it was done, refused or failed
 * @param subject  the record it was done to
 * @param reason   why, in the words of the officer; kept in the erasable store
 * @param facts    what can be known for ever: counts, codes, hashes; no personal data, no case content. Kept in the entry itself
 * @param changes  by field, the value before and after; kept in the erasable store, with a salted hash of each in the entry
 * @param concerns the people whose data were touched, for the export of all that concerns one person: for an officer
 *                 {@code officer:NAME}, else the kind and the id of the record that stands for the person. Kept in the erasable
 *                 store
 */
public record Act(
        String code,
        Caller by,
        Outcome outcome,
        Optional<Subject> subject,
        Optional<String> reason,
        Map<String, String> facts,
        Map<String, Change> changes,
        Set<String> concerns) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*");

    /** What became of it. */
    public enum Outcome {
        DONE,
        REFUSED,
        FAILED
    }

    /**
     * @param kind a word for the kind of record, such as {@code protocol}
     * @param id   which one
     */
    public record Subject(String kind, String id) {}

    /**
     * @param before null where there was nothing
     * @param after  null where nothing is left
     */
    public record Change(String before, String after) {}

    public Act {
        if (code == null || !FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("An act reads area.act in lower case, not \"" + code + "\"");
        }
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(outcome, "outcome");
        facts = Map.copyOf(facts);
        changes = Map.copyOf(changes);
        concerns = Set.copyOf(concerns);
    }

    public static Act done(String code, Caller by) {
        return of(code, by, Outcome.DONE);
    }

    public static Act refused(String code, Caller by) {
        return of(code, by, Outcome.REFUSED);
    }

    public static Act failed(String code, Caller by) {
        return of(code, by, Outcome.FAILED);
    }

    private static Act of(String code, Caller by, Outcome outcome) {
        return new Act(code, by, outcome, Optional.empty(), Optional.empty(), Map.of(), Map.of(), Set.of());
    }

    public Act on(String kind, Object id) {
        return new Act(
                code,
                by,
                outcome,
                Optional.of(new Subject(kind, String.valueOf(id))),
                reason,
                facts,
                changes,
                concerns);
    }

    public Act because(String words) {
        return new Act(
                code,
                by,
                outcome,
                subject,
                Optional.ofNullable(words).filter(text -> !text.isBlank()),
                facts,
                changes,
                concerns);
    }

    public Act fact(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(facts);
        more.put(name, String.valueOf(value));
        return new Act(code, by, outcome, subject, reason, more, changes, concerns);
    }

    /** A field that was changed. Where both values are equal nothing is noted. */
    public Act changed(String field, String before, String after) {
        if (Objects.equals(before, after)) {
            return this;
        }
        Map<String, Change> more = new LinkedHashMap<>(changes);
        more.put(field, new Change(before, after));
        return new Act(code, by, outcome, subject, reason, facts, more, concerns);
    }

    public Act concerning(String person) {
        Set<String> more = new LinkedHashSet<>(concerns);
        more.add(person);
        return new Act(code, by, outcome, subject, reason, facts, changes, more);
    }

    public Act concerning(OfficerId officer) {
        return concerning("officer:" + officer);
    }
}
