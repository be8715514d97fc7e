package org.enlace.jit.internal.persistence;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.enlace.jit.internal.work.VictimStore;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.RecordId;

/** Victims of teams in the database of the node. */
final class JdbcVictims implements VictimStore {
    private final Statements sql;

    JdbcVictims(Store store) {
        sql = new Statements(store, "jit-victim");
    }

    @Override
    public Optional<String> mark(RecordId team) {
        return sql.one("select mark from jit.victim_change where team = ?", row -> row.getString(1), team);
    }

    @Override
    public Set<RecordId> of(RecordId team) {
        Set<RecordId> found = new HashSet<>();
        sql.list(
                "select entry from jit.victim where team = ?",
                row -> found.add(RecordId.parse(row.getString(1))),
                team);
        return found;
    }

    @Override
    public void put(RecordId team, RecordId entry, boolean victim) {
        sql.update("delete from jit.victim where team = ? and entry = ?", team, entry);
        if (victim) {
            sql.update("insert into jit.victim (team, entry) values (?, ?)", team, entry);
        }
        String mark = UUID.randomUUID().toString();
        if (sql.update("update jit.victim_change set mark = ? where team = ?", mark, team) == 0) {
            sql.update("insert into jit.victim_change (team, mark) values (?, ?)", team, mark);
        }
    }
}
