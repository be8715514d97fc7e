package org.enlace.protocols.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.PracticeDrafts;
import org.enlace.protocols.Facet;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolFilter.Order;
import org.enlace.protocols.ProtocolFilter.State;

/** The library in memory: what the database does, without one. Also the transactions that go with it. */
final class MemoryStore implements ProtocolStore, Transactions {
    final Map<RecordId, Entry> entries = new LinkedHashMap<>();
    final MemoryEditions editions = new MemoryEditions();
    final MemoryRegion region = new MemoryRegion(entries);
    final MemoryChecklists checklists = new MemoryChecklists();
    final MemoryExperiences experiences = new MemoryExperiences();
    final List<Provenance> drawn = new ArrayList<>();
    private final Map<String, Answered> requests = new HashMap<>();
    private final Map<RecordId, StagedFile> files = new HashMap<>();
    private final Map<String, String> mappings = new HashMap<>();
    private Instant last = Instant.EPOCH;
    private List<Runnable> after;

    @Override
    public <T> T call(Supplier<T> work) {
        if (after != null) {
            return work.get();
        }
        Map<RecordId, Entry> before = new LinkedHashMap<>(entries);
        after = new ArrayList<>();
        try {
            T result = work.get();
            List<Runnable> actions = after;
            after = null;
            actions.forEach(Runnable::run);
            return result;
        } catch (RuntimeException e) {
            entries.clear();
            entries.putAll(before);
            throw e;
        } finally {
            after = null;
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        after.add(action);
    }

    @Override
    public ChecklistStore checklists() {
        return checklists;
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
    public ExperienceStore experiences() {
        return experiences;
    }

    @Override
    public ProvenanceStore provenance() {
        return new ProvenanceStore() {
            @Override
            public Optional<Provenance> of(RecordId protocol) {
                return drawn.stream()
                        .filter(one -> one.protocol().equals(protocol))
                        .findFirst();
            }

            @Override
            public List<Provenance> from(PracticeDrafts.Origin origin) {
                return drawn.stream()
                        .filter(one -> one.origin().equals(origin))
                        .sorted(Comparator.comparing(Provenance::at).reversed())
                        .toList();
            }

            @Override
            public void insert(Provenance provenance) {
                drawn.add(provenance);
            }
        };
    }

    @Override
    public LibraryCounts counts() {
        throw new UnsupportedOperationException("Only a database counts");
    }

    @Override
    public TableMappings mappings() {
        return new TableMappings() {
            @Override
            public void map(RecordId staged, String mapping) {
                files.computeIfPresent(
                        staged,
                        (id, file) ->
                                new StagedFile(id, file.officer(), file.name(), file.content(), file.until(), mapping));
            }

            @Override
            public Optional<String> find(OfficerId officer, String columns) {
                return Optional.ofNullable(mappings.get(officer + "/" + columns));
            }

            @Override
            public void remember(OfficerId officer, String columns, String mapping, Instant now) {
                mappings.put(officer + "/" + columns, mapping);
            }
        };
    }

    @Override
    public Optional<Entry> find(RecordId id) {
        return Optional.ofNullable(entries.get(id));
    }

    @Override
    public List<Entry> find(String reference) {
        return findAllByReference(List.of(reference));
    }

    @Override
    public Map<RecordId, Entry> findAll(Collection<RecordId> ids) {
        return ids.stream().filter(entries::containsKey).collect(Collectors.toMap(Function.identity(), entries::get));
    }

    @Override
    public Map<RecordId, NeedToKnow> readers(Collection<RecordId> ids) {
        return findAll(ids).values().stream()
                .map(Entry::protocol)
                .filter(protocol -> !protocol.withdrawn())
                .collect(Collectors.toMap(
                        Protocol::id, protocol -> protocol.content().restrictedTo()));
    }

    @Override
    public List<Entry> findAllByReference(Collection<String> references) {
        return entries.values().stream()
                .filter(entry -> references.contains(entry.protocol().reference()))
                .toList();
    }

    @Override
    public Instant reserve(Instant now, int count) {
        Instant first = now.isAfter(last) ? now : last.plusNanos(1_000);
        last = first.plusNanos(1_000L * (count - 1));
        return first;
    }

    @Override
    public boolean everUsed() {
        return !last.equals(Instant.EPOCH);
    }

    @Override
    public void write(List<Entry> changed) {
        changed.forEach(entry -> entries.put(entry.protocol().id(), entry));
    }

    @Override
    public Slice slice(ProtocolFilter filter, String titleWords, Place place, int limit, Caller caller) {
        Function<Entry, String> position = filter.order() == Order.TITLE
                ? entry -> SortKey.of(entry.protocol().content().title()) + "00"
                        + entry.protocol().id()
                : entry -> Long.toString(entry.protocol().changed().at().getEpochSecond() * 1_000_000
                        + entry.protocol().changed().at().getNano() / 1_000);
        Comparator<Entry> order = Comparator.comparing(position);
        if (filter.order() == Order.CHANGED) {
            order = order.reversed();
        }
        int sign = (filter.order() == Order.CHANGED ? -1 : 1) * (place.backward() ? -1 : 1);
        List<Entry> all = entries.values().stream()
                .filter(matches(filter, titleWords))
                .filter(entry -> entry.existsFor(caller))
                .filter(entry ->
                        place.position() == null || sign * position.apply(entry).compareTo(place.position()) > 0)
                .sorted(place.backward() ? order.reversed() : order)
                .limit(limit + 1L)
                .collect(Collectors.toCollection(ArrayList::new));
        boolean more = all.size() > limit;
        List<Entry> kept = new ArrayList<>(all.subList(0, Math.min(limit, all.size())));
        if (place.backward()) {
            Collections.reverse(kept);
        }
        return new Slice(kept, kept.stream().map(position).toList(), more);
    }

    private static Predicate<Entry> matches(ProtocolFilter filter, String titleWords) {
        return entry -> {
            Protocol protocol = entry.protocol();
            ProtocolContent content = protocol.content();
            return protocol.withdrawn() == (filter.state() == State.WITHDRAWN)
                    && (filter.kind() == null || content.kind() == filter.kind())
                    && (filter.phase() == null || content.phases().contains(filter.phase()))
                    && (filter.status() == null || content.legalStatus() == filter.status())
                    && (filter.evidence() == null || content.evidence() == filter.evidence())
                    && (filter.language() == null || content.languages().contains(filter.language()))
                    && (filter.year() == null
                            || content.date() != null && content.date().year() == filter.year())
                    && (filter.origin() == null
                            || Objects.equals(content.country(), filter.origin().country()))
                    && (filter.crimeType() == null
                            || content.crimeTypes().stream().anyMatch(code -> code.startsWith(filter.crimeType())))
                    && (titleWords == null
                            || Arrays.stream(titleWords.split("\\s+")).allMatch(word -> SortKey.of(content.title())
                                    .contains(SortKey.of(word))));
        };
    }

    @Override
    public Total count(ProtocolFilter filter, String titleWords, Caller caller) {
        return new Total(
                entries.values().stream()
                        .filter(matches(filter, titleWords))
                        .filter(entry -> entry.existsFor(caller))
                        .count(),
                true);
    }

    @Override
    public Map<Facet, Map<String, Long>> counts(ProtocolFilter filter, Map<Facet, List<String>> values, Caller caller) {
        Map<Facet, Map<String, Long>> counts = new java.util.EnumMap<>(Facet.class);
        values.forEach((facet, all) -> {
            Map<String, Long> each = new java.util.HashMap<>();
            for (String value : all) {
                ProtocolFilter narrowed = FilterParameters.with(ProtocolFilter.ALL, facet, value);
                long count = entries.values().stream()
                        .filter(matches(filter, null))
                        .filter(matches(narrowed.withState(filter.state()), null))
                        .filter(entry -> entry.existsFor(caller))
                        .count();
                if (count > 0) {
                    each.put(value, count);
                }
            }
            counts.put(facet, each);
        });
        return counts;
    }

    @Override
    public List<Integer> years(Caller caller) {
        TreeSet<Integer> years = new TreeSet<>(Comparator.reverseOrder());
        entries.values().stream()
                .filter(entry -> entry.existsFor(caller))
                .map(entry -> entry.protocol().content().date())
                .filter(date -> date != null)
                .forEach(date -> years.add(date.year()));
        return List.copyOf(years);
    }

    @Override
    public List<Entry> changedAfter(Instant changed, RecordId id, int limit) {
        return entries.values().stream()
                .filter(entry -> entry.protocol().changed().at().isAfter(changed))
                .sorted(Comparator.comparing(entry -> entry.protocol().changed().at()))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Answered> answered(OfficerId officer, String requestKey) {
        return Optional.ofNullable(requests.get(officer + "/" + requestKey));
    }

    @Override
    public void remember(OfficerId officer, String requestKey, Answered answered, Instant now) {
        requests.put(officer + "/" + requestKey, answered);
    }

    @Override
    public void stage(StagedFile file, Instant now) {
        files.put(file.id(), file);
    }

    @Override
    public Optional<StagedFile> staged(RecordId id, OfficerId officer, Instant now) {
        return Optional.ofNullable(files.get(id))
                .filter(file -> file.officer().equals(officer) && file.until().isAfter(now));
    }

    @Override
    public void unstage(RecordId id) {
        files.remove(id);
    }
}
