package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
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
import org.enlace.training.exchange.Call;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.ExchangeCall.State;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.RankBand;
import org.enlace.training.internal.CallStore;

/** Calls and hosts' places in the node's database, by plain SQL. */
final class JdbcCalls implements CallStore {
    private static final String SELECT = "select * from training.exchange_call";
    private static final String OFFERS = "select * from training.host_place";
    private static final int FOUND = 2300;

    private final Statements sql;

    JdbcCalls(Store store) {
        sql = new Statements(store, ExchangeCall.KIND);
    }

    @Override
    public Optional<ExchangeCall> find(RecordId id) {
        return sql.one(SELECT + " where id = ?", JdbcCalls::read, id);
    }

    @Override
    public List<ExchangeCall> findAll(Set<RecordId> ids) {
        return sql.in(
                SELECT + " where id in ", ids.stream().map(RecordId::toString).toList(), "", JdbcCalls::read);
    }

    @Override
    public Part<ExchangeCall> page(Set<State> states, String words, Place place, int size) {
        List<Object> values = new ArrayList<>();
        String marks = String.join(", ", Collections.nCopies(states.size(), "?"));
        StringBuilder where =
                new StringBuilder(" where state in (").append(marks).append(")");
        EnumSet.copyOf(states).forEach(state -> values.add(state.token()));
        if (!words.isBlank()) {
            where.append(" and sought like ? escape '!'");
            values.add(Packed.pattern(words.strip()));
        }
        if (place.key().isPresent()) {
            where.append(place.before() ? " and id > ?" : " and id < ?");
            values.add(place.key().get());
        }
        String order = " order by id " + (place.before() ? "asc" : "desc");
        List<ExchangeCall> found = sql.list(SELECT + where + order, size + 1, JdbcCalls::read, values.toArray());
        return Columns.part(place, size, found, ExchangeCall::id);
    }

    @Override
    public long count(State state) {
        return sql.count("select count(*) from training.exchange_call where state = ?", state.token());
    }

