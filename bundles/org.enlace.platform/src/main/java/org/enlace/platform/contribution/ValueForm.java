package org.enlace.platform.contribution;

import java.util.function.Function;
import java.util.function.Predicate;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;

/** What a text that is configured has to look like. */
public final class ValueForm {
    private final Predicate<String> admits;
    private final Function<Language, String> words;
    private final boolean stands;
    private final boolean path;

    private ValueForm(Predicate<String> admits, Function<Language, String> words, boolean stands, boolean path) {
        this.admits = admits;
        this.words = words;
        this.stands = stands;
        this.path = path;
    }

    /** @param key of the text that says what goes on after "takes", with an example */
    public static ValueForm of(Texts texts, String key, Predicate<String> admits) {
        return new ValueForm(admits, language -> texts.get(language, key), false, false);
    }

    public boolean admits(String value) {
        return admits.test(value);
    }

    /** What goes on after "takes", with an example. */
    public String words(Language language) {
        return words.apply(language);
    }

    /** Whether a value of another form in a file stays in force, though it is named: where the one below it would do harm. */
    public boolean stands() {
        return stands;
    }

    /** Whether the value names a file or a folder of the machine. By SSH such a value is not set. */
    public boolean isPath() {
        return path;
    }

    /** The same form, for a value that names a file or a folder of the machine. */
    ValueForm path() {
        return new ValueForm(admits, words, stands, true);
    }

    /** The same, and nothing at all as well. */
    public ValueForm orNothing() {
        return new ValueForm(
                value -> value.isEmpty() || admits.test(value),
                language -> ValueForms.orNothing(words.apply(language), language),
                stands,
                path);
    }

    /** The same, where a file's value stays in force although it has another form. */
    public ValueForm standing() {
        return new ValueForm(admits, words, true, path);
    }
}
