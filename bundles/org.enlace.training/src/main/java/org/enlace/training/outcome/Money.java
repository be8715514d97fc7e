package org.enlace.training.outcome;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.platform.Refusal;

/**
 * An amount of a currency. Amounts of different currencies are never added.
 *
 * @param minor    in the smallest unit of the currency, such as cents; not below 0
 * @param currency of ISO 4217, three capital letters
 */
public record Money(long minor, String currency) {
    private static final Pattern TYPED = Pattern.compile("(\\d{1,13})(?:[.,](\\d{1,4}))?");

    public Money {
        if (minor < 0) {
            throw new Refusal("training.amount", "\"" + minor + "\" is no amount; correct it", Long.toString(minor))
                    .at("amount");
        }
        if (digits(currency) < 0) {
            throw new Refusal(
                            "training.currency",
                            "\"" + currency + "\" is no currency of ISO 4217; write three capital letters such as USD",
                            String.valueOf(currency))
                    .at("currency");
        }
    }

    /**
     * What a person typed: figures, and after a point or a comma at most as many as the currency has.
     *
     * @throws Refusal {@code training.amount}, {@code training.currency}
     */
    public static Money typed(String amount, String currency) {
        String code = currency == null ? "" : currency.strip().toUpperCase(java.util.Locale.ROOT);
        Money none = new Money(0, code);
        String clean = amount == null ? "" : amount.strip();
        Matcher parts = TYPED.matcher(clean);
        int digits = digits(code);
        if (!parts.matches() || parts.group(2) != null && parts.group(2).length() > digits) {
            throw new Refusal(
                            "training.amount",
                            "\"" + cut(clean) + "\" is no amount in " + none.currency + "; write it like 1250.50",
                            cut(clean))
                    .at("amount");
        }
        return new Money(
                new BigDecimal(clean.replace(',', '.')).movePointRight(digits).longValueExact(), code);
    }

    private static String cut(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /** Figures after the point; -1 where it is no currency. */
    private static int digits(String code) {
        try {
            return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
        } catch (IllegalArgumentException | NullPointerException e) {
            return -1;
        }
    }

    /** In whole units of the currency, such as 1250.50. */
    public BigDecimal major() {
        return BigDecimal.valueOf(minor, digits(currency));
    }

    @Override
    public String toString() {
        return major().toPlainString() + " " + currency;
    }
}
