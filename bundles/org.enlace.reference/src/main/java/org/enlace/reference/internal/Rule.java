package org.enlace.reference.internal;

import java.util.List;
import java.util.function.Predicate;

/** What may stand in a field of a record. */
@FunctionalInterface
interface Rule {
    /** @throws BadRecord when something else stands there */
    void check(ReferenceRecord each, String field);

    static Rule orNull(Rule rule) {
        return (each, field) -> {
            if (each.fields().get(field) != null) {
                rule.check(each, field);
            }
        };
    }

    static Rule form(String pattern, String words, boolean orNull) {
        Rule rule = (each, field) -> {
            String text = each.text(field);
            if (!text.matches(pattern)) {
                throw each.wrong(field, "is " + ReferenceRecord.shown(text) + ", but " + words + " are expected");
            }
        };
        return orNull ? orNull(rule) : rule;
    }

    static Rule oneOf(String... values) {
        List<String> all = List.of(values);
        return (each, field) -> {
            String text = each.text(field);
            if (!all.contains(text)) {
                throw each.wrong(
                        field,
                        "is " + ReferenceRecord.shown(text) + ", but one of " + String.join(", ", all)
                                + " is expected");
            }
        };
    }

    static Rule between(double least, double most) {
        return (each, field) -> {
            Object value = each.fields().get(field);
            if (!(value instanceof Number number) || !(number.doubleValue() >= least && number.doubleValue() <= most)) {
                throw each.wrong(
                        field,
                        "is " + ReferenceRecord.shown(value) + ", but a number from " + plain(least) + " to "
                                + plain(most) + " is expected");
            }
        };
    }

    private static String plain(double number) {
        return String.valueOf((long) number);
    }

    /** May be empty. */
    static Rule list(Predicate<String> fits, String words) {
        return (each, field) -> {
            Object value = each.fields().get(field);
            if (!(value instanceof List<?> list)
                    || !list.stream().allMatch(one -> one instanceof String text && fits.test(text))) {
                throw each.wrong(field, "is " + ReferenceRecord.shown(value) + ", but " + words + " is expected");
            }
        };
    }
}
