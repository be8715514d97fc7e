package org.enlace.modules.internal.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.enlace.modules.internal.decision.Decision;
import org.enlace.modules.internal.decision.DecisionStore;
import org.enlace.persistence.Store;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;

/** Decisions in the database. */
final class JpaDecisions implements DecisionStore {
    private final Store store;

    JpaDecisions(Store store) {
        this.store = store;
    }

    @Override
    public void add(Decision decision) {
        EntityManager entities = store.entities();
        entities.persist(DecisionRow.of(decision));
        entities.flush();
    }

    @Override
    public Optional<Decision> find(RecordId id) {
        return store.read(entities -> Optional.ofNullable(entities.find(DecisionRow.class, id.toString()))
                .map(DecisionRow::toDomainModel));
    }

    @Override
    public List<Decision> open(String kind, String module) {
        return store.read(entities -> entities.createQuery(
                        "select r from DecisionRow r where r.module = :module and r.kind = :kind and r.state in"
                                + " ('proposed', 'open') order by r.id",
                        DecisionRow.class)
                .setParameter("module", module)
                .setParameter("kind", kind)
                .getResultStream()
                .map(DecisionRow::toDomainModel)
                .toList());
    }

    @Override
    public List<Decision> list(Optional<RecordId> after, int size) {
        return store.read(entities -> {
            TypedQuery<DecisionRow> query = entities.createQuery(
                    "select r from DecisionRow r" + (after.isPresent() ? " where r.id < :after" : "")
                            + " order by r.id desc",
                    DecisionRow.class);
            after.ifPresent(id -> query.setParameter("after", id.toString()));
            return query.setMaxResults(size)
                    .getResultStream()
                    .map(DecisionRow::toDomainModel)
                    .toList();
        });
    }

    @Override
    public Decision change(Decision decision) {
        EntityManager entities = store.entities();
        DecisionRow row = entities.find(DecisionRow.class, decision.id().toString());
        if (row == null || row.version() != decision.version()) {
            throw new Stale(Decision.KIND, decision.id().toString());
        }
        row.take(decision);
        entities.flush();
        return row.toDomainModel();
    }
}
