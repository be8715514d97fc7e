package org.enlace.audit.internal.persistence;

import java.time.Instant;
import java.util.Optional;
import org.enlace.audit.internal.AuditStore.Tree;
import org.enlace.audit.internal.CheckStore;
import org.enlace.audit.internal.Damage;
import org.enlace.audit.proof.Head;
import org.enlace.persistence.Statements;

/** Two rows in the node's database. */
final class JdbcCheckStore implements CheckStore {
    private final Statements sql;
    private final String country;

    JdbcCheckStore(Statements sql, String country) {
        this.sql = sql;
        this.country = country;
    }

    @Override
    public Optional<Round> round(Tree tree) {
        return sql.one(
                "select place, head, entry_id, began, seen, seen_leaves, seen_root from audit.check_round where id = 1",
                row -> new Round(
                        new Place(row.getLong(1), row.getLong(2), row.getString(3)),
                        Statements.instant(row.getLong(4)),
                        row.getLong(5) == 0
                                ? null
                                : new Head(
                                        tree.log(),
                                        country,
                                        row.getLong(5),
                                        row.getLong(6),
                                        row.getString(7),
                                        Instant.EPOCH,
                                        "",
                                        "")));
    }

    @Override
    public void keep(Round round) {
        Head seen = round.seen();
        Object[] values = {
            round.place().leaf(),
            round.place().head(),
            round.place().id(),
            Statements.micros(round.began()),
            seen == null ? 0L : seen.number(),
            seen == null ? 0L : seen.size(),
            seen == null ? "" : seen.root()
        };
        if (sql.update(
                        "update audit.check_round set place = ?, head = ?, entry_id = ?, began = ?, seen = ?,"
                                + " seen_leaves = ?, seen_root = ? where id = 1",
                        values)
                == 0) {
            sql.update(
                    "insert into audit.check_round (place, head, entry_id, began, seen, seen_leaves, seen_root, id)"
                            + " values (?, ?, ?, ?, ?, ?, ?, 1)",
                    values);
        }
    }

    @Override
    public Optional<Damage> damage() {
        return sql.one(
                "select found_at, findings, places from audit.damage where id = 1",
                row -> Damage.read(Statements.instant(row.getLong(1)), row.getLong(2), row.getString(3)));
    }

    @Override
    public void keep(Damage damage) {
        clearDamage();
        sql.update(
                "insert into audit.damage (id, found_at, findings, places) values (1, ?, ?, ?)",
                Statements.micros(damage.at()),
                damage.count(),
                damage.lines());
    }

    @Override
    public void clearDamage() {
        sql.update("delete from audit.damage where id = 1");
    }
}
