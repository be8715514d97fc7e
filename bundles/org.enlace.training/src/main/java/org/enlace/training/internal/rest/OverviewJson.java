package org.enlace.training.internal.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.enlace.platform.CountryCode;
import org.enlace.training.Sex;
import org.enlace.training.outcome.Money;
import org.enlace.training.overview.Happening;
import org.enlace.training.overview.Participation;
import org.enlace.training.overview.Rating;
import org.enlace.training.overview.SeriesFigures;
import org.enlace.training.overview.Spending;
import org.enlace.training.overview.Waiting;
import org.enlace.training.overview.YearOverview;

/**
 * The figures of a year as the API gives them.
 *
 * @param undated   how many series count in no year, because they have no session that was not cancelled
 * @param countries people by country; by unit, sex and theme likewise, an empty name where none was given
 */
record OverviewJson(
        int year,
        int undated,
        Participation people,
        Map<String, Participation> countries,
        Map<String, Participation> units,
        Map<String, Participation> sexes,
        Map<String, Participation> themes,
        List<SpendingJson> spending,
        Map<String, Rating> ratings,
        List<SeriesFiguresJson> series,
        WaitingJson waiting) {
    static OverviewJson of(YearOverview overview, Waiting waiting) {
        return new OverviewJson(
                overview.year(),
                overview.undated(),
                overview.people(),
                named(overview.countries(), CountryCode::value),
                overview.units(),
                named(overview.sexes(), Sex::token),
                overview.themes(),
                overview.spending().stream().map(SpendingJson::of).toList(),
                overview.ratings(),
                overview.series().stream().map(SeriesFiguresJson::of).toList(),
                WaitingJson.of(waiting));
    }

    private static <K> Map<String, Participation> named(Map<K, Participation> figures, Function<K, String> name) {
        Map<String, Participation> all = new LinkedHashMap<>();
        figures.forEach((key, people) -> all.put(name.apply(key), people));
        return all;
    }

    /** @param minor in the smallest unit of the currency */
    record MoneyJson(long minor, String currency) {
        static MoneyJson of(Money money) {
            return new MoneyJson(money.minor(), money.currency());
        }
    }

    /** @param perPerson absent where it is not known who took part */
    record SpendingJson(String currency, Map<String, Long> kinds, long total, Long perPerson, int people) {
        static SpendingJson of(Spending spending) {
            Map<String, Long> kinds = new LinkedHashMap<>();
            spending.kinds().forEach((kind, minor) -> kinds.put(kind.token(), minor));
            return new SpendingJson(
                    spending.currency(),
                    kinds,
                    spending.total().minor(),
                    spending.perPerson().map(Money::minor).orElse(null),
                    spending.people());
        }
    }

    record SeriesFiguresJson(
            String id,
            String title,
            boolean open,
            int planned,
            int held,
            int cancelled,
            List<String> themes,
            Participation people,
            List<MoneyJson> spent) {
        static SeriesFiguresJson of(SeriesFigures figures) {
            return new SeriesFiguresJson(
                    figures.id().toString(),
                    figures.title(),
                    figures.open(),
                    figures.sessions().getOrDefault(Happening.Kind.PLANNED, 0),
                    figures.sessions().getOrDefault(Happening.Kind.HELD, 0),
                    figures.sessions().getOrDefault(Happening.Kind.CANCELLED, 0),
                    figures.themes(),
                    figures.people(),
                    figures.spent().stream().map(MoneyJson::of).toList());
        }
    }

    /** @param openCalls absent where it is not known; so are evaluations and certificates */
    record WaitingJson(
            long openSeries,
            long undecided,
            long queued,
            long openActions,
            long overdueActions,
            Long openCalls,
            Long unanswered,
            Long certificates) {
        static WaitingJson of(Waiting waiting) {
            return new WaitingJson(
                    waiting.openSeries(),
                    waiting.undecided(),
                    waiting.queued(),
                    waiting.openActions(),
                    waiting.overdueActions(),
                    known(waiting.openCalls()),
                    known(waiting.unanswered()),
                    known(waiting.certificates()));
        }

        private static Long known(OptionalLong number) {
            return number.isPresent() ? number.getAsLong() : null;
        }
    }

    /**
     * @param start on the organiser's clock
     * @param state planned, held or cancelled
     */
    record HappeningJson(
            String series, String seriesTitle, String session, String title, String start, String zone, String state) {
        static HappeningJson of(Happening one) {
            return new HappeningJson(
                    one.series().toString(),
                    one.seriesTitle(),
                    one.session().toString(),
                    one.title(),
                    one.start().toOffsetDateTime().toString(),
                    one.start().getZone().getId(),
                    one.kind().token());
        }
    }
}
