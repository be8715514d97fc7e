package org.enlace.training.internal.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Balance;
import org.enlace.training.exchange.Balances;
import org.enlace.training.exchange.Reciprocity;
import org.enlace.training.exchange.Route;
import org.enlace.training.internal.Changes;

/** The use cases of the balance between countries. */
final class BalanceDesk implements Balances {
    private final ExchangeRecords records;
    private final Changes changes;

    BalanceDesk(ExchangeRecords records, Changes changes) {
        this.records = records;
        this.changes = changes;
    }

    @Override
    public Sheet of(Optional<Integer> year, Optional<CountryCode> country, Caller caller) {
        caller.require(Trainings.READ);
        Reciprocity reciprocity = Reciprocity.of(records.stays());
        TreeSet<String> countries = new TreeSet<>();
        List<Balance> lines = new ArrayList<>();
        for (Balance balance : reciprocity.balances()) {
            countries.add(balance.country().value());
            countries.add(balance.other().value());
            if (year.isEmpty() || year.get() == balance.year()) {
                seen(balance, country).ifPresent(lines::add);
            }
        }
        // Turned round for one country, they stand in another order.
        lines.sort(java.util.Comparator.comparing((Balance one) -> one.country().value())
                .thenComparing(one -> one.other().value())
                .thenComparing(Balance::year, java.util.Comparator.reverseOrder()));
        return new Sheet(
                reciprocity.years(), countries.stream().map(CountryCode::new).toList(), lines, totals(lines));
    }

    private static Optional<Balance> seen(Balance balance, Optional<CountryCode> country) {
        if (country.isEmpty() || country.get().equals(balance.country())) {
            return Optional.of(balance);
        }
        return country.get().equals(balance.other()) ? Optional.of(balance.turned()) : Optional.empty();
    }

    private static List<Balance> totals(List<Balance> lines) {
        Map<Route, Balance> totals = new LinkedHashMap<>();
        for (Balance line : lines) {
            totals.merge(
                    new Route(line.country(), line.other()),
                    new Balance(line.country(), line.other(), 0, line.sent(), line.received()),
                    (one, more) -> new Balance(
                            one.country(), one.other(), 0, one.sent() + more.sent(), one.received() + more.received()));
        }
        return List.copyOf(totals.values());
    }

    @Override
    public void exported(String format, Caller caller) {
        caller.require(Trainings.READ);
        changes.make(caller, stamp -> {
            changes.record(
                    Act.done("training.export-balances", caller).on(KIND, "all").code("format", format));
            return null;
        });
    }
}
