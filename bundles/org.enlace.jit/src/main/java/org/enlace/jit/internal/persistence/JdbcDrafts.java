package org.enlace.jit.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.agreement.Draft;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.internal.agreement.DraftStore;
import org.enlace.jit.internal.agreement.DraftText;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;

/** Drafts in the node's database, by plain SQL. */
public final class JdbcDrafts implements DraftStore {
    private final Statements sql;

    public JdbcDrafts(Store store) {
        sql = new Statements(store, Drafts.KIND);
    }

    @Override
    public Optional<Draft> find(RecordId team, InstrumentKind kind) {
        return sql.one("select * from jit.draft where team = ? and kind = ?", JdbcDrafts::read, team, kind.token());
    }

    @Override
    public void write(Draft draft) {
        if (draft.version() == 1) {
            sql.update(
                    "insert into jit.draft (version, content, changed_by, changed, team, kind) values (?, ?, ?, ?, ?, ?)",
                    1,
                    DraftText.of(draft.content()),
                    draft.changedBy(),
                    Statements.micros(draft.changed()),
                    draft.team(),
                    draft.kind().token());
        } else {
            int changed = sql.update(
                    "update jit.draft set version = ?, content = ?, changed_by = ?, changed = ?"
                            + " where team = ? and kind = ? and version = ?",
                    draft.version(),
                    DraftText.of(draft.content()),
                    draft.changedBy(),
                    Statements.micros(draft.changed()),
                    draft.team(),
                    draft.kind().token(),
                    draft.version() - 1);
            if (changed == 0) {
                throw new Stale(Drafts.KIND, draft.team().toString());
            }
        }
        if (!writers(draft.team(), draft.kind()).contains(draft.changedBy())) {
            sql.update(
                    "insert into jit.draft_writer (team, kind, officer) values (?, ?, ?)",
                    draft.team(),
                    draft.kind().token(),
                    draft.changedBy());
        }
    }

    @Override
    public void delete(Draft draft) {
        int gone = sql.update(
                "delete from jit.draft where team = ? and kind = ? and version = ?",
                draft.team(),
                draft.kind().token(),
                draft.version());
        if (gone == 0) {
            throw new Stale(Drafts.KIND, draft.team().toString());
        }
        sql.update(
                "delete from jit.draft_writer where team = ? and kind = ?",
                draft.team(),
                draft.kind().token());
    }

    @Override
    public Set<OfficerId> writers(RecordId team, InstrumentKind kind) {
        return officers("select officer from jit.draft_writer where team = ? and kind = ?", team, kind.token());
    }

    @Override
    public void proposed(RecordId instrument, Set<OfficerId> writers) {
        sql.batch("insert into jit.drafter (instrument, officer) values (?, ?)", writers, officer ->
                new Object[] {instrument, officer});
    }

    @Override
    public Set<OfficerId> drafters(RecordId instrument) {
        return officers("select officer from jit.drafter where instrument = ?", instrument);
    }

    private Set<OfficerId> officers(String query, Object... values) {
        return new LinkedHashSet<>(sql.list(query, row -> new OfficerId(row.getString(1)), values));
    }

    private static Draft read(ResultSet row) throws SQLException {
        return new Draft(
                RecordId.parse(row.getString("team")),
                InstrumentKind.of(row.getString("kind")).orElseThrow(),
                row.getInt("version"),
                DraftText.read(row.getString("content")),
                new OfficerId(row.getString("changed_by")),
                Statements.instant(row.getLong("changed")));
    }
}
