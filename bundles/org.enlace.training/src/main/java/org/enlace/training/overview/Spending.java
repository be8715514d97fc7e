package org.enlace.training.overview;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.enlace.training.outcome.CostKind;
import org.enlace.training.outcome.Money;

/**
 * What was spent in a currency. Different currencies are never added.
 *
 * @param kinds   in the smallest unit of the currency
 * @param counted what was spent on series of which it is known who took part
 * @param people  who took part in these
 */
public record Spending(String currency, Map<CostKind, Long> kinds, long counted, int people) {
    public Spending {
        kinds = kinds.isEmpty() ? Map.of() : new EnumMap<>(kinds);
    }

    public Money total() {
        return new Money(kinds.values().stream().mapToLong(Long::longValue).sum(), currency);
    }

    /** For each person who took part, rounded to the smallest unit; empty where it is not known of anybody. */
    public Optional<Money> perPerson() {
        return people == 0
                ? Optional.empty()
                : Optional.of(new Money((2 * counted + people) / (2L * people), currency));
    }
}
