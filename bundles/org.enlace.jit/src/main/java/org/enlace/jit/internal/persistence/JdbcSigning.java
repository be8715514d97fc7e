package org.enlace.jit.internal.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.agreement.Proposals;
import org.enlace.jit.internal.signing.SigningStore;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** Marks, warnings, and what is asked of statements by their heads alone, by plain SQL. */
final class JdbcSigning implements SigningStore {
    private final Statements sql;

    JdbcSigning(Store store) {
        sql = new Statements(store, "jit-signing");
    }

    @Override
    public List<RecordId> teams() {
        return sql.list(
                "select distinct team from jit.statement where kind = ? and taken_back = false order by team",
                row -> RecordId.parse(row.getString(1)),
                Proposals.PROPOSED);
    }

    @Override
    public List<String> ids(RecordId team, Set<String> kinds) {
        List<Object> values = new ArrayList<>(List.of(team));
        values.addAll(kinds);
        return sql.list(
                "select id, country, teller from jit.statement where taken_back = false and team = ? and kind in ("
                        + marks(kinds.size()) + ") order by at_micros, country, number, id, teller",
                row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3),
                values.toArray());
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    @Override
    public Optional<Instant> last(RecordId team, CountryCode country) {
        return sql.one(
                "select at_micros from jit.statement where team = ? and country = ? order by number desc",
                row -> Statements.instant(row.getLong(1)),
                team,
                country);
    }

    @Override
    public Optional<RecordId> team(RecordId statement) {
        return sql.one(
                "select team from jit.statement where id = ? and taken_back = false",
                row -> RecordId.parse(row.getString(1)),
                statement);
    }

    @Override
    public void mark(String mark, OfficerId officer) {
        if (sql.count("select count(*) from jit.marked_account where mark = ?", mark) == 0) {
            sql.update("insert into jit.marked_account (mark, officer) values (?, ?)", mark, officer.value());
        }
    }

    @Override
    public Map<String, OfficerId> accounts(Set<String> marks) {
        Map<String, OfficerId> accounts = new HashMap<>();
        for (String mark : marks) {
            sql.one(
                            "select officer from jit.marked_account where mark = ?",
                            row -> new OfficerId(row.getString(1)),
                            mark)
                    .ifPresent(officer -> accounts.put(mark, officer));
        }
        return accounts;
    }

    @Override
    public boolean warn(RecordId team, Instant end, int days) {
        long micros = Statements.micros(end);
        if (sql.count(
                        "select count(*) from jit.end_warning where team = ? and ends_micros = ? and days = ?",
                        team,
                        micros,
                        days)
                > 0) {
            return false;
        }
        sql.update("insert into jit.end_warning (team, ends_micros, days) values (?, ?, ?)", team, micros, days);
        return true;
    }
}
