package org.enlace.jit.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A field that entries of a kind have.
 *
 * @param name        in the form, on the wire and in the API: lower case and hyphens
 * @param type        how its values are written
 * @param required    whether an entry has at least one value
 * @param most        how many values there may be
 * @param longest     how long a line or a text may be, in characters; 0 for other types
 * @param choices     the words of a choice, in the order of the form
 * @param kinds       tokens of the kinds an entry may be that is pointed to; empty for any
 * @param identifying whether it tells who somebody is, and is kept from those who do not need it where the person is a victim
 * @param key         whether entries of a kind with the same value are likely the same
 * @param assigned    whether the owner's node gives the value when the entry is first written; nobody types it and it never changes
 * @param always      the choice that counts in every entry, and so is neither kept nor carried; empty where there is none
 */
public record Field(
        String name,
        FieldType type,
        boolean required,
        int most,
        int longest,
        List<String> choices,
        List<String> kinds,
        boolean identifying,
        boolean key,
        boolean assigned,
        String always) {
    private static final int LINE = 200;
    private static final int TEXT = 10_000;
    private static final int MANY = 50;

    public Field {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(always, "always");
        choices = List.copyOf(choices);
        kinds = List.copyOf(kinds);
    }

    private static Field of(String name, FieldType type, int longest) {
        return new Field(name, type, false, 1, longest, List.of(), List.of(), false, false, false, "");
    }

    static Field line(String name) {
        return of(name, FieldType.LINE, LINE);
    }

    static Field text(String name) {
        return of(name, FieldType.TEXT, TEXT);
    }

    static Field day(String name) {
        return of(name, FieldType.DAY, 0);
    }

    static Field moment(String name) {
        return of(name, FieldType.MOMENT, 0);
    }

    static Field number(String name) {
        return of(name, FieldType.NUMBER, 0);
    }

    static Field amount(String name) {
        return of(name, FieldType.AMOUNT, 0);
    }

    static Field degrees(String name) {
        return of(name, FieldType.DEGREES, 0);
    }

    static Field country(String name) {
        return of(name, FieldType.COUNTRY, 0);
    }

    static Field state(String name) {
        return of(name, FieldType.STATE, 0);
    }

    static Field currency(String name) {
        return of(name, FieldType.CURRENCY, 0);
    }

    static Field member(String name) {
        return of(name, FieldType.MEMBER, 0);
    }

    static Field crossing(String name) {
        return of(name, FieldType.BORDER_CROSSING, 0);
    }

    static Field file(String name) {
        return of(name, FieldType.FILE, 0);
    }

    static Field language(String name) {
        return of(name, FieldType.LANGUAGE, 0);
    }

    static Field choice(String name, String... words) {
        return new Field(name, FieldType.CHOICE, false, 1, 0, List.of(words), List.of(), false, false, false, "");
    }

    static Field entry(String name, String... kinds) {
        return new Field(name, FieldType.ENTRY, false, 1, 0, List.of(), List.of(kinds), false, false, false, "");
    }

    Field must() {
        return new Field(name, type, true, most, longest, choices, kinds, identifying, key, assigned, always);
    }

    Field many() {
        return new Field(name, type, required, MANY, longest, choices, kinds, identifying, key, assigned, always);
    }

    /** The owner's node gives it. */
    Field byNode() {
        return new Field(name, type, true, most, longest, choices, kinds, identifying, key, true, always);
    }

    /** It tells who somebody is. */
    Field identity() {
        return new Field(name, type, required, most, longest, choices, kinds, true, key, assigned, always);
    }

    /** Two with the same are likely the same. */
    Field alike() {
        return new Field(name, type, required, most, longest, choices, kinds, identifying, true, assigned, always);
    }

    /** One of its choices counts in every entry, whatever else is chosen. */
    Field always(String word) {
        return new Field(name, type, required, most, longest, choices, kinds, identifying, key, assigned, word);
    }

    /** Its values in an entry, with the one that always counts. */
    public List<String> of(Content content) {
        if (always.isEmpty()) {
            return content.all(name);
        }
        List<String> all = new ArrayList<>(List.of(always));
        all.addAll(content.all(name));
        return List.copyOf(all);
    }
}
