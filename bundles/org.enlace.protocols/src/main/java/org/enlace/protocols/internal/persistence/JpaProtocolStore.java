package org.enlace.protocols.internal.persistence;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Store;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.protocols.Facet;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.internal.ChecklistStore;
import org.enlace.protocols.internal.EditionStore;
import org.enlace.protocols.internal.Entry;
import org.enlace.protocols.internal.ExperienceStore;
import org.enlace.protocols.internal.FilterParameters;
import org.enlace.protocols.internal.LibraryCounts;
import org.enlace.protocols.internal.ProtocolStore;
import org.enlace.protocols.internal.ProvenanceStore;
import org.enlace.protocols.internal.RegionStore;
import org.enlace.protocols.internal.TableMappings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The library in the node's database. */
@Component
public final class JpaProtocolStore implements ProtocolStore {
    /** So many at a time: short statements, and little held in memory while a large file is written. */
    private static final int BATCH = 250;

    /** A request that is repeated later than this is a new one. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private static final Schema SCHEMA = new Schema(
            "protocols",
            List.of(ProtocolRow.class, StagedFileRow.class, RequestRow.class, ContentColumn.class),
            JpaProtocolStore.class);

    private final Store store;
    private final EditionStore editions;
    private final RegionStore region;
    private final ChecklistStore checklists;
    private final ExperienceStore experiences;
    private final ProvenanceStore provenance;
    private final TableMappings mappings;
    private final LibraryCounts counts;
    private final CountsKept kept = new CountsKept();

    @Activate
    public JpaProtocolStore(@Reference Database database) {
        store = database.open(SCHEMA);
        editions = new JdbcEditionStore(store);
        region = new JdbcRegionStore(store);
        checklists = new JdbcChecklistStore(store);
        experiences = new ExperienceRows(store);
        provenance = new JdbcProvenance(store);
        mappings = new JdbcTableMappings(store);
        counts = new JdbcLibraryCounts(store);
    }

    @Deactivate
    public void close() {
        store.close();
    }

    @Override
    public EditionStore editions() {
        return editions;
    }

    @Override
    public RegionStore region() {
        return region;
    }

    @Override
    public ChecklistStore checklists() {
        return checklists;
    }

    @Override
    public ExperienceStore experiences() {
        return experiences;
    }

    @Override
    public ProvenanceStore provenance() {
        return provenance;
    }

    @Override
    public LibraryCounts counts() {
        return counts;
    }

    @Override
    public TableMappings mappings() {
        return mappings;
    }

    @Override
    public Optional<Entry> find(RecordId id) {
        return store.find(ProtocolRow.class, id.toString(), ProtocolRow::toDomainModel);
    }

    @Override
    public List<Entry> find(String reference) {
        return some("reference", List.of(reference));
    }

    @Override
    public Map<RecordId, Entry> findAll(Collection<RecordId> ids) {
        return some("id", ids.stream().map(RecordId::toString).toList()).stream()
                .collect(Collectors.toMap(entry -> entry.protocol().id(), Function.identity()));
    }

    @Override
    public Map<RecordId, NeedToKnow> readers(Collection<RecordId> ids) {
        return store.read(entities -> ReadersNow.of(ids, entities));
    }

    @Override
    public List<Entry> findAllByReference(Collection<String> references) {
        return some("reference", List.copyOf(references));
    }

    private List<Entry> some(String attribute, List<String> values) {
        return store.findAll(ProtocolRow.class, attribute, values, ProtocolRow::toDomainModel);
    }

    @Override
    public Instant reserve(Instant now, int count) {
        EntityManager entities = store.entities();
        long wanted = ProtocolRow.micros(now);
        // The update takes the row's lock first, so that what is read afterwards is the last word.
        entities.createNativeQuery("update protocols.change_clock set last_change = last_change + 1 where id = 1")
                .executeUpdate();
        long first = Math.max(clock(entities), wanted);
        entities.createNativeQuery("update protocols.change_clock set last_change = ? where id = 1")
                .setParameter(1, first + count - 1)
                .executeUpdate();
        return ProtocolRow.instant(first);
    }

    @Override
    public boolean everUsed() {
        return store.read(entities -> clock(entities) > 0);
    }

    /** The moment of the last change, in microseconds; 0 before the first. */
    static long clock(EntityManager entities) {
        return ((Number) entities.createNativeQuery("select last_change from protocols.change_clock where id = 1")
                        .getSingleResult())
                .longValue();
    }

    @Override
    public void write(List<Entry> entries) {
        EntityManager entities = store.entities();
        TermWrites terms = new TermWrites();
        Iterator<Integer> ordinals = ordinals(
                        entities,
                        entries.stream()
                                .filter(entry -> entry.protocol().version() == 1)
                                .count())
                .iterator();
        for (int from = 0; from < entries.size(); from += BATCH) {
            for (Entry entry : entries.subList(from, Math.min(from + BATCH, entries.size()))) {
                if (entry.protocol().version() == 1) {
                    create(entities, entry, ordinals.next(), terms);
                } else {
                    change(entities, entry, terms);
                }
            }
            entities.flush();
            if (entries.size() > BATCH) {
                entities.clear();
            }
        }
        terms.write(entities);
    }

