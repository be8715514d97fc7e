package org.enlace.calendar.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.calendar.Feed;
import org.enlace.calendar.Feeds;
import org.enlace.calendar.internal.FeedStore;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.OfficerId;

/** Addresses in the node's database, by plain SQL. */
final class JdbcFeeds implements FeedStore {
    private static final String SELECT = "select handle, officer, source, made, used from calendar.feed";

    private final Statements sql;

    JdbcFeeds(Store store) {
        sql = new Statements(store, Feeds.KIND);
    }

    @Override
    public Optional<Feed> find(String hash) {
        return sql.one(SELECT + " where hash = ?", JdbcFeeds::read, hash);
    }

    @Override
    public List<Feed> of(OfficerId officer) {
        return sql.list(SELECT + " where officer = ? order by source", JdbcFeeds::read, officer);
    }

    @Override
    public List<Feed> all(int limit) {
        return sql.list(SELECT + " order by officer, source fetch first " + limit + " rows only", JdbcFeeds::read);
    }

    @Override
    public void add(Feed feed, String hash) {
        sql.update(
                "insert into calendar.feed (handle, hash, officer, source, made) values (?, ?, ?, ?, ?)",
                feed.handle(),
                hash,
                feed.officer(),
                feed.source().orElse(""),
                Statements.micros(feed.made()));
    }

    @Override
    public boolean drop(String handle) {
        return sql.update("delete from calendar.feed where handle = ?", handle) > 0;
    }

    @Override
    public void used(String handle, Instant at) {
        sql.update("update calendar.feed set used = ? where handle = ?", Statements.micros(at), handle);
    }

    private static Feed read(ResultSet row) throws SQLException {
        String source = row.getString(3);
        long used = row.getLong(5);
        boolean never = row.wasNull();
        return new Feed(
                row.getString(1),
                new OfficerId(row.getString(2)),
                source.isEmpty() ? Optional.empty() : Optional.of(source),
                Statements.instant(row.getLong(4)),
                never ? Optional.empty() : Optional.of(Statements.instant(used)));
    }
}
