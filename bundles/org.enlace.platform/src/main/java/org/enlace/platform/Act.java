package org.enlace.platform;

import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    /** Letters, digits and what stands between them in codes, hashes and addresses; no blank. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:/@+=,{}\\[\\]-]{0,300}");

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

    /** The same, told under another code or with another outcome. */
    public Act as(String other, Outcome now) {
        return new Act(other, by, now, subject, reason, facts, changes, concerns);
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

    /** A count or a number of a series. */
    public Act fact(String name, long value) {
        return known(name, value);
    }

    public Act fact(String name, boolean value) {
        return known(name, value);
    }

    public Act fact(String name, Enum<?> value) {
        return known(name, value);
    }

    /** A day or a time. */
    public Act fact(String name, Temporal value) {
        return known(name, value);
    }

    public Act fact(String name, RecordId value) {
        return known(name, value);
    }

    public Act fact(String name, OfficerId value) {
        return known(name, value);
    }

    public Act fact(String name, UnitId value) {
        return known(name, value);
    }

    public Act fact(String name, CountryCode value) {
        return known(name, value);
    }

    public Act fact(String name, Permission value) {
        return known(name, value);
    }

    /**
     * A fact that is a code, a hash or another identifier made by programs. What has not the form of one is kept as {@code sha256:} and
     * its hash, so that words never become a fact and nobody's act fails.
     */
    public Act code(String name, String value) {
        return known(name, coded(value));
    }

    /** A fact that is a list of codes, of which each keeps to the same rule. */
    public Act codes(String name, Collection<?> values) {
        return known(name, values.stream().map(Act::coded).collect(Collectors.joining(" ")));
    }

    private static String coded(Object value) {
        String text = String.valueOf(value);
        return CODE.matcher(text).matches() ? text : "sha256:" + Hashing.sha256(text);
    }

    private Act known(String name, Object value) {
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
