package org.enlace.jit.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.enlace.files.Sha256;
import org.enlace.jit.Stamp;
import org.enlace.jit.bundle.Approval;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.Bundle.Declined;
import org.enlace.jit.bundle.Bundle.Made;
import org.enlace.jit.bundle.Bundle.Making;
import org.enlace.jit.bundle.Bundle.Prepared;
import org.enlace.jit.bundle.Bundle.State;
import org.enlace.jit.bundle.Bundle.Stopped;
import org.enlace.jit.bundle.Damaged;
import org.enlace.jit.internal.bundle.BundleStore;
import org.enlace.jit.internal.bundle.RequestText;
import org.enlace.jit.internal.bundle.ScopeText;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;

/** Bundles in the node's database. */
final class JdbcBundles implements BundleStore {
    private static final String KIND = "jit-bundle";
    private static final String SELECT = "select * from jit.court_bundle where ";

    private final Statements sql;

    JdbcBundles(Store store) {
        sql = new Statements(store, KIND);
    }

    @Override
    public Optional<Bundle> find(RecordId id) {
        return sql.one(SELECT + "id = ?", JdbcBundles::read, id);
    }

    @Override
    public Optional<Bundle> form(String form) {
        return form.isBlank() ? Optional.empty() : sql.one(SELECT + "form = ?", JdbcBundles::read, form);
    }

    @Override
    public List<Bundle> of(RecordId team, int most) {
        return sql.list(SELECT + "team = ? order by id desc" + JdbcEntries.first(most), JdbcBundles::read, team);
    }

    @Override
    public List<Bundle> undecided(RecordId team) {
        return sql.list(
                SELECT + "team = ? and state in ('prepared', 'making', 'stopped') order by id",
                JdbcBundles::read,
                team);
    }

    @Override
    public List<Bundle> making(int most) {
        return sql.list(SELECT + "state = 'making' order by id" + JdbcEntries.first(most), JdbcBundles::read);
    }

    @Override
    public void add(Bundle bundle, String form) {
        sql.update(
                "insert into jit.court_bundle (id, team, version, state, content, looked, prepared_by, prepared_for,"
                        + " prepared_at, begun, form) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                bundle.id(),
                bundle.team(),
                bundle.version(),
                bundle.state().token(),
                RequestText.of(bundle.request()),
                text(bundle.scope().map(ScopeText::of)),
                bundle.prepared().officer(),
                text(bundle.prepared().actingFor()),
                Statements.micros(bundle.prepared().at()),
                0,
                form.isBlank() ? null : form);
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }

    @Override
    public void put(Bundle bundle) {
        State state = bundle.state();
        Optional<Stamp> decided = state instanceof Declined declined ? Optional.of(declined.by()) : bundle.approved();
        Optional<Made> made = Optional.of(state).filter(Made.class::isInstance).map(Made.class::cast);
        Optional<Damaged> damaged = state instanceof Stopped stopped ? stopped.damaged() : Optional.empty();
        int changed = sql.update(
                "update jit.court_bundle set version = ?, state = ?, decided_by = ?, decided_for = ?, decided_at = ?,"
                        + " basis = ?, reviewed = ?, reason = ?, begun = ?, why = ?, damaged_item = ?, damaged_file = ?, file_id = ?, file_size = ?, file_sha256 = ?"
                        + " where id = ? and version = ?",
                bundle.version(),
                state.token(),
                text(decided.map(Stamp::officer)),
                text(decided.flatMap(Stamp::actingFor)),
                Statements.orAbsent(decided.map(one -> Statements.micros(one.at()))),
                text(bundle.approval().map(Approval::basis)),
                text(bundle.approval().map(Approval::reviewed)),
                state instanceof Declined declined ? declined.reason() : null,
                state instanceof Making making ? making.begun() : 0,
                state instanceof Stopped stopped ? stopped.why() : null,
                text(damaged.map(Damaged::item)),
                text(damaged.map(Damaged::file)),
                text(made.map(Made::file)),
                made.isPresent() ? OptionalLong.of(made.get().size()) : OptionalLong.empty(),
                text(made.map(Made::sha256)),
                bundle.id(),
                bundle.version() - 1);
        if (changed == 0) {
            throw new Stale(KIND, bundle.id().toString());
        }
    }

    private static Bundle read(ResultSet row) throws SQLException {
        return new Bundle(
                RecordId.parse(row.getString("id")),
                RecordId.parse(row.getString("team")),
                row.getInt("version"),
                RequestText.read(row.getString("content")),
                Optional.ofNullable(row.getString("looked")).map(ScopeText::read),
                stamp("prepared", row),
                state(row));
    }

    private static Stamp stamp(String what, ResultSet row) throws SQLException {
        return new Stamp(
                new OfficerId(row.getString(what + "_by")),
                Optional.ofNullable(row.getString(what + "_for")).map(OfficerId::new),
                Statements.instant(row.getLong(what + "_at")));
    }

    /** Reads an approval. Where it is not kept what was shown, nothing is made on it: that is never what is shown now. */
    private static Approval approval(ResultSet row) throws SQLException {
        String reviewed = Optional.ofNullable(row.getString("reviewed")).orElse("");
        return new Approval(stamp("decided", row), reviewed, row.getString("basis"));
    }

    private static Optional<Damaged> damaged(ResultSet row) throws SQLException {
        String item = row.getString("damaged_item");
        return item == null
                ? Optional.empty()
                : Optional.of(new Damaged(RecordId.parse(item), RecordId.parse(row.getString("damaged_file"))));
    }

    private static State state(ResultSet row) throws SQLException {
        String word = row.getString("state");
        return switch (word) {
            case "prepared" -> new Prepared();
            case "declined" -> new Declined(stamp("decided", row), row.getString("reason"));
            case "making" -> new Making(approval(row), row.getInt("begun"));
            case "stopped" -> new Stopped(approval(row), row.getString("why"), damaged(row));
            case "made" ->
                new Made(
                        approval(row),
                        RecordId.parse(row.getString("file_id")),
                        row.getLong("file_size"),
                        new Sha256(row.getString("file_sha256")));
            default -> throw new IllegalStateException("A bundle cannot be \"" + word + "\"");
        };
    }
}
