package org.enlace.identity.internal.persistence;

import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.enlace.identity.RoleName;
import org.enlace.identity.Roles;
import org.enlace.identity.internal.RoleStore;
import org.enlace.persistence.Store;
import org.enlace.platform.Stale;

/** Roles in the database. */
final class JpaRoles implements RoleStore {
    private final Store store;

    JpaRoles(Store store) {
        this.store = store;
    }

    @Override
    public List<Stored> all() {
        return store.all(RoleRow.class, RoleRow::toDomainModel).stream()
                .sorted(Comparator.comparing(role -> role.name().value()))
                .toList();
    }

    @Override
    public Optional<Stored> find(RoleName name) {
        return store.read(entities ->
                Optional.ofNullable(entities.find(RoleRow.class, name.value())).map(RoleRow::toDomainModel));
    }

    @Override
    public Stored write(Stored role) {
        EntityManager entities = store.entities();
        RoleRow row = entities.find(RoleRow.class, role.name().value());
        if ((row == null ? 0 : row.version()) != role.version()) {
            throw new Stale(Roles.KIND, role.name().value());
        }
        if (row == null) {
            row = RoleRow.of(role);
            entities.persist(row);
        } else {
            row.take(role);
        }
        entities.flush();
        return row.toDomainModel();
    }

    @Override
    public void remove(RoleName name, int version) {
        EntityManager entities = store.entities();
        RoleRow row = entities.find(RoleRow.class, name.value());
        if (row == null || row.version() != version) {
            throw new Stale(Roles.KIND, name.value());
        }
        entities.remove(row);
        entities.flush();
    }
}
