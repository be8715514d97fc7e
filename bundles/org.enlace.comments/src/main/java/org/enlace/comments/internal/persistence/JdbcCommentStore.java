package org.enlace.comments.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.enlace.comments.Comment;
import org.enlace.comments.Comment.Standing;
import org.enlace.comments.Comment.Withdrawn;
import org.enlace.comments.CommentText;
import org.enlace.comments.Comments;
import org.enlace.comments.Comments.Count;
import org.enlace.comments.Stamp;
import org.enlace.comments.Subject;
import org.enlace.comments.internal.CommentStore;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Comments in the node's database, by plain SQL. */
@Component
public final class JdbcCommentStore implements CommentStore {
    private static final Schema SCHEMA = new Schema("comments", List.of(), JdbcCommentStore.class);
    private static final String SELECT = "select id, version, use_name, record_id, thread_id, words, written_by,"
            + " written_for, written, edited, resolved_by, resolved_for, resolved, withdrawn_by, withdrawn_for,"
            + " withdrawn from comments.remark";

    /** A row without the officers it names. */
    private record Found(Comment comment, boolean names) {}

    private final Store store;
    private final Statements sql;

    @Activate
    public JdbcCommentStore(@Reference Database database) {
        store = database.open(SCHEMA);
        sql = new Statements(store, Comments.KIND);
    }

    @Deactivate
    public void close() {
        store.close();
    }

    @Override
    public Optional<Comment> find(RecordId id) {
        return naming(sql.list(SELECT + " where id = ?", JdbcCommentStore::read, id.toString())).stream()
                .findFirst();
    }

    @Override
    public List<Comment> find(Collection<RecordId> ids) {
        return naming(sql.in(
                SELECT + " where id in ", ids.stream().map(RecordId::toString).toList(), "", JdbcCommentStore::read));
    }

    @Override
    public List<Comment> firsts(Subject subject, Comments.Shown shown, Optional<RecordId> before, int limit) {
        List<Object> values = new ArrayList<>(List.of(subject.record(), subject.use(), 1));
        StringBuilder where = new StringBuilder(" where record_id = ? and use_name = ? and is_first = ?");
        if (shown != Comments.Shown.ALL) {
            where.append(" and is_open = ?");
            values.add(shown == Comments.Shown.OPEN ? 1 : 0);
        }
        before.ifPresent(id -> {
            where.append(" and id < ?");
            values.add(id);
        });
        return naming(sql.list(
                SELECT + where + " order by id desc fetch first " + limit + " rows only",
                JdbcCommentStore::read,
                values.toArray()));
    }

    @Override
    public List<Comment> answers(Collection<RecordId> threads) {
        List<Comment> answers = new ArrayList<>(naming(sql.in(
                SELECT + " where is_first = 0 and thread_id in ",
                threads.stream().map(RecordId::toString).toList(),
                "",
                JdbcCommentStore::read)));
        answers.sort(Comparator.comparing(Comment::id));
        return answers;
    }

    @Override
    public Count count(Subject subject) {
        Map<Integer, Long> counts = new HashMap<>();
        sql.list(
                "select is_open, count(*) from comments.remark where record_id = ? and use_name = ? and is_first = ?"
                        + " group by is_open",
                row -> counts.put(row.getInt(1), row.getLong(2)),
                subject.record(),
                subject.use(),
                1);
        return new Count(counts.getOrDefault(1, 0L), counts.getOrDefault(0, 0L));
    }

    @Override
    public void hold(RecordId thread) {
        // The update takes the row's lock first, so that what is read afterwards is the last word.
        sql.update("update comments.remark set turns = turns + 1 where id = ?", thread.toString());
    }

    @Override
    public long answersAfter(Comment comment) {
        return sql.count(
                "select count(*) from comments.remark where thread_id = ? and id > ?", comment.thread(), comment.id());
    }

    @Override
    public void insert(Standing comment) {
        sql.update(
                "insert into comments.remark (id, version, use_name, record_id, thread_id, is_first, is_open, words,"
                        + " written_by, written_for, written, turns) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                comment.id(),
                comment.version(),
                comment.subject().use(),
                comment.subject().record(),
                comment.thread(),
                comment.first() ? 1 : 0,
                1,
                comment.text(),
                comment.written().officer(),
                comment.written().actingFor().orElse(null),
                Statements.micros(comment.written().at()),
                0);
        name(comment);
    }

