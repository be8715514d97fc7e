package org.enlace.modules.internal.persistence;

import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.enlace.modules.internal.history.Change;
import org.enlace.modules.internal.history.ChangeStore;
import org.enlace.persistence.Store;
import org.enlace.platform.RecordId;
import org.enlace.platform.Transactions;

/** The history in the database. */
final class JpaChanges implements ChangeStore {
    private final Store store;
    private final Transactions transactions;

    JpaChanges(Store store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    @Override
    public void append(Change change) {
        transactions.run(() -> {
            store.entities().persist(ChangeRow.of(change));
            store.entities().flush();
        });
    }

    @Override
    public List<Change> list(Optional<String> module, Optional<RecordId> after, int size) {
        return store.read(entities -> {
            String where = module.map(id -> " and r.module = :module").orElse("")
                    + after.map(id -> " and r.id < :after").orElse("");
            TypedQuery<ChangeRow> query = entities.createQuery(
                    "select r from ChangeRow r"
                            + (where.isEmpty() ? "" : " where " + where.substring(" and ".length()))
                            + " order by r.id desc",
                    ChangeRow.class);
            module.ifPresent(id -> query.setParameter("module", id));
            after.ifPresent(id -> query.setParameter("after", id.toString()));
            return query.setMaxResults(size)
                    .getResultStream()
                    .map(ChangeRow::toDomainModel)
                    .toList();
        });
    }
}
