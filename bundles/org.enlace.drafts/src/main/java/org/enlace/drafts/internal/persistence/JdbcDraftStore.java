package org.enlace.drafts.internal.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.drafts.Drafts;
import org.enlace.drafts.FormAddress;
import org.enlace.drafts.internal.DraftStore;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Drafts in the node's database, by plain SQL. */
@Component
public final class JdbcDraftStore implements DraftStore {
    private static final Schema SCHEMA = new Schema("drafts", List.of(), JdbcDraftStore.class);
    private static final String OWN = " where officer = ? and reader = ?";

    private final Store store;
    private final Statements sql;

    @Activate
    public JdbcDraftStore(@Reference Database database) {
        store = database.open(SCHEMA);
        sql = new Statements(store, Drafts.KIND);
    }

    @Deactivate
    public void close() {
        store.close();
    }

    @Override
    public Optional<Kept> find(Owner owner, FormAddress form) {
        return sql.one(
                "select fields, saved from drafts.draft" + OWN + " and form = ?",
                row -> new Kept(row.getString(1), Statements.instant(row.getLong(2))),
                owner.officer(),
                owner.reader(),
                form);
    }

    @Override
    public boolean keep(Owner owner, FormAddress form, Kept kept) {
        long saved = Statements.micros(kept.saved());
        int changed = sql.update(
                "update drafts.draft set fields = ?, saved = ?" + OWN + " and form = ?",
                kept.fields(),
                saved,
                owner.officer(),
                owner.reader(),
                form);
        if (changed == 0) {
            sql.update(
                    "insert into drafts.draft (officer, reader, form, saved, fields) values (?, ?, ?, ?, ?)",
                    owner.officer(),
                    owner.reader(),
                    form,
                    saved,
                    kept.fields());
        }
        return changed == 0;
    }

    @Override
    public boolean drop(Owner owner, FormAddress form) {
        return sql.update("delete from drafts.draft" + OWN + " and form = ?", owner.officer(), owner.reader(), form)
                > 0;
    }

    @Override
    public void tidy(Owner owner, Instant before, int most) {
        sql.update("delete from drafts.draft where saved <= ?", Statements.micros(before));
        List<FormAddress> latest = sql.list(
                "select form from drafts.draft" + OWN + " order by saved desc",
                row -> new FormAddress(row.getString(1)),
                owner.officer(),
                owner.reader());
        latest.stream().skip(most).forEach(form -> drop(owner, form));
    }
}
