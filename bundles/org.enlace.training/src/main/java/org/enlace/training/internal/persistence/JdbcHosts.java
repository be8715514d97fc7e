package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.exchange.HostRequest;
import org.enlace.training.exchange.Stage;
import org.enlace.training.internal.HostStore;
import org.enlace.training.internal.travel.TravellingHostRequest;

/** Questions to hosts and their answers, by plain SQL. */
final class JdbcHosts implements HostStore {
    private static final String ASKED = "select * from training.host_asked";
    private static final String REQUEST = "select * from training.host_request";

    private final Statements sql;

    JdbcHosts(Store store) {
        sql = new Statements(store, HostRequest.KIND);
    }

    private static Asked asked(ResultSet row) throws SQLException {
        int turned = row.getInt("turned");
        return new Asked(
                Columns.id(row, "record"),
                Columns.id(row, "application"),
                Columns.id(row, "place"),
                new CountryCode(row.getString("country")),
                Statements.instant(row.getLong("asked")),
                row.getString("told"),
                row.getBoolean("answered"),
                orNone(row, "answer"),
                row.getLong("sent"),
                turned == 0
                        ? Optional.empty()
                        : Optional.of(new HostRequest.NotTaken(
                                turned,
                                HostRequest.Why.named(row.getString("why")).orElseThrow())),
                row.getBoolean("back"));
    }

    private static Optional<RecordId> orNone(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(RecordId::parse);
    }

    @Override
    public Optional<Asked> asked(RecordId record) {
        return sql.one(ASKED + " where record = ?", JdbcHosts::asked, record);
    }

    @Override
    public List<Asked> askedAbout(RecordId application) {
        return sql.list(ASKED + " where application = ? order by record", JdbcHosts::asked, application);
    }

    @Override
    public Optional<Asked> asked(RecordId application, RecordId place) {
        return sql.one(ASKED + " where application = ? and place = ?", JdbcHosts::asked, application, place);
    }

    @Override
    public void put(Asked asked) {
        List<Object> values = new ArrayList<>();
        values.add(asked.told());
        values.add(asked.answered());
        values.add(asked.answer().map(RecordId::toString).orElse(null));
        values.add(asked.sent());
        values.add(asked.turned().map(HostRequest.NotTaken::answer).orElse(0));
        values.add(asked.turned().map(no -> no.why().token()).orElse(""));
        values.add(asked.back());
        values.add(asked.record());
        int rows = sql.update(
                "update training.host_asked set told = ?, answered = ?, answer = ?, sent = ?, turned = ?, why = ?, back = ?"
                        + " where record = ?",
                values.toArray());
        if (rows == 0) {
            values.addAll(
                    List.of(asked.application(), asked.place(), asked.country(), Statements.micros(asked.asked())));
            sql.update(
                    "insert into training.host_asked (told, answered, answer, sent, turned, why, back, record, application,"
                            + " place, country, asked) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values.toArray());
        }
    }

    @Override
    public List<RecordId> unasked(CountryCode own) {
        return sql.list(
                "select a.id from training.exchange_application a where a.stage = ? and a.host <> ?"
                        + " and not exists (select 1 from training.travel_call c where c.id = a.call_id)"
                        + " and not exists (select 1 from training.host_asked h where h.application = a.id"
                        + " and h.place = a.place) order by a.id",
                row -> RecordId.parse(row.getString(1)),
                Stage.ACCEPTED.token(),
                own);
    }

    @Override
    public List<Asked> waiting() {
        return sql.list(
                ASKED + " h where h.back = ? and exists (select 1 from training.exchange_application a"
                        + " where a.id = h.application and a.place = h.place and a.stage = ?) order by h.record",
                JdbcHosts::asked,
                false,
                Stage.ACCEPTED.token());
    }

    private static Kept kept(ResultSet row) throws SQLException {
        int answers = row.getInt("answers");
        Optional<HostRequest.Answer> answer = answers == 0
                ? Optional.empty()
                : Optional.of(new HostRequest.Answer(
                        answers,
                        row.getBoolean("confirms"),
                        row.getString("reason"),
                        ExchangeColumns.stamp(row, "answered")));
        HostRequest request = new HostRequest(
                Columns.id(row, "record"),
                new CountryCode(row.getString("country")),
                row.getInt("version"),
                TravellingHostRequest.read(row.getString("said")).said(),
                answer);
        return new Kept(request, row.getLong("sent"), orNone(row, "answer"));
    }

    @Override
    public Optional<Kept> request(RecordId record) {
        return sql.one(REQUEST + " where record = ?", JdbcHosts::kept, record);
    }

    @Override
    public Part<HostRequest> page(Place place, int size) {
        List<Object> values = new ArrayList<>();
        String where = "";
        if (place.key().isPresent()) {
            where = place.before() ? " where record > ?" : " where record < ?";
            values.add(place.key().get());
        }
        String order = " order by record " + (place.before() ? "asc" : "desc");
        List<HostRequest> found =
                sql.list(REQUEST + where + order, size + 1, row -> kept(row).request(), values.toArray());
        return Columns.part(place, size, found, HostRequest::id);
    }

    @Override
    public List<HostRequest> unanswered(CountryCode organiser, int most) {
        return sql.list(
                REQUEST + " where country = ? and answers = ? order by record desc",
                most,
                row -> kept(row).request(),
                organiser,
                0);
    }

    @Override
    public Set<RecordId> known(Set<RecordId> records) {
        return sql
                .in(
                        "select record from training.host_request where record in ",
                        records.stream().map(RecordId::toString).toList(),
                        "",
                        row -> RecordId.parse(row.getString(1)))
                .stream()
                .collect(Collectors.toSet());
    }

    @Override
    public void put(Kept kept) {
        HostRequest request = kept.request();
        Optional<HostRequest.Answer> answer = request.answer();
        List<Object> values = new ArrayList<>();
        values.add(kept.sent());
        values.add(request.version());
        values.add(new TravellingHostRequest(request.said()).text());
        values.add(kept.answer().map(RecordId::toString).orElse(null));
        values.add(answer.map(HostRequest.Answer::number).orElse(0));
        values.add(answer.map(HostRequest.Answer::confirms).orElse(false));
        values.add(answer.map(HostRequest.Answer::reason).orElse(""));
        if (answer.isPresent()) {
            ExchangeColumns.add(values, answer.get().by());
        } else {
            values.add(null);
            values.add(null);
            values.add(0L);
        }
        values.add(request.id());
        if (request.version() == 1) {
            values.add(request.organiser());
            sql.update(
                    "insert into training.host_request (sent, version, said, answer, answers, confirms, reason, answered_by,"
                            + " answered_for, answered, record, country) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values.toArray());
            return;
        }
        values.add(request.version() - 1);
        int rows = sql.update(
                "update training.host_request set sent = ?, version = ?, said = ?, answer = ?, answers = ?, confirms = ?,"
                        + " reason = ?, answered_by = ?, answered_for = ?, answered = ? where record = ? and version = ?",
                values.toArray());
        if (rows == 0) {
            throw new Stale(HostRequest.KIND, request.id().toString());
        }
    }
}
