package org.enlace.training.internal.persistence;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ApplicationDraft;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.Expense;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Stage;
import org.enlace.training.exchange.Step;
import org.enlace.training.internal.ApplicationStore;

/** Applications for exchanges in the node's database, by plain SQL. */
final class JdbcApplications implements ApplicationStore {
    private static final String TABLE = "training.exchange_application";
    private static final String SELECT = "select * from " + TABLE;

    private final Statements sql;
    private final JdbcDrafts drafts;

    JdbcApplications(Store store) {
        sql = new Statements(store, Application.KIND);
        drafts = new JdbcDrafts(sql);
    }

    @Override
    public Optional<Application> find(RecordId id) {
        return sql.one(SELECT + " where id = ?", ApplicationRows::read, id);
    }

    @Override
    public List<Application> findAll(Set<RecordId> ids) {
        return sql.in(
                SELECT + " where id in ", ids.stream().map(RecordId::toString).toList(), "", ApplicationRows::read);
    }

    @Override
    public Part<Application> page(Applications.Query query, Sight sight, Place place, int size) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder(" where ").append(seen(sight, query.own(), values));
        query.call().ifPresent(call -> {
            where.append(" and call_id = ?");
            values.add(call);
        });
        if (!query.stages().isEmpty()) {
            where.append(" and ").append(any(query.stages(), values));
        }
        if (!query.words().isEmpty()) {
            where.append(" and sought like ? escape '!'");
            values.add(Packed.pattern(query.words()));
        }
        if (place.key().isPresent()) {
            where.append(place.before() ? " and id < ?" : " and id > ?");
            values.add(place.key().get());
        }
        String order = " order by id " + (place.before() ? "desc" : "asc");
        List<Application> found = sql.list(SELECT + where + order, size + 1, ApplicationRows::read, values.toArray());
        return Columns.part(place, size, found, Application::id);
    }

    /** What of the table a caller sees. */
    private static String seen(Sight sight, boolean own, List<Object> values) {
        if (sight.all() && !own) {
            return "1 = 1";
        }
        StringBuilder any = new StringBuilder("(officer = ? or created_by = ? or created_for = ?");
        values.addAll(List.of(sight.officer(), sight.officer(), sight.officer()));
        if (!own) {
            sight.sending().ifPresent(country -> {
                any.append(" or country = ?");
                values.add(country);
            });
            sight.host().ifPresent(country -> {
                any.append(" or host = ?");
                values.add(country);
            });
        }
        return any.append(")").toString();
    }

    private static String any(Set<Stage> stages, List<Object> values) {
        stages.stream().sorted().forEach(stage -> values.add(stage.token()));
        return "stage in (" + String.join(", ", Collections.nCopies(stages.size(), "?")) + ")";
    }

    @Override
    public List<Application> all(RecordId call, Stage stage) {
        return sql.list(
                SELECT + " where call_id = ? and stage = ? order by id", ApplicationRows::read, call, stage.token());
    }

    @Override
    public Map<Stage, Integer> counts(RecordId call, Sight sight) {
        List<Object> values = new ArrayList<>();
        String where = " where " + seen(sight, false, values) + " and call_id = ?";
        values.add(call);
        return byStage(where, values);
    }

    @Override
    public Map<Stage, Integer> totals() {
        return byStage("", List.of());
    }

    private Map<Stage, Integer> byStage(String where, List<Object> values) {
        Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
        sql.list(
                "select stage, count(*) from " + TABLE + where + " group by stage",
                row -> counts.put(Stage.named(row.getString(1)).orElseThrow(), row.getInt(2)),
                values.toArray());
        return counts;
    }

    @Override
    public Map<RecordId, Integer> taken(RecordId call) {
        List<Object> values = new ArrayList<>(List.of(call));
        String seated = any(Stage.SEATED, values);
        Map<RecordId, Integer> taken = new HashMap<>();
        sql.list(
                "select place, count(*) from " + TABLE + " where call_id = ? and " + seated + " group by place",
                row -> taken.put(RecordId.parse(row.getString(1)), row.getInt(2)),
                values.toArray());
        return taken;
    }

    @Override
    public List<Application> staying(OfficerId officer, Period period) {
        List<Object> values = new ArrayList<>(List.of(officer));
        String seated = any(Stage.SEATED, values);
        values.add(period.last());
        values.add(period.first());
        return sql.list(
                SELECT + " where officer = ? and " + seated + " and first_day <= ? and last_day >= ? order by id",
                ApplicationRows::read,
                values.toArray());
    }

    @Override
    public Optional<Application> underWay(RecordId call, OfficerId officer) {
        List<Object> values = new ArrayList<>(List.of(call, officer));
        String over = any(Stage.OVER, values);
        return sql.one(
                SELECT + " where call_id = ? and officer = ? and not " + over, ApplicationRows::read, values.toArray());
    }

    @Override
    public List<Application> stays(Sight sight, Period days, int most) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder(" where ").append(seen(sight, false, values));
        where.append(" and ").append(any(Stage.SEATED, values)).append(" and last_day >= ? and first_day <= ?");
        values.add(days.first());
        values.add(days.last());
        return sql.list(SELECT + where + " order by first_day, id", most, ApplicationRows::read, values.toArray());
    }

    @Override
    public void write(Application application) {
        List<Object> values = ApplicationRows.values(application);
        values.add(application.id());
        List<String> columns = new ArrayList<>(ApplicationRows.COLUMNS);
        if (application.version() == 1) {
            columns.addAll(List.of("id", "call_id", "officer", "country", "created_by", "created_for", "created"));
            values.add(application.core().call());
            values.add(application.form().officer());
            values.add(application.form().profile().country());
            ExchangeColumns.add(values, application.core().created());
            sql.update(
                    "insert into " + TABLE + " (" + String.join(", ", columns) + ") values ("
                            + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")",
                    values.toArray());
        } else {
            values.add(application.version() - 1);
            String set = columns.stream().map(column -> column + " = ?").collect(Collectors.joining(", "));
            int rows =
                    sql.update("update " + TABLE + " set " + set + " where id = ? and version = ?", values.toArray());
            if (rows == 0) {
                throw new Stale(Application.KIND, application.id().toString());
            }
        }
        List<Object> step = new ArrayList<>();
        step.add(application.id());
        step.add(application.version());
        step.add(Stage.of(application).token());
        step.add(ApplicationRows.reason(application).orElse(""));
        ExchangeColumns.add(step, application.core().changed());
        sql.update(
                "insert into training.exchange_step (application, version, stage, note, done_by, done_for, done)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                step.toArray());
    }

    @Override
    public List<Step> steps(RecordId application) {
        return sql.list(
                "select * from training.exchange_step where application = ? order by version",
                JdbcApplications::step,
                application);
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getInt("version"),
                Stage.named(row.getString("stage")).orElseThrow(),
                row.getString("note"),
                ExchangeColumns.stamp(row, "done"));
    }

    @Override
    public List<Expense> expenses(RecordId application) {
        return sql.list(
                "select * from training.exchange_expense where application = ? order by place",
                JdbcApplications::expense,
                application);
    }

    private static Expense expense(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Expense(row.getString("what"), BigDecimal.valueOf(row.getLong("hundredths"), 2), currency);
    }

    @Override
    public void setExpenses(RecordId application, List<Expense> expenses) {
        sql.update("delete from training.exchange_expense where application = ?", application);
        int place = 0;
        for (Expense expense : expenses) {
            sql.update(
                    "insert into training.exchange_expense (application, place, what, hundredths, currency)"
                            + " values (?, ?, ?, ?, ?)",
                    application,
                    place++,
                    expense.what(),
                    expense.amount().movePointRight(2).longValueExact(),
                    expense.currency().getCurrencyCode());
        }
    }

    @Override
    public Optional<ApplicationDraft> draft(RecordId id) {
        return drafts.find(id);
    }

    @Override
    public List<ApplicationDraft> drafts(OfficerId author) {
        return drafts.of(author);
    }

    @Override
    public void write(ApplicationDraft draft) {
        drafts.write(draft);
    }

    @Override
    public void deleteDraft(RecordId id) {
        drafts.delete(id);
    }
}
