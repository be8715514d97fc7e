package org.enlace.platform.contribution;

import java.util.function.Predicate;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;

/** What a text that is configured has to look like. */
public interface ValueForm {
    boolean admits(String value);

    /** What goes on after "takes", with an example. */
    String words(Language language);

    /** Whether a value of another form in a file stays in force, though it is named: where the one below it would do harm. */
    default boolean stands() {
        return false;
    }

    /** @param key of the text that says it */
    static ValueForm of(Texts texts, String key, Predicate<String> admits) {
        return new ValueForm() {
            @Override
            public boolean admits(String value) {
                return admits.test(value);
            }

            @Override
            public String words(Language language) {
                return texts.get(language, key);
            }
        };
    }

    /** The same, and nothing at all as well. */
    default ValueForm orNothing() {
        ValueForm one = this;
        return new ValueForm() {
            @Override
            public boolean admits(String value) {
                return value.isEmpty() || one.admits(value);
            }

            @Override
            public String words(Language language) {
                return ValueForms.orNothing(one.words(language), language);
            }

            @Override
            public boolean stands() {
                return one.stands();
            }
        };
    }

    /** The same, where a file's value stays in force although it has another form. */
    default ValueForm standing() {
        ValueForm one = this;
        return new ValueForm() {
            @Override
            public boolean admits(String value) {
                return one.admits(value);
            }

            @Override
            public String words(Language language) {
                return one.words(language);
            }

            @Override
            public boolean stands() {
                return true;
            }
        };
    }
}