    /** The next ordinals. Nobody else is given any until the end of the transaction, so none is left out. */
    private static IntStream ordinals(EntityManager entities, long count) {
        if (count == 0) {
            return IntStream.empty();
        }
        entities.createNativeQuery("update protocols.change_clock set last_ordinal = last_ordinal + ? where id = 1")
                .setParameter(1, count)
                .executeUpdate();
        int last = ((Number) entities.createNativeQuery("select last_ordinal from protocols.change_clock where id = 1")
                        .getSingleResult())
                .intValue();
        return IntStream.rangeClosed((int) (last - count + 1), last);
    }

    private static void create(EntityManager entities, Entry entry, int ordinal, TermWrites terms) {
        entities.persist(ProtocolRow.of(entry, ordinal));
        terms.moved(null, entry.protocol(), ordinal);
    }

    private static void change(EntityManager entities, Entry entry, TermWrites terms) {
        Protocol protocol = entry.protocol();
        ProtocolRow row = entities.find(ProtocolRow.class, protocol.id().toString());
        if (row == null || row.version() != protocol.version() - 1) {
            throw new Stale(Protocols.KIND, protocol.id().toString());
        }
        terms.moved(row.toDomainModel().protocol(), protocol, row.ordinal());
        row.take(entry);
    }

    @Override
    public Slice slice(ProtocolFilter filter, String titleWords, Place place, int limit, Caller caller) {
        return store.read(entities -> {
            List<TermLists.Found> found =
                    new ReadableLists(entities, filter, titleWords, caller).walk(place, limit + 1);
            boolean more = found.size() > limit;
            if (more) {
                found.remove(place.backward() ? 0 : limit);
            }
            Map<Integer, Entry> rows = store
                    .findAll(
                            ProtocolRow.class,
                            "ordinal",
                            found.stream().map(TermLists.Found::ordinal).toList(),
                            row -> Map.entry(row.ordinal(), row.toDomainModel()))
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            List<Entry> entries = new ArrayList<>();
            List<String> positions = new ArrayList<>();
            for (TermLists.Found line : found) {
                Entry entry = rows.get(line.ordinal());
                if (entry != null) {
                    entries.add(entry);
                    positions.add(line.position());
                }
            }
            return new Slice(entries, positions, more);
        });
    }

    @Override
    public Total count(ProtocolFilter filter, String titleWords, Caller caller) {
        return store.read(entities -> new ReadableLists(entities, filter, titleWords, caller).count());
    }

    @Override
    public Map<Facet, Map<String, Long>> counts(ProtocolFilter filter, Map<Facet, List<String>> values, Caller caller) {
        String key = key(filter.withWords(null).withOrder(ProtocolFilter.Order.TITLE), caller) + values;
        return store.read(entities ->
                kept.of(entities, key, () -> new ReadableLists(entities, filter, null, caller).counts(values)));
    }

    private static String key(ProtocolFilter filter, Caller caller) {
        return FilterParameters.write(filter) + " "
                + Audience.of(caller).stream().map(Audience::mark).toList() + " ";
    }

    @Override
    public List<Integer> years(Caller caller) {
        String key = key(ProtocolFilter.ALL, caller);
        return store.read(entities ->
                kept.of(entities, key, () -> new ReadableLists(entities, ProtocolFilter.ALL, null, caller).years()));
    }

    @Override
    public List<Entry> changedAfter(Instant changed, RecordId id, int limit) {
        String after =
                id == null ? "r.changed > :changed" : "r.changed >= :changed and (r.changed > :changed or r.id > :id)";
        return store.read(entities -> {
            var query = entities.createQuery(
                            "select r from ProtocolRow r where " + after + " order by r.changed, r.id",
                            ProtocolRow.class)
                    .setParameter("changed", ProtocolRow.micros(changed))
                    .setMaxResults(limit);
            if (id != null) {
                query.setParameter("id", id.toString());
            }
            return query.getResultList().stream()
                    .map(ProtocolRow::toDomainModel)
                    .toList();
        });
    }

    @Override
    public Optional<Answered> answered(OfficerId officer, String requestKey) {
        return store.read(entities -> Optional.ofNullable(
                        entities.find(RequestRow.class, new RequestRow.Key(officer, requestKey)))
                .map(RequestRow::toDomainModel));
    }

    @Override
    public void remember(OfficerId officer, String requestKey, Answered answered, Instant now) {
        EntityManager entities = store.entities();
        entities.createQuery("delete from RequestRow r where r.made < :old")
                .setParameter("old", ProtocolRow.micros(now.minus(REMEMBERED)))
                .executeUpdate();
        entities.persist(RequestRow.of(officer, requestKey, answered, ProtocolRow.micros(now)));
    }

    @Override
    public void stage(StagedFile file, Instant now) {
        EntityManager entities = store.entities();
        entities.createQuery("delete from StagedFileRow r where r.until <= :now")
                .setParameter("now", ProtocolRow.micros(now))
                .executeUpdate();
        entities.persist(StagedFileRow.of(file));
    }

    @Override
    public Optional<StagedFile> staged(RecordId id, OfficerId officer, Instant now) {
        return store.read(entities -> Optional.ofNullable(entities.find(StagedFileRow.class, id.toString()))
                .filter(row -> row.isFor(officer, ProtocolRow.micros(now)))
                .map(StagedFileRow::toDomainModel));
    }

    @Override
    public void unstage(RecordId id) {
        store.entities()
                .createQuery("delete from StagedFileRow r where r.id = :id")
                .setParameter("id", id.toString())
                .executeUpdate();
    }
}
