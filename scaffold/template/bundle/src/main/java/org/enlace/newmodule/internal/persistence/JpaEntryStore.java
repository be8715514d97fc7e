package org.enlace.newmodule.internal.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.enlace.newmodule.Entries;
import org.enlace.newmodule.Entry;
import org.enlace.newmodule.EntryPage;
import org.enlace.newmodule.Place;
import org.enlace.newmodule.internal.EntryStore;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Store;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Entries in the node's database. */
@Component
public final class JpaEntryStore implements EntryStore {
    private static final Schema SCHEMA = new Schema(EntryRow.SCHEMA, List.of(EntryRow.class), JpaEntryStore.class);
    private static final String CLOCK = EntryRow.SCHEMA + ".change_clock";

    private final Store store;

    @Activate
    public JpaEntryStore(@Reference Database database) {
        store = database.open(SCHEMA);
    }

    @Deactivate
    public void close() {
        store.close();
    }

    @Override
    public Optional<Entry> find(RecordId id) {
        return store.find(EntryRow.class, id.toString(), EntryRow::toDomainModel);
    }

    @Override
    public EntryPage page(Place place, int size) {
        String beyond = place.key().isEmpty() ? "" : place.before() ? " and r.id > :key" : " and r.id < :key";
        String order = place.before() ? "asc" : "desc";
        return store.read(entities -> {
            TypedQuery<EntryRow> query = entities.createQuery(
                            "select r from EntryRow r where r.state = :state" + beyond + " order by r.id " + order,
                            EntryRow.class)
                    .setParameter("state", place.withdrawn() ? EntryRow.WITHDRAWN : EntryRow.OPEN)
                    .setMaxResults(size + 1);
            place.key().ifPresent(key -> query.setParameter("key", key.toString()));
            List<Entry> found = new ArrayList<>();
            query.getResultList().forEach(row -> found.add(row.toDomainModel()));
            return part(place, size, found);
        });
    }

    /** One more was asked for than is shown: whether there is one tells whether the list goes on. */
    private static EntryPage part(Place place, int size, List<Entry> found) {
        boolean more = found.size() > size;
        List<Entry> shown = new ArrayList<>(found.subList(0, Math.min(size, found.size())));
        if (place.before()) {
            Collections.reverse(shown);
        }
        if (shown.isEmpty()) {
            return new EntryPage(shown, Optional.empty(), Optional.empty());
        }
        boolean earlier = place.before() ? more : place.key().isPresent();
        boolean later = place.before() || more;
        RecordId first = shown.get(0).id();
        RecordId last = shown.get(shown.size() - 1).id();
        return new EntryPage(
                shown, earlier ? Optional.of(first) : Optional.empty(), later ? Optional.of(last) : Optional.empty());
    }

    @Override
    public Instant moment(Instant now) {
        EntityManager entities = store.entities();
        // The update takes the row's lock first, so that what is read afterwards is the last word.
        entities.createNativeQuery("update " + CLOCK + " set last_change = last_change + 1 where id = 1")
                .executeUpdate();
        Number next = (Number) entities.createNativeQuery("select last_change from " + CLOCK + " where id = 1")
                .getSingleResult();
        long moment = Math.max(next.longValue(), EntryRow.micros(now));
        entities.createNativeQuery("update " + CLOCK + " set last_change = ? where id = 1")
                .setParameter(1, moment)
                .executeUpdate();
        return EntryRow.instant(moment);
    }

    @Override
    public void write(Entry entry) {
        EntityManager entities = store.entities();
        if (entry.version() == 1) {
            entities.persist(EntryRow.of(entry));
        } else {
            EntryRow row = entities.find(EntryRow.class, entry.id().toString());
            if (row == null || row.version() != entry.version() - 1) {
                throw new Stale(Entries.KIND, entry.id().toString());
            }
            row.take(entry);
        }
        entities.flush();
    }

    @Override
    public List<Entry> changedAfter(Instant changed, RecordId id, int limit) {
        String after =
                id == null ? "r.changed > :changed" : "r.changed >= :changed and (r.changed > :changed or r.id > :id)";
        return store.read(entities -> {
            TypedQuery<EntryRow> query = entities.createQuery(
                            "select r from EntryRow r where " + after + " order by r.changed, r.id", EntryRow.class)
                    .setParameter("changed", EntryRow.micros(changed))
                    .setMaxResults(limit);
            if (id != null) {
                query.setParameter("id", id.toString());
            }
            List<Entry> found = new ArrayList<>();
            query.getResultList().forEach(row -> found.add(row.toDomainModel()));
            return found;
        });
    }
}
