package org.enlace.jit.internal.rest.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.internal.rest.Given;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.Grading;
import org.enlace.jit.work.NewEntry;
import org.enlace.jit.work.RestrictedClass;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;

/**
 * An entry as the API gives it.
 *
 * @param kept       why something of it is left out: {@code pseudonym}, or {@code reason} where a reason has to be given first; else absent
 * @param restricted the class whose reason opens it; absent where none does
 * @param same       whether another entry was taken for the same and stands for it
 * @param fields     the values by the names of the fields; of an item of evidence with the team's purpose among its uses, which always counts
 */
record EntryJson(
        RecordId id,
        int version,
        String kind,
        String owner,
        RecordId author,
        Instant written,
        Instant changed,
        String title,
        HandlingJson handling,
        GradingJson grading,
        Map<String, List<String>> fields,
        String kept,
        String restricted,
        boolean same) {
    /** What may be done with it: H0, or one or more of H1, H2, H3, which goes with a condition. */
    record HandlingJson(List<String> codes, String condition) {
        static HandlingJson of(Handling handling) {
            return new HandlingJson(
                    handling.codes().stream().map(HandlingCode::name).toList(),
                    handling.condition().orElse(null));
        }

        Handling handling() {
            Set<HandlingCode> all = EnumSet.noneOf(HandlingCode.class);
            Given.list(codes).forEach(code -> all.add(HandlingCode.parse(String.valueOf(code))));
            return new Handling(all, Optional.ofNullable(condition));
        }
    }

    /** {@code fact} or {@code assessment}, the source from A to X, and the information from 1 to 4. */
    record GradingJson(String nature, String source, String information) {
        static GradingJson of(Grading grading) {
            return new GradingJson(
                    grading.nature().token(),
                    grading.source().name(),
                    grading.information().token());
        }

        Grading grading() {
            return new Grading(
                    one(Grading.Nature.class, nature, "nature", word -> word.toUpperCase(Locale.ROOT)),
                    one(Grading.Source.class, source, "source", word -> word),
                    one(Grading.Information.class, information, "information", word -> "G" + word));
        }

        private static <E extends Enum<E>> E one(
                Class<E> type, String given, String field, java.util.function.UnaryOperator<String> name) {
            return Given.word(given, field, word -> EnumSet.allOf(type).stream()
                    .filter(one -> one.name().equals(name.apply(word)))
                    .findFirst());
        }
    }

    /** An entry as somebody wants it written; the grading only of kinds that are graded. */
    record New(String kind, Map<String, List<String>> fields, HandlingJson handling, GradingJson grading) {
        NewEntry entry() {
            EntryKind of = Given.word(kind, "kind", EntryKind::of);
            Map<String, List<String>> values = new LinkedHashMap<>();
            if (fields != null) {
                fields.forEach((name, all) -> values.put(name, all == null ? List.of() : new ArrayList<>(all)));
            }
            return NewEntry.of(
                    of,
                    values,
                    handling == null ? Handling.GENERAL : handling.handling(),
                    Optional.ofNullable(grading).map(GradingJson::grading));
        }
    }

    /** Why an entry is taken back. */
    record Back(String reason) {}

    /** Why restricted entries of a class, {@code victim} or {@code condition}, are consulted, as long as the session or the token holds. */
    record Reason(String restricted, String reason) {
        RestrictedClass of() {
            return Given.word(restricted, "restricted", word -> EnumSet.allOf(RestrictedClass.class).stream()
                    .filter(one -> one.token().equals(word))
                    .findFirst());
        }
    }

    private static Map<String, List<String>> fields(Entry entry) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (Field field : entry.kind().fields()) {
            List<String> values = field.of(entry.content());
            if (!values.isEmpty()) {
                all.put(field.name(), values);
            }
        }
        return all;
    }

    static EntryJson of(Seen seen) {
        Entry entry = seen.entry();
        return new EntryJson(
                entry.id(),
                entry.version(),
                entry.kind().token(),
                entry.owner().value(),
                entry.author(),
                entry.written(),
                entry.changed(),
                seen.title(),
                HandlingJson.of(entry.handling()),
                entry.grading().map(GradingJson::of).orElse(null),
                fields(entry),
                seen.kept().map(kept -> kept.name().toLowerCase(Locale.ROOT)).orElse(null),
                seen.restricted().map(RestrictedClass::token).orElse(null),
                seen.same());
    }
}
