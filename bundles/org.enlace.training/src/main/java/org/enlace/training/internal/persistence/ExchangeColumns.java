package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.persistence.Statements;
import org.enlace.platform.OfficerId;
import org.enlace.training.Stamp;
import org.enlace.training.exchange.Cefr;
import org.enlace.training.exchange.LanguageCode;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Theme;

/** How columns hold what calls, places and applications have. */
final class ExchangeColumns {
    private ExchangeColumns() {}

    /** With whom the officer stood in for. */
    static Stamp stamp(ResultSet row, String name) throws SQLException {
        return new Stamp(
                new OfficerId(row.getString(name + "_by")),
                Optional.ofNullable(row.getString(name + "_for")).map(OfficerId::new),
                Statements.instant(row.getLong(name)));
    }

    /** Adds who, for whom and when. */
    static void add(List<Object> values, Stamp stamp) {
        values.add(stamp.officer());
        values.add(stamp.actingFor().map(OfficerId::value).orElse(null));
        values.add(Statements.micros(stamp.at()));
    }

    static String words(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    static List<Theme> themes(String text) {
        return Columns.words(text).stream().map(Theme::new).toList();
    }

    static String languages(Map<LanguageCode, Cefr> languages) {
        return languages.entrySet().stream()
                .map(each -> each.getKey() + ":" + each.getValue())
                .collect(Collectors.joining(" "));
    }

    static Map<LanguageCode, Cefr> languages(String text) {
        Map<LanguageCode, Cefr> languages = new LinkedHashMap<>();
        for (String word : Columns.words(text)) {
            int colon = word.indexOf(':');
            languages.put(new LanguageCode(word.substring(0, colon)), Cefr.valueOf(word.substring(colon + 1)));
        }
        return languages;
    }

    static List<Period> periods(String text) {
        return Columns.words(text).stream().map(ExchangeColumns::period).toList();
    }

    private static Period period(String word) {
        int slash = word.indexOf('/');
        return new Period(LocalDate.parse(word.substring(0, slash)), LocalDate.parse(word.substring(slash + 1)));
    }

    static LocalDate day(ResultSet row, String column) throws SQLException {
        return LocalDate.parse(row.getString(column));
    }
}