    @Override
    public void update(Comment comment) {
        Standing standing = comment instanceof Standing there ? there : null;
        Stamp withdrawn = comment instanceof Withdrawn gone ? gone.withdrawn() : null;
        Stamp resolved = comment.resolved().orElse(null);
        int rows = sql.update(
                "update comments.remark set version = ?, is_open = ?, words = ?, edited = ?, resolved_by = ?,"
                        + " resolved_for = ?, resolved = ?, withdrawn_by = ?, withdrawn_for = ?, withdrawn = ?"
                        + " where id = ? and version = ?",
                comment.version(),
                resolved == null ? 1 : 0,
                standing == null ? null : standing.text(),
                standing == null ? OptionalLong.empty() : moment(standing.edited()),
                officer(resolved),
                absent(resolved),
                moment(Optional.ofNullable(resolved).map(Stamp::at)),
                officer(withdrawn),
                absent(withdrawn),
                moment(Optional.ofNullable(withdrawn).map(Stamp::at)),
                comment.id(),
                comment.version() - 1);
        if (rows != 1) {
            throw new Stale(Comments.KIND, comment.id().toString());
        }
        sql.update("delete from comments.mention where remark_id = ?", comment.id());
        if (standing != null) {
            name(standing);
        }
    }

    private void name(Standing comment) {
        sql.batch("insert into comments.mention (remark_id, officer) values (?, ?)", comment.mentions(), officer ->
                new Object[] {comment.id(), officer});
    }

    private static OfficerId officer(Stamp stamp) {
        return stamp == null ? null : stamp.officer();
    }

    private static OfficerId absent(Stamp stamp) {
        return stamp == null ? null : stamp.actingFor().orElse(null);
    }

    private static OptionalLong moment(Optional<Instant> at) {
        return Statements.orAbsent(at.map(Statements::micros));
    }

    private List<Comment> naming(List<Found> rows) {
        List<String> asked = rows.stream()
                .filter(Found::names)
                .map(row -> row.comment().id().toString())
                .toList();
        Map<String, Set<OfficerId>> named = new HashMap<>();
        sql.in(
                "select remark_id, officer from comments.mention where remark_id in ",
                asked,
                "",
                row -> named.computeIfAbsent(row.getString(1), id -> new HashSet<>())
                        .add(new OfficerId(row.getString(2))));
        return rows.stream()
                .map(row -> row.comment() instanceof Standing standing
                        ? with(standing, named.getOrDefault(standing.id().toString(), Set.of()))
                        : row.comment())
                .toList();
    }

    private static Comment with(Standing standing, Set<OfficerId> named) {
        return named.isEmpty()
                ? standing
                : new Standing(
                        standing.id(),
                        standing.version(),
                        standing.subject(),
                        standing.thread(),
                        standing.text(),
                        named,
                        standing.written(),
                        standing.edited(),
                        standing.resolved());
    }

    private static Found read(ResultSet row) throws SQLException {
        RecordId id = RecordId.parse(row.getString(1));
        int version = row.getInt(2);
        Subject subject = new Subject(row.getString(3), RecordId.parse(row.getString(4)));
        RecordId thread = RecordId.parse(row.getString(5));
        String words = row.getString(6);
        Stamp written = stamp(row, 7).orElseThrow();
        long edited = row.getLong(10);
        Optional<Instant> when = row.wasNull() ? Optional.empty() : Optional.of(Statements.instant(edited));
        Optional<Stamp> resolved = stamp(row, 11);
        Optional<Stamp> withdrawn = stamp(row, 14);
        return withdrawn.isPresent()
                ? new Found(new Withdrawn(id, version, subject, thread, written, withdrawn.get(), resolved), false)
                : new Found(
                        new Standing(
                                id,
                                version,
                                subject,
                                thread,
                                new CommentText(words),
                                Set.of(),
                                written,
                                when,
                                resolved),
                        words.indexOf('@') >= 0);
    }

    private static Optional<Stamp> stamp(ResultSet row, int first) throws SQLException {
        String officer = row.getString(first);
        String absent = row.getString(first + 1);
        return officer == null
                ? Optional.empty()
                : Optional.of(new Stamp(
                        new OfficerId(officer),
                        Optional.ofNullable(absent).map(OfficerId::new),
                        Statements.instant(row.getLong(first + 2))));
    }
}
