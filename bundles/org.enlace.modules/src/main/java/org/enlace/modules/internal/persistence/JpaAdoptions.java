package org.enlace.modules.internal.persistence;

import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.enlace.modules.Adoption;
import org.enlace.modules.AdoptionFile;
import org.enlace.modules.internal.adoption.AdoptionStore;
import org.enlace.persistence.Store;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;

/** Adoptions in the database. */
final class JpaAdoptions implements AdoptionStore {
    private final Store store;

    JpaAdoptions(Store store) {
        this.store = store;
    }

    @Override
    public List<Adoption> all() {
        return newestFirst(store.all(AdoptionRow.class, AdoptionRow::toDomainModel));
    }

    @Override
    public List<Adoption> of(String module) {
        return newestFirst(store.findAll(AdoptionRow.class, "module", List.of(module), AdoptionRow::toDomainModel));
    }

    private static List<Adoption> newestFirst(List<Adoption> all) {
        return all.stream()
                .sorted(Comparator.comparing(Adoption::id).reversed())
                .toList();
    }

    @Override
    public Optional<Adoption> find(RecordId id) {
        return store.read(entities -> Optional.ofNullable(entities.find(AdoptionRow.class, id.toString()))
                .map(AdoptionRow::toDomainModel));
    }

    @Override
    public Optional<AdoptionFile> document(RecordId id) {
        return store.read(entities -> {
            AdoptionRow row = entities.find(AdoptionRow.class, id.toString());
            DocumentRow content = entities.find(DocumentRow.class, id.toString());
            return row == null || content == null
                    ? Optional.empty()
                    : row.document().map(document -> new AdoptionFile(document, content.content()));
        });
    }

    @Override
    public void add(Adoption.Recorded adoption, Optional<AdoptionFile> document) {
        EntityManager entities = store.entities();
        entities.persist(AdoptionRow.of(adoption));
        document.ifPresent(file -> entities.persist(DocumentRow.of(adoption.id(), file.content())));
        entities.flush();
    }

    @Override
    public Adoption change(Adoption adoption) {
        EntityManager entities = store.entities();
        AdoptionRow row = entities.find(AdoptionRow.class, adoption.id().toString());
        if (row == null || row.version() != adoption.version()) {
            throw new Stale(Adoption.KIND, adoption.id().toString());
        }
        row.take(adoption);
        entities.flush();
        return row.toDomainModel();
    }

    @Override
    public boolean warn(RecordId id, int days, long millis) {
        EntityManager entities = store.entities();
        if (entities.find(WarningRow.class, new WarningRow.Key(id.toString(), days)) != null) {
            return false;
        }
        entities.persist(new WarningRow(id.toString(), days, millis));
        entities.flush();
        return true;
    }
}