    @Override
    public void write(ExchangeCall written) {
        Call call = written.call();
        List<Object> values = new ArrayList<>();
        values.add(written.version());
        values.add(written.state().token());
        values.add(call.title());
        values.add(ExchangeColumns.words(call.themes()));
        values.add(Packed.folded(call.title() + " " + ExchangeColumns.words(call.themes()), FOUND));
        values.add(call.window().first());
        values.add(call.window().last());
        values.add(call.days());
        values.add(call.themeRequired());
        values.add(call.deadline());
        values.add(call.conditions());
        values.add(written instanceof ExchangeCall.Cancelled cancelled ? cancelled.reason() : null);
        ExchangeColumns.add(values, written.core().changed());
        values.add(call.id());
        if (written.version() == 1) {
            ExchangeColumns.add(values, written.core().created());
            sql.update(
                    "insert into training.exchange_call (version, state, title, themes, sought, first_day, last_day, days,"
                            + " theme_required, deadline, conditions, reason, changed_by, changed_for, changed, id,"
                            + " created_by, created_for, created)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values.toArray());
            return;
        }
        values.add(written.version() - 1);
        int rows = sql.update(
                "update training.exchange_call set version = ?, state = ?, title = ?, themes = ?, sought = ?, first_day = ?,"
                        + " last_day = ?, days = ?, theme_required = ?, deadline = ?, conditions = ?, reason = ?,"
                        + " changed_by = ?, changed_for = ?, changed = ? where id = ? and version = ?",
                values.toArray());
        if (rows == 0) {
            throw new Stale(ExchangeCall.KIND, call.id().toString());
        }
    }

    @Override
    public Optional<HostOffer> offer(RecordId id) {
        return sql.one(OFFERS + " where id = ?", JdbcCalls::offer, id);
    }

    @Override
    public List<HostOffer> offers(RecordId call) {
        return sql.list(OFFERS + " where call_id = ? order by withdrawn, country, unit, id", JdbcCalls::offer, call);
    }

    @Override
    public void write(HostOffer offer) {
        HostPlace place = offer.place();
        List<Object> values = new ArrayList<>();
        values.add(offer.version());
        values.add(offer.withdrawn());
        values.add(place.unit());
        values.add(ExchangeColumns.words(place.themes().stream().sorted().toList()));
        values.add(ExchangeColumns.languages(place.languages()));
        values.add(ExchangeColumns.words(place.periods()));
        values.add(place.bands().stream().map(Enum::name).collect(Collectors.joining(" ")));
        values.add(place.capacity());
        ExchangeColumns.add(values, offer.changed());
        values.add(place.id());
        if (offer.version() == 1) {
            values.add(offer.call());
            values.add(place.country());
            ExchangeColumns.add(values, offer.created());
            sql.update(
                    "insert into training.host_place (version, withdrawn, unit, themes, languages, periods, bands, capacity,"
                            + " changed_by, changed_for, changed, id, call_id, country, created_by, created_for, created)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values.toArray());
            return;
        }
        values.add(offer.version() - 1);
        int rows = sql.update(
                "update training.host_place set version = ?, withdrawn = ?, unit = ?, themes = ?, languages = ?,"
                        + " periods = ?, bands = ?, capacity = ?, changed_by = ?, changed_for = ?, changed = ?"
                        + " where id = ? and version = ?",
                values.toArray());
        if (rows == 0) {
            throw new Stale(HostOffer.KIND, place.id().toString());
        }
    }

    @Override
    public List<ExchangeCall> changedAfter(Instant changed, RecordId id, int limit) {
        long after = Statements.micros(changed);
        String order = " order by changed, id";
        if (id == null) {
            return sql.list(SELECT + " where changed > ?" + order, limit, JdbcCalls::read, after);
        }
        return sql.list(
                SELECT + " where changed > ? or changed = ? and id > ?" + order,
                limit,
                JdbcCalls::read,
                after,
                after,
                id);
    }

    private static ExchangeCall read(ResultSet row) throws SQLException {
        Call call = new Call(
                Columns.id(row, "id"),
                row.getString("title"),
                ExchangeColumns.themes(row.getString("themes")),
                new Period(ExchangeColumns.day(row, "first_day"), ExchangeColumns.day(row, "last_day")),
                row.getInt("days"),
                row.getBoolean("theme_required"),
                ExchangeColumns.day(row, "deadline"),
                row.getString("conditions"));
        ExchangeCall.Core core = new ExchangeCall.Core(
                call,
                row.getInt("version"),
                ExchangeColumns.stamp(row, "created"),
                ExchangeColumns.stamp(row, "changed"));
        String state = row.getString("state");
        return switch (state) {
            case "draft" -> new ExchangeCall.Draft(core);
            case "open" -> new ExchangeCall.Open(core);
            case "closed" -> new ExchangeCall.Closed(core);
            case "cancelled" -> new ExchangeCall.Cancelled(core, row.getString("reason"));
            default -> throw new IllegalStateException("No state \"" + state + "\"");
        };
    }

    private static HostOffer offer(ResultSet row) throws SQLException {
        HostPlace place = new HostPlace(
                Columns.id(row, "id"),
                new CountryCode(row.getString("country")),
                row.getString("unit"),
                Set.copyOf(ExchangeColumns.themes(row.getString("themes"))),
                ExchangeColumns.languages(row.getString("languages")),
                ExchangeColumns.periods(row.getString("periods")),
                Columns.words(row.getString("bands")).stream()
                        .map(RankBand::valueOf)
                        .collect(Collectors.toSet()),
                row.getInt("capacity"));
        return new HostOffer(
                Columns.id(row, "call_id"),
                place,
                row.getInt("version"),
                row.getBoolean("withdrawn"),
                ExchangeColumns.stamp(row, "created"),
                ExchangeColumns.stamp(row, "changed"));
    }
}
