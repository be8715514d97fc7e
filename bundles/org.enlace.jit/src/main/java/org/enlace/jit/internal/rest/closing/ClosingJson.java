package org.enlace.jit.internal.rest.closing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.jit.closing.Evaluations;
import org.enlace.jit.closing.FundingSheet;
import org.enlace.jit.closing.Results;
import org.enlace.jit.internal.closing.ClosingDesk.Sheet;
import org.enlace.platform.CountryCode;

/**
 * What came of a team, summed. Nothing is added across currencies or units. Entries stand under {@code /entries}.
 *
 * @param results  by form, unit and country
 * @param totals   over all countries; their country is null
 * @param withheld how many entries are left out, because they are under a condition and read one by one
 */
public record ClosingJson(
        List<ResultJson> results,
        List<ResultJson> totals,
        List<MarkJson> marks,
        List<ApplicationJson> funding,
        List<SpentJson> withoutApplication,
        int withheld) {
    static ClosingJson of(Sheet sheet) {
        return new ClosingJson(
                sheet.results().lines().stream().map(ResultJson::of).toList(),
                sheet.results().totals().stream().map(ResultJson::of).toList(),
                sheet.evaluations().marks().stream().map(MarkJson::of).toList(),
                sheet.funding().applications().stream().map(ApplicationJson::of).toList(),
                sheet.funding().loose().stream().map(SpentJson::of).toList(),
                sheet.withheld());
    }

    /** @param amounts by currency */
    public record ResultJson(
            String form, String unit, String country, long count, int entries, Map<String, BigDecimal> amounts) {
        static ResultJson of(Results.Line line) {
            return new ResultJson(
                    line.form(),
                    line.unit(),
                    line.state().map(CountryCode::value).orElse(null),
                    line.count(),
                    line.entries(),
                    line.amounts());
        }
    }

    /** @param given 1 to 5, by country */
    public record MarkJson(String question, BigDecimal average, int n, Map<String, Integer> given) {
        static MarkJson of(Evaluations.Mark mark) {
            SortedMap<String, Integer> given = new TreeMap<>();
            mark.given().forEach((country, one) -> given.put(country.value(), one));
            return new MarkJson(mark.question(), mark.average().orElse(null), mark.n(), given);
        }
    }

    /** @param left below zero where more was spent than granted; null while nothing is granted */
    public record ApplicationJson(
            String id,
            String country,
            String programme,
            String call,
            String progress,
            String currency,
            BigDecimal asked,
            BigDecimal granted,
            BigDecimal spent,
            BigDecimal left,
            boolean overdrawn,
            List<SpentJson> lines,
            List<String> sameCall) {
        static ApplicationJson of(FundingSheet.Application one) {
            return new ApplicationJson(
                    one.entry().id().toString(),
                    one.entry().owner().value(),
                    one.entry().content().word("programme"),
                    one.entry().content().word("call"),
                    one.entry().content().word("progress"),
                    one.currency(),
                    one.asked(),
                    one.granted().orElse(null),
                    one.total(),
                    one.left().orElse(null),
                    one.overdrawn(),
                    one.spent().stream().map(SpentJson::of).toList(),
                    one.same().stream().map(other -> other.id().toString()).toList());
        }
    }

    public record SpentJson(String line, String currency, BigDecimal amount, int expenses) {
        static SpentJson of(FundingSheet.Spent spent) {
            return new SpentJson(spent.line(), spent.currency(), spent.amount(), spent.expenses());
        }
    }
}
