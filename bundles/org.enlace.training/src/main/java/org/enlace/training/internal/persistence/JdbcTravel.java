package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.training.Person;
import org.enlace.training.internal.TravelStore;

/** What came from other nodes and what they were told, by plain SQL. */
final class JdbcTravel implements TravelStore {
    private final Statements sql;

    JdbcTravel(Store store) {
        sql = new Statements(store, "training-travel");
    }

    @Override
    public Optional<Arrival> arrival(RecordId nomination) {
        return sql.one(
                "select country, sent from training.travel_arrival where nomination = ?",
                row -> new Arrival(nomination, new CountryCode(row.getString(1)), row.getLong(2)),
                nomination);
    }

    @Override
    public void put(Arrival arrival) {
        int rows = sql.update(
                "update training.travel_arrival set sent = ? where nomination = ?",
                arrival.sent(),
                arrival.nomination());
        if (rows == 0) {
            sql.update(
                    "insert into training.travel_arrival (nomination, country, sent) values (?, ?, ?)",
                    arrival.nomination(),
                    arrival.country(),
                    arrival.sent());
        }
    }

    @Override
    public List<RecordId> arrived(RecordId series, CountryCode country) {
        return sql.list(
                "select n.id from training.nomination n join training.travel_arrival a on a.nomination = n.id"
                        + " where n.series = ? and a.country = ? order by n.id",
                row -> RecordId.parse(row.getString(1)),
                series,
                country);
    }

    @Override
    public void correct(RecordId nomination, Person person) {
        sql.update(
                "update training.nomination set version = version + 1, name = ?, post = ?, mail = ?, language = ?,"
                        + " unit = ?, sex = ? where id = ?",
                person.name(),
                person.post(),
                person.mail(),
                person.language().tag(),
                person.unit(),
                person.sex().token(),
                nomination);
    }

    private static final String ARRIVED =
            " and exists (select 1 from training.nomination m join training.travel_arrival a on a.nomination = m.id"
                    + " where m.series = n.series and m.country = n.country) order by n.series, n.country";

    private static Owed owed(ResultSet row) throws SQLException {
        return new Owed(RecordId.parse(row.getString("series")), new CountryCode(row.getString("country")));
    }

    @Override
    public List<Owed> owed(Instant changed) {
        long moment = Statements.micros(changed);
        return sql.list(
                "select distinct n.series, n.country from training.nomination n where (n.changed = ? or n.id in"
                        + " (select c.subject from training.certificate c where c.changed = ?))" + ARRIVED,
                JdbcTravel::owed,
                moment,
                moment);
    }

    @Override
    public List<Owed> attended(Instant noted) {
        return sql.list(
                "select distinct n.series, n.country from training.nomination n where n.id in"
                        + " (select t.nomination from training.attendance t where t.noted = ?)" + ARRIVED,
                JdbcTravel::owed,
                Statements.micros(noted));
    }

    @Override
    public void putDue(Owed owed) {
        if (sql.update(
                        "update training.travel_due set changes = changes + 1 where series = ? and country = ?",
                        owed.series(),
                        owed.country())
                == 0) {
            sql.update(
                    "insert into training.travel_due (series, country, changes) values (?, ?, 1)",
                    owed.series(),
                    owed.country());
        }
    }

    @Override
    public List<Due> due() {
        return sql.list(
                "select series, country, changes from training.travel_due order by series, country",
                row -> new Due(owed(row), row.getLong("changes")));
    }

    @Override
    public boolean removeDue(Due due) {
        return sql.update(
                        "delete from training.travel_due where series = ? and country = ? and changes = ?",
                        due.owed().series(),
                        due.owed().country(),
                        due.changes())
                > 0;
    }

    @Override
    public List<CountryCode> told(RecordId series) {
        return sql.list(
                "select country from training.travel_answer where series = ? order by country",
                row -> new CountryCode(row.getString(1)),
                series);
    }

    @Override
    public Optional<Told> told(RecordId series, CountryCode country) {
        return sql.one(
                "select record, told from training.travel_answer where series = ? and country = ?",
                row -> new Told(series, country, RecordId.parse(row.getString(1)), row.getString(2)),
                series,
                country);
    }

    @Override
    public void put(Told told) {
        int rows = sql.update(
                "update training.travel_answer set told = ? where series = ? and country = ?",
                told.text(),
                told.series(),
                told.country());
        if (rows == 0) {
            sql.update(
                    "insert into training.travel_answer (series, country, record, told) values (?, ?, ?, ?)",
                    told.series(),
                    told.country(),
                    told.record(),
                    told.text());
        }
    }

    @Override
    public Optional<Heard> heard(RecordId record) {
        return sql.one(
                "select series, sent from training.travel_heard where record = ?",
                row -> new Heard(record, RecordId.parse(row.getString(1)), row.getLong(2)),
                record);
    }

    @Override
    public void put(Heard heard) {
        int rows =
                sql.update("update training.travel_heard set sent = ? where record = ?", heard.sent(), heard.record());
        if (rows == 0) {
            sql.update(
                    "insert into training.travel_heard (record, series, sent) values (?, ?, ?)",
                    heard.record(),
                    heard.series(),
                    heard.sent());
        }
    }

    @Override
    public Optional<Standing> standing(RecordId nomination) {
        return sql.one(
                "select place, attended, held, certificate from training.travel_standing where nomination = ?",
                row -> new Standing(nomination, row.getInt(1), row.getInt(2), row.getInt(3), row.getString(4)),
                nomination);
    }

    @Override
    public void put(Standing standing) {
        int rows = sql.update(
                "update training.travel_standing set place = ?, attended = ?, held = ?, certificate = ? where nomination = ?",
                standing.place(),
                standing.attended(),
                standing.held(),
                standing.certificate(),
                standing.nomination());
        if (rows == 0) {
            sql.update(
                    "insert into training.travel_standing (nomination, place, attended, held, certificate)"
                            + " values (?, ?, ?, ?, ?)",
                    standing.nomination(),
                    standing.place(),
                    standing.attended(),
                    standing.held(),
                    standing.certificate());
        }
    }
}
