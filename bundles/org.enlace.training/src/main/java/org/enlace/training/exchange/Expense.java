package org.enlace.training.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.enlace.platform.Refusal;
import org.enlace.training.Rules;

/**
 * What an exchange cost. Amounts of different currencies are never added.
 *
 * @param what   it was spent on, one line of 1 to {@value #LONGEST} characters
 * @param amount above zero, at most {@value #MOST}, with at most the decimals of the currency (none for CLP or PYG), and two
 */
public record Expense(String what, BigDecimal amount, Currency currency) {
    public static final int LONGEST = 120;
    public static final long MOST = 999_999_999;

    /** How many one exchange has at most. */
    public static final int LINES = 60;

    public Expense {
        what = Rules.line("expenses", what, LONGEST);
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
        int decimals = Math.min(2, currency.getDefaultFractionDigits());
        boolean fits = amount.signum() > 0 && amount.compareTo(BigDecimal.valueOf(MOST)) <= 0;
        if (!fits || decimals < 0 || amount.stripTrailingZeros().scale() > decimals) {
            throw new Refusal(
                            "placement.amount",
                            "An amount in " + currency + " is above 0 and up to " + MOST + " with "
                                    + Math.max(0, decimals) + " decimals, not " + shown(amount),
                            currency.getCurrencyCode(),
                            MOST,
                            Math.max(0, decimals),
                            shown(amount))
                    .at("expenses");
        }
        amount = amount.setScale(decimals, RoundingMode.UNNECESSARY);
    }

    /**
     * Of what somebody typed.
     *
     * @param amount figures, with a point or a comma before the decimals
     * @throws Refusal {@code placement.amount-form}, {@code placement.currency}, {@code placement.amount}
     */
    public static Expense of(String what, String amount, String currency) {
        String figures = amount == null ? "" : amount.strip().replace(',', '.');
        if (!figures.matches("[0-9]{1,12}(\\.[0-9]{1,4})?")) {
            throw new Refusal(
                            "placement.amount-form",
                            "\"" + cut(amount) + "\" is no amount; write figures such as 120.50",
                            cut(amount))
                    .at("expenses");
        }
        return new Expense(what, new BigDecimal(figures), currency(currency));
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code == null ? "" : code.strip());
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                            "placement.currency",
                            "\"" + cut(code) + "\" is no currency; use its three capital letters, such as USD",
                            cut(code))
                    .at("expenses");
        }
    }

    /** By currency, in the order of their codes. */
    public static Map<String, BigDecimal> totals(Collection<Expense> expenses) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        expenses.forEach(one -> totals.merge(one.currency.getCurrencyCode(), one.amount, BigDecimal::add));
        return totals;
    }

    private static String shown(BigDecimal amount) {
        return cut(amount.toPlainString());
    }

    private static String cut(String typed) {
        String text = typed == null ? "" : typed;
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
