package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.training.Holiday;
import org.enlace.training.Holidays;
import org.enlace.training.internal.HolidayStore;

/** Holidays in the node's database, by plain SQL; days as 2027-07-20, which sort as they follow one another. */
final class JdbcHolidays implements HolidayStore {
    private static final String SELECT = "select country, day, name from training.holiday";

    private final Statements sql;

    JdbcHolidays(Store store) {
        sql = new Statements(store, Holidays.KIND);
    }

    @Override
    public List<Holiday> of(CountryCode country, LocalDate from) {
        return sql.list(SELECT + " where country = ? and day >= ? order by day", JdbcHolidays::read, country, from);
    }

    @Override
    public List<Holiday> between(Set<CountryCode> countries, LocalDate from, LocalDate until) {
        List<Holiday> found = new ArrayList<>();
        for (CountryCode country : countries) {
            found.addAll(sql.list(
                    SELECT + " where country = ? and day >= ? and day <= ? order by day",
                    JdbcHolidays::read,
                    country,
                    from,
                    until));
        }
        return found;
    }

    @Override
    public Map<CountryCode, Integer> known(LocalDate from) {
        Map<CountryCode, Integer> known = new TreeMap<>();
        sql.list(
                "select country, count(*) from training.holiday where day >= ? group by country",
                row -> known.put(new CountryCode(row.getString(1)), row.getInt(2)),
                from);
        return known;
    }

    @Override
    public void replace(CountryCode country, Collection<Integer> years, Collection<Holiday> holidays) {
        for (int year : years) {
            sql.update(
                    "delete from training.holiday where country = ? and day >= ? and day <= ?",
                    country,
                    LocalDate.of(year, 1, 1),
                    LocalDate.of(year, 12, 31));
        }
        for (Holiday holiday : holidays) {
            sql.update(
                    "insert into training.holiday (country, day, name) values (?, ?, ?)",
                    country,
                    holiday.day(),
                    holiday.name());
        }
    }

    private static Holiday read(ResultSet row) throws SQLException {
        return new Holiday(new CountryCode(row.getString(1)), LocalDate.parse(row.getString(2)), row.getString(3));
    }
}
