package org.enlace.jit.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.enlace.files.Sha256;
import org.enlace.jit.custody.TimeStamp;
import org.enlace.jit.internal.stamping.TimeStampStore;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Hashing;
import org.enlace.platform.RecordId;

/** Time stamps in the node's database: rows are added and read. */
final class JdbcTimeStamps implements TimeStampStore {
    private static final String SELECT = "select s.*, a.certificate from jit.time_stamp s"
            + " join jit.time_stamp_anchor a on a.id = s.anchor where ";
    private static final int MOST_TROUBLE = 1_000;

    private final Statements sql;

    JdbcTimeStamps(Store store) {
        sql = new Statements(store, "jit-time-stamp");
    }

    @Override
    public List<TimeStamp> of(RecordId item) {
        return sql.list(
                SELECT + "s.item = ? order by s.country, s.place_in_strand, s.event", JdbcTimeStamps::read, item);
    }

    @Override
    public Optional<TimeStamp> find(RecordId event) {
        return sql.one(SELECT + "s.event = ?", JdbcTimeStamps::read, event);
    }

    private static TimeStamp read(ResultSet row) throws SQLException {
        return new TimeStamp(
                RecordId.parse(row.getString("team")),
                RecordId.parse(row.getString("item")),
                RecordId.parse(row.getString("event")),
                new CountryCode(row.getString("country")),
                row.getInt("place_in_strand"),
                new Sha256(row.getString("covers")),
                Statements.instant(row.getLong("stamped")),
                row.getString("serial"),
                row.getString("authority"),
                row.getString("policy"),
                row.getString("token"),
                row.getString("certificate"));
    }

    @Override
    public void add(TimeStamp stamp) {
        String anchor = named(stamp.anchor());
        if (sql.count("select count(*) from jit.time_stamp_anchor where id = ?", anchor) == 0) {
            sql.update("insert into jit.time_stamp_anchor (id, certificate) values (?, ?)", anchor, stamp.anchor());
        }
        sql.update(
                "insert into jit.time_stamp (event, team, item, country, place_in_strand, covers, stamped, serial,"
                        + " authority, policy, token, anchor) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                stamp.event(),
                stamp.team(),
                stamp.item(),
                stamp.country(),
                stamp.sequence(),
                stamp.covers(),
                Statements.micros(stamp.at()),
                stamp.serial(),
                stamp.authority(),
                stamp.policy(),
                stamp.token(),
                anchor);
    }

    private static String named(String certificate) {
        return Hashing.sha256(Base64.getDecoder().decode(certificate));
    }

    @Override
    public long count() {
        return sql.count("select count(*) from jit.time_stamp");
    }

    @Override
    public void written(RecordId team, RecordId item, RecordId event) {
        int known = sql.update("update jit.time_stamp_due set event = ?, attempts = 0 where item = ?", event, item);
        if (known == 0) {
            sql.update(
                    "insert into jit.time_stamp_due (item, team, event, attempts) values (?, ?, ?, ?)",
                    item,
                    team,
                    event,
                    0);
        }
    }

    @Override
    public Optional<Due> next() {
        return sql.one(
                "select item, team, event, attempts from jit.time_stamp_due order by attempts, item"
                        + JdbcEntries.first(1),
                row -> new Due(
                        RecordId.parse(row.getString(2)),
                        RecordId.parse(row.getString(1)),
                        row.getString(3),
                        row.getInt(4)));
    }

    @Override
    public long waiting() {
        return sql.count("select count(*) from jit.time_stamp_due");
    }

    @Override
    public void done(Due due) {
        sql.update("delete from jit.time_stamp_due where item = ? and event = ?", due.item(), due.event());
    }

    @Override
    public void inVain(Due due) {
        sql.update(
                "update jit.time_stamp_due set attempts = attempts + 1 where item = ? and event = ?",
                due.item(),
                due.event());
    }

    @Override
    public Service service() {
        return sql.one(
                        "select reached, failures, next_try, trouble from jit.time_stamp_service where id = 1",
                        JdbcTimeStamps::service)
                .orElseThrow();
    }

    private static Service service(ResultSet row) throws SQLException {
        long reached = row.getLong(1);
        Optional<Instant> at = row.wasNull() ? Optional.empty() : Optional.of(Statements.instant(reached));
        return new Service(at, row.getInt(2), Statements.instant(row.getLong(3)), row.getString(4));
    }

    @Override
    public void put(Service service) {
        String trouble = service.trouble();
        sql.update(
                "update jit.time_stamp_service set reached = ?, failures = ?, next_try = ?, trouble = ? where id = 1",
                Statements.orAbsent(service.reached().map(Statements::micros)),
                service.failures(),
                Statements.micros(service.next()),
                trouble.length() > MOST_TROUBLE ? trouble.substring(0, MOST_TROUBLE) : trouble);
    }
}
