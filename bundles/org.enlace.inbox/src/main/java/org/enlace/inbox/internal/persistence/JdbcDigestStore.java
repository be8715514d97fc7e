package org.enlace.inbox.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.enlace.inbox.internal.Moments;
import org.enlace.inbox.internal.digest.Digest;
import org.enlace.inbox.internal.digest.DigestChoice;
import org.enlace.inbox.internal.digest.DigestStore;
import org.enlace.inbox.internal.digest.Digests;
import org.enlace.inbox.internal.digest.Rhythm;
import org.enlace.persistence.Statements;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Stale;

/** Who wants to be told when, in the inbox's schema. */
final class JdbcDigestStore implements DigestStore {
    private static final String COLUMNS = "officer, version, rhythm, hour_of_day, weekday, when_empty, zone, due";
    private static final long NEVER = Long.MAX_VALUE;

    private final Statements sql;

    JdbcDigestStore(Statements sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Digest> find(OfficerId officer) {
        return sql.one("select " + COLUMNS + " from inbox.digest where officer = ?", JdbcDigestStore::read, officer);
    }

    @Override
    public void choose(Digest digest) {
        DigestChoice choice = digest.choice();
        if (digest.version() == 0) {
            sql.update(
                    "insert into inbox.digest (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)",
                    digest.officer(),
                    1,
                    choice.rhythm().token(),
                    choice.hour(),
                    choice.day().getValue(),
                    choice.whenEmpty(),
                    digest.zone(),
                    due(digest));
            return;
        }
        int changed = sql.update(
                "update inbox.digest set version = ?, rhythm = ?, hour_of_day = ?, weekday = ?, when_empty = ?,"
                        + " zone = ?, due = ? where officer = ? and version = ?",
                digest.version() + 1,
                choice.rhythm().token(),
                choice.hour(),
                choice.day().getValue(),
                choice.whenEmpty(),
                digest.zone(),
                due(digest),
                digest.officer(),
                digest.version());
        if (changed == 0) {
            throw new Stale(Digests.KIND, digest.officer().value());
        }
    }

    @Override
    public List<Digest> due(Instant now, int limit) {
        return sql.list(
                "select " + COLUMNS + " from inbox.digest where due <= ? order by due, officer",
                limit,
                JdbcDigestStore::read,
                Moments.micros(now));
    }

    @Override
    public boolean replace(Digest before, Digest after) {
        return sql.update(
                        "update inbox.digest set zone = ?, due = ? where officer = ? and version = ? and due = ?",
                        after.zone(),
                        due(after),
                        before.officer(),
                        before.version(),
                        due(before))
                == 1;
    }

    private static long due(Digest digest) {
        return digest.due().map(Moments::micros).orElse(NEVER);
    }

    private static Digest read(ResultSet row) throws SQLException {
        long due = row.getLong(8);
        return new Digest(
                new OfficerId(row.getString(1)),
                row.getInt(2),
                new DigestChoice(
                        Rhythm.of(row.getString(3)).orElseThrow(),
                        row.getInt(4),
                        DayOfWeek.of(row.getInt(5)),
                        row.getBoolean(6)),
                ZoneId.of(row.getString(7)),
                due == NEVER ? Optional.empty() : Optional.of(Statements.instant(due)));
    }
}
