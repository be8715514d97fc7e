package org.enlace.modules;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The act by which a country adopts a module.
 *
 * @param kind   law, decree …
 * @param number as the act bears it, 1 to 80 characters
 * @param date   of the act; the years 1900 to 2199
 * @param title  what it is called, 1 to 300 characters
 */
public record Instrument(InstrumentKind kind, String number, LocalDate date, String title) {
    public Instrument {
        Objects.requireNonNull(kind, "kind");
        number = AdoptionRules.text("number", number, 80);
        date = AdoptionRules.day("date", date);
        title = AdoptionRules.text("title", title, 300);
    }
}
