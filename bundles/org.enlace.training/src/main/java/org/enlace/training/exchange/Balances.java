package org.enlace.training.exchange;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;

/** How many days countries sent officers to one another, from the exchanges that were held; nobody's name is in it. */
public interface Balances {
    /** What the audit calls them. */
    String KIND = "exchange-balances";

    /**
     * @param year    one year alone; empty for all
     * @param country one country's view alone; empty for every pair once, the country that comes first by its code as whose view
     */
    Sheet of(Optional<Integer> year, Optional<CountryCode> country, Caller caller);

    /**
     * A year as it is typed; empty for none.
     *
     * @throws Refusal {@code placement.balance-year}
     */
    static Optional<Integer> year(String typed) {
        if (typed == null || typed.isEmpty()) {
            return Optional.empty();
        }
        if (!typed.matches("[12]\\d{3}")) {
            String shown = typed.length() > 60 ? typed.substring(0, 60) + "…" : typed;
            throw new Refusal(
                            "placement.balance-year",
                            "\"" + shown + "\" is no year; write four figures, such as 2026",
                            shown)
                    .at("year");
        }
        return Optional.of(Integer.parseInt(typed));
    }

    /** Notes that a file is taken of it, where it may be. */
    void exported(String format, Caller caller);

    /**
     * @param years     in which anything was held, the latest first, whatever was asked for
     * @param countries that sent or received, by code, whatever was asked for
     * @param lines     by country, other country and year, the latest first
     * @param totals    of the same pairs, the years together
     */
    record Sheet(List<Integer> years, List<CountryCode> countries, List<Balance> lines, List<Balance> totals) {
        public Sheet {
            years = List.copyOf(years);
            countries = List.copyOf(countries);
            lines = List.copyOf(lines);
            totals = List.copyOf(totals);
        }
    }
}
