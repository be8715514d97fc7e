package org.enlace.identity.internal.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers;
import org.enlace.identity.Officers.Filter;
import org.enlace.identity.Officers.State;
import org.enlace.identity.RoleName;
import org.enlace.identity.internal.OfficerStore;
import org.enlace.mail.MailAddress;
import org.enlace.persistence.Store;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Stale;
import org.enlace.platform.UnitId;

/** Officers in the database. */
final class JpaOfficers implements OfficerStore {
    private final Store store;

    JpaOfficers(Store store) {
        this.store = store;
    }

    @Override
    public Optional<Officer> find(OfficerId id) {
        return store.read(entities -> Optional.ofNullable(entities.find(OfficerRow.class, id.value()))
                .map(row -> row.toDomainModel(entities.find(CredentialRow.class, id.value()))));
    }

    @Override
    public Map<OfficerId, Officer> findAll(Collection<OfficerId> ids) {
        List<String> wanted = ids.stream().map(OfficerId::value).distinct().toList();
        return store.read(
                entities -> withCredentials(store.findAll(OfficerRow.class, "id", wanted, row -> row)).stream()
                        .collect(Collectors.toMap(Officer::id, officer -> officer)));
    }

    @Override
    public List<Officer> page(Filter filter, Optional<OfficerId> after, int limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>();
        after.ifPresent(id -> {
            conditions.add("r.id > :after");
            values.put("after", id.value());
        });
        if (!filter.words().isBlank()) {
            conditions.add("r.searchText like :words escape '!'");
            values.put(
                    "words",
                    Columns.containing(OfficerRow.searched(filter.words().strip())));
        }
        filter.unit().ifPresent(unit -> {
            conditions.add("r.unit = :unit");
            values.put("unit", unit.value());
        });
        filter.role().ifPresent(role -> {
            conditions.add("r.roles like :role escape '!'");
            values.put("role", having(role));
        });
        filter.state().ifPresent(state -> {
            conditions.add("r.state = :state");
            values.put("state", OfficerRow.column(state));
        });
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return store.read(entities -> {
            TypedQuery<OfficerRow> query =
                    entities.createQuery("select r from OfficerRow r" + where + " order by r.id", OfficerRow.class);
            values.forEach(query::setParameter);
            return withCredentials(query.setMaxResults(limit).getResultList());
        });
    }

    /** In the same order; called inside the read that the rows came from. */
    private List<Officer> withCredentials(List<OfficerRow> rows) {
        Map<String, CredentialRow> credentials = store
                .findAll(
                        CredentialRow.class,
                        "officer",
                        rows.stream().map(OfficerRow::id).toList(),
                        row -> row)
                .stream()
                .collect(Collectors.toMap(CredentialRow::officer, row -> row));
        return rows.stream()
                .map(row -> row.toDomainModel(credentials.get(row.id())))
                .toList();
    }

    @Override
    public int vouched(MailAddress address) {
        return store.read(entities -> count(entities.createQuery(
                        "select count(r) from OfficerRow r where r.emailKey = :key and r.emailVouched = true and r.state <> :disabled",
                        Long.class)
                .setParameter("key", OfficerRow.key(address))
                .setParameter("disabled", OfficerRow.column(State.DISABLED))));
    }

    @Override
    public void add(Officer officer) {
        EntityManager entities = store.entities();
        entities.persist(OfficerRow.of(officer));
        entities.flush();
    }

    @Override
    public Officer change(Officer officer) {
        EntityManager entities = store.entities();
        OfficerRow row = entities.find(OfficerRow.class, officer.id().value());
        if (row == null || row.version() != officer.version()) {
            throw new Stale(Officers.KIND, officer.id().value());
        }
        row.take(officer);
        entities.flush();
        return row.toDomainModel(entities.find(CredentialRow.class, officer.id().value()));
    }

    @Override
    public int holders(RoleName role) {
        return store.read(entities -> count(entities.createQuery(
                        "select count(r) from OfficerRow r where r.roles like :role escape '!'", Long.class)
                .setParameter("role", having(role))));
    }

    @Override
    public List<OfficerId> activeForUpdate(RoleName role) {
        return ids(active(store.entities(), role).setLockMode(LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public List<OfficerId> active(RoleName role) {
        return store.read(entities -> ids(active(entities, role)));
    }

    private static TypedQuery<OfficerRow> active(EntityManager entities, RoleName role) {
        return entities.createQuery(
                        "select r from OfficerRow r where r.state = :state and r.roles like :role escape '!'",
                        OfficerRow.class)
                .setParameter("state", OfficerRow.column(State.ACTIVE))
                .setParameter("role", having(role));
    }

    private static List<OfficerId> ids(TypedQuery<OfficerRow> query) {
        return query.getResultList().stream()
                .map(row -> new OfficerId(row.id()))
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList();
    }

    @Override
    public int members(UnitId unit) {
        return store.read(entities ->
                count(entities.createQuery("select count(r) from OfficerRow r where r.unit = :unit", Long.class)
                        .setParameter("unit", unit.value())));
    }

    private static int count(TypedQuery<Long> query) {
        return query.getSingleResult().intValue();
    }

    private static String having(RoleName role) {
        return Columns.containing(" " + role.value() + " ");
    }
}
