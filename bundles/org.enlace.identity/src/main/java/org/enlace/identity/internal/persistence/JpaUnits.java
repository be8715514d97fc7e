package org.enlace.identity.internal.persistence;

import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.enlace.identity.Unit;
import org.enlace.identity.Units;
import org.enlace.identity.internal.UnitStore;
import org.enlace.persistence.Store;
import org.enlace.platform.Stale;
import org.enlace.platform.UnitId;

/** Units in the database. */
final class JpaUnits implements UnitStore {
    private final Store store;

    JpaUnits(Store store) {
        this.store = store;
    }

    @Override
    public List<Unit> all() {
        return store.all(UnitRow.class, UnitRow::toDomainModel).stream()
                .sorted(Comparator.comparing(unit -> unit.id().value()))
                .toList();
    }

    @Override
    public Optional<Unit> find(UnitId id) {
        return store.read(entities ->
                Optional.ofNullable(entities.find(UnitRow.class, id.value())).map(UnitRow::toDomainModel));
    }

    @Override
    public void add(Unit unit) {
        EntityManager entities = store.entities();
        entities.persist(UnitRow.of(unit));
        entities.flush();
    }

    @Override
    public Unit change(Unit unit) {
        UnitRow row = current(unit.id(), unit.version());
        row.take(unit);
        store.entities().flush();
        return row.toDomainModel();
    }

    @Override
    public void remove(UnitId id, int version) {
        EntityManager entities = store.entities();
        entities.remove(current(id, version));
        entities.flush();
    }

    private UnitRow current(UnitId id, int version) {
        UnitRow row = store.entities().find(UnitRow.class, id.value());
        if (row == null || row.version() != version) {
            throw new Stale(Units.KIND, id.value());
        }
        return row;
    }
}
