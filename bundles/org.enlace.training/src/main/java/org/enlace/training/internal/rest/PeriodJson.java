package org.enlace.training.internal.rest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.enlace.platform.Refusal;
import org.enlace.training.exchange.Period;

/** Days without a gap, the first and the last included, such as 2027-05-03. */
record PeriodJson(String first, String last) {
    static PeriodJson of(Period period) {
        return new PeriodJson(period.first().toString(), period.last().toString());
    }

    static List<PeriodJson> all(Collection<Period> periods) {
        return periods.stream().map(PeriodJson::of).toList();
    }

    Period period() {
        return new Period(day(first, "first"), day(last, "last"));
    }

    /** @throws Refusal {@code training.missing}, {@code training.day} */
    static LocalDate day(String text, String field) {
        try {
            return LocalDate.parse(Given.needed(text, field));
        } catch (DateTimeException e) {
            throw new Refusal("training.day", "\"" + text + "\" is no day; write it like 2027-05-03", text).at(field);
        }
    }
}
