package org.enlace.training.internal.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.Abroad;
import org.enlace.training.internal.ForeignStore;

/** Calls and applications of other countries, by plain SQL. */
final class JdbcForeign implements ForeignStore {
    private static final String CALL = "training.travel_call";
    private static final String APPLICATION = "training.travel_application";

    private final Statements sql;

    JdbcForeign(Store store) {
        sql = new Statements(store, "training-travel");
    }

    @Override
    public Optional<Foreign> call(RecordId call) {
        return find(CALL, call);
    }

    @Override
    public void putCall(Foreign call) {
        put(CALL, call);
    }

    @Override
    public Optional<Foreign> application(RecordId application) {
        return find(APPLICATION, application);
    }

    @Override
    public void putApplication(Foreign application) {
        put(APPLICATION, application);
    }

    private Optional<Foreign> find(String table, RecordId id) {
        return sql.one(
                "select country, sent from " + table + " where id = ?",
                row -> new Foreign(id, new CountryCode(row.getString(1)), row.getLong(2)),
                id);
    }

    private void put(String table, Foreign foreign) {
        if (sql.update("update " + table + " set sent = ? where id = ?", foreign.sent(), foreign.id()) == 0) {
            sql.update(
                    "insert into " + table + " (id, country, sent) values (?, ?, ?)",
                    foreign.id(),
                    foreign.country(),
                    foreign.sent());
        }
    }

    @Override
    public Optional<Told> told(RecordId subject) {
        return sql.one(
                "select record, told from training.travel_told where subject = ?",
                row -> new Told(subject, RecordId.parse(row.getString(1)), row.getString(2)),
                subject);
    }

    @Override
    public void put(Told told) {
        if (sql.update("update training.travel_told set told = ? where subject = ?", told.text(), told.subject())
                == 0) {
            sql.update(
                    "insert into training.travel_told (subject, record, told) values (?, ?, ?)",
                    told.subject(),
                    told.record(),
                    told.text());
        }
    }

    @Override
    public Optional<Heard> heard(RecordId record) {
        return sql.one(
                "select subject, sent, unit, certificate, check_code from training.travel_course where record = ?",
                row -> new Heard(
                        record,
                        RecordId.parse(row.getString(1)),
                        row.getLong(2),
                        new Abroad(row.getString(3), row.getString(4), row.getString(5))),
                record);
    }

    @Override
    public Optional<Abroad> abroad(RecordId subject) {
        return sql
                .list(
                        "select unit, certificate, check_code from training.travel_course where subject = ?"
                                + " order by record desc",
                        row -> new Abroad(row.getString(1), row.getString(2), row.getString(3)),
                        subject)
                .stream()
                .findFirst();
    }

    @Override
    public void put(Heard heard) {
        Abroad abroad = heard.abroad();
        if (sql.update(
                        "update training.travel_course set sent = ?, unit = ?, certificate = ?, check_code = ?"
                                + " where record = ?",
                        heard.sent(),
                        abroad.unit(),
                        abroad.number(),
                        abroad.code(),
                        heard.record())
                == 0) {
            sql.update(
                    "insert into training.travel_course (record, subject, sent, unit, certificate, check_code)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    heard.record(),
                    heard.subject(),
                    heard.sent(),
                    abroad.unit(),
                    abroad.number(),
                    abroad.code());
        }
    }

    @Override
    public List<RecordId> calls(Instant changed) {
        return changed("training.exchange_call", changed);
    }

    @Override
    public List<RecordId> applications(Instant changed) {
        return changed("training.exchange_application", changed);
    }

    private List<RecordId> changed(String table, Instant at) {
        return sql.list(
                "select id from " + table + " where changed = ? order by id",
                row -> RecordId.parse(row.getString(1)),
                Statements.micros(at));
    }
}
