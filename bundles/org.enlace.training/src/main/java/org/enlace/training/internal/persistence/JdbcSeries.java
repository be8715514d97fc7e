package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.mail.MailAddress;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.Quota;
import org.enlace.training.Quotas;
import org.enlace.training.Series;
import org.enlace.training.Series.Received.Standing;
import org.enlace.training.SeriesContent;
import org.enlace.training.SeriesKind;
import org.enlace.training.Trainings;
import org.enlace.training.internal.SeriesStore;

/** Series in the node's database, by plain SQL. */
final class JdbcSeries implements SeriesStore {
    private static final String SELECT = "select * from training.series";
    private static final String OPEN = "open";
    private static final String CLOSED = "closed";

    private final Statements sql;

    JdbcSeries(Store store) {
        sql = new Statements(store, Trainings.SERIES);
    }

    @Override
    public Optional<Series> find(RecordId id) {
        return sql.one(SELECT + " where id = ?", JdbcSeries::read, id);
    }

    @Override
    public List<Series> findAll(Set<RecordId> ids) {
        return sql.in(
                SELECT + " where id in ", ids.stream().map(RecordId::toString).toList(), "", JdbcSeries::read);
    }

    @Override
    public Part<Series> page(
            Optional<RecordId> programme, boolean closed, Optional<Boolean> foreign, Place place, int size) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder(" where ");
        if (programme.isPresent()) {
            where.append("programme = ?");
            values.add(programme.get());
        } else {
            where.append("state = ?");
            values.add(closed ? CLOSED : OPEN);
        }
        foreign.ifPresent(others -> where.append(others ? " and owner is not null" : " and owner is null"));
        if (place.key().isPresent()) {
            where.append(place.before() ? " and id > ?" : " and id < ?");
            values.add(place.key().get());
        }
        String order = " order by id " + (place.before() ? "asc" : "desc");
        List<Series> found = sql.list(SELECT + where + order, size + 1, JdbcSeries::read, values.toArray());
        return Columns.part(place, size, found, Series::id);
    }

    @Override
    public long count(boolean closed) {
        return sql.count("select count(*) from training.series where state = ?", closed ? CLOSED : OPEN);
    }

    @Override
    public void write(Series series) {
        SeriesContent content = series.content();
        long changed = Statements.micros(series.changed().at());
        List<Object> values = new ArrayList<>();
        values.add(series.version());
        values.add(state(series));
        values.add(content.programme().map(RecordId::toString).orElse(null));
        values.add(content.kind().token());
        values.add(content.title());
        values.add(content.summary());
        values.add(content.organiser());
        values.add(content.contact().map(MailAddress::value).orElse(null));
        values.add(content.zone());
        values.add(Columns.languages(content.languages()));
        values.add(quotas(content.quotas()));
        values.add(content.source());
        Series.Received received = series instanceof Series.Received came ? came : null;
        values.add(received == null ? series instanceof Series.Closed closed ? closed.note() : null : received.note());
        values.add(received == null ? null : received.from());
        values.add(received == null ? OptionalLong.empty() : OptionalLong.of(received.sent()));
        values.add(received == null ? null : received.standing().token());
        values.add(series.changed().officer());
        values.add(changed);
        values.add(changed);
        values.add(series.id());
        if (series.version() == 1) {
            values.add(series.created().officer());
            values.add(Statements.micros(series.created().at()));
            sql.update(
                    "insert into training.series (version, state, programme, kind, title, summary, organiser, contact, zone,"
                            + " languages, quotas, origin, note, owner, sent, standing, changed_by, changed, touched, id,"
                            + " created_by, created)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values.toArray());
            return;
        }
        values.add(series.version() - 1);
        int rows = sql.update(
                "update training.series set version = ?, state = ?, programme = ?, kind = ?, title = ?, summary = ?,"
                        + " organiser = ?, contact = ?, zone = ?, languages = ?, quotas = ?, origin = ?, note = ?,"
                        + " owner = ?, sent = ?, standing = ?, changed_by = ?, changed = ?, touched = ? where id = ? and version = ?",
                values.toArray());
        if (rows == 0) {
            throw new Stale(Trainings.SERIES, series.id().toString());
        }
    }

    @Override
    public void touch(RecordId id, Instant at) {
        sql.update("update training.series set touched = ? where id = ?", Statements.micros(at), id);
    }

    @Override
    public List<Touched> touchedAfter(Instant changed, RecordId id, int limit) {
        long after = Statements.micros(changed);
        String order = " order by touched, id";
        if (id == null) {
            return sql.list(SELECT + " where touched > ?" + order, limit, JdbcSeries::touched, after);
        }
        return sql.list(
                SELECT + " where touched > ? or touched = ? and id > ?" + order,
                limit,
                JdbcSeries::touched,
                after,
                after,
                id);
    }

    private static Touched touched(ResultSet row) throws SQLException {
        return new Touched(read(row), Statements.instant(row.getLong("touched")));
    }

    private static Series read(ResultSet row) throws SQLException {
        String programme = row.getString("programme");
        String contact = row.getString("contact");
        SeriesContent content = new SeriesContent(
                Optional.ofNullable(programme).map(RecordId::parse),
                SeriesKind.of(row.getString("kind")),
                row.getString("title"),
                row.getString("summary"),
                row.getString("organiser"),
                Optional.ofNullable(contact).map(MailAddress::new),
                ZoneId.of(row.getString("zone")),
                Columns.languages(row.getString("languages")),
                quotas(row.getString("quotas")),
                row.getString("origin"));
        RecordId id = Columns.id(row, "id");
        int version = row.getInt("version");
        String note = row.getString("note");
        String owner = row.getString("owner");
        if (owner != null) {
            return new Series.Received(
                    id,
                    version,
                    content,
                    Columns.stamp(row, "created"),
                    Columns.stamp(row, "changed"),
                    new CountryCode(owner),
                    row.getLong("sent"),
                    standing(row.getString("standing")),
                    note);
        }
        return row.getString("state").equals(CLOSED)
                ? new Series.Closed(
                        id, version, content, Columns.stamp(row, "created"), Columns.stamp(row, "changed"), note)
                : new Series.Open(id, version, content, Columns.stamp(row, "created"), Columns.stamp(row, "changed"));
    }

    /** What is taken back is among the closed ones. */
    private static String state(Series series) {
        return series instanceof Series.Open
                        || series instanceof Series.Received received && received.standing() == Standing.OPEN
                ? OPEN
                : CLOSED;
    }

    private static Standing standing(String token) {
        return Arrays.stream(Standing.values())
                .filter(one -> one.token().equals(token))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No standing \"" + token + "\""));
    }

    private static String quotas(Quotas quotas) {
        return quotas.countries().stream()
                .map(quota -> quota.country() + ":" + quota.seats())
                .collect(Collectors.joining(" "));
    }

    private static Quotas quotas(String text) {
        return new Quotas(Columns.words(text).stream()
                .map(word -> new Quota(new CountryCode(word.substring(0, 2)), Integer.parseInt(word.substring(3))))
                .toList());
    }
}
