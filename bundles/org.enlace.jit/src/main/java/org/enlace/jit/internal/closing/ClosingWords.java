package org.enlace.jit.internal.closing;

import java.math.BigDecimal;
import java.text.NumberFormat;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;

/** What the closing of a team is called, on pages and in files. */
public record ClosingWords(Texts texts, Language language) {
    public String get(String key, Object... values) {
        return texts.get(language, key, values);
    }

    /** A word of a choice, such as a form of result. */
    public String choice(String field, String word) {
        return word.isEmpty() ? "" : get("entry.choice." + field + "." + word);
    }

    /** What a field is called in entries of a kind. */
    public String field(EntryKind kind, String name) {
        String own = "entry.field." + name + "." + kind.token();
        return get(texts.has(language, own) ? own : "entry.field." + name);
    }

    /** What a question of the evaluation is called. */
    public String question(String name) {
        return field(EntryKind.EVALUATION, name);
    }

    /** What is counted: the form, and the unit where one was written. */
    public String counted(String form, String unit) {
        return unit.isEmpty() ? choice("form", form) : get("closing.result.in-unit", choice("form", form), unit);
    }

    /** As the language writes figures, with the code of the currency. */
    public String money(BigDecimal amount, String currency) {
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setMinimumFractionDigits(2);
        return format.format(amount) + " " + currency;
    }

    public String number(BigDecimal number) {
        return NumberFormat.getNumberInstance(language.locale()).format(number);
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }
}
