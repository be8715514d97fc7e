package org.enlace.modules;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.Refusal;

/**
 * What a country decided about a module.
 *
 * @param module     its id; it need not be installed
 * @param instrument the act
 * @param authority  who passed the act, 1 to 200 characters
 * @param scope      what the act covers: units, territory, matters; 1 to 1000 characters
 * @param from       the first day on which the module may be used
 * @param until      the last day; empty where there is none
 */
public record AdoptionTerms(
        String module,
        Instrument instrument,
        String authority,
        String scope,
        LocalDate from,
        Optional<LocalDate> until) {
    public AdoptionTerms {
        module = AdoptionRules.module(module);
        Objects.requireNonNull(instrument, "instrument");
        authority = AdoptionRules.text("authority", authority, 200);
        scope = AdoptionRules.text("scope", scope, 1000);
        from = AdoptionRules.day("from", from);
        if (until.isPresent() && AdoptionRules.day("until", until.get()).isBefore(from)) {
            throw new Refusal(
                            "adoption.period",
                            "The last day " + until.get() + " is before the first, " + from
                                    + "; leave the last day empty where there is none",
                            until.get().toString(),
                            from.toString())
                    .at("until");
        }
    }
}
