package org.enlace.protocols.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Edition.Stage;

/** Versions and decisions in memory. */
final class MemoryEditions implements EditionStore {
    final Map<RecordId, Edition> editions = new LinkedHashMap<>();
    private final Map<RecordId, List<Adoption>> adoptions = new LinkedHashMap<>();

    @Override
    public Optional<Edition> find(RecordId id) {
        return Optional.ofNullable(editions.get(id));
    }

    @Override
    public List<Edition> findAll(Collection<RecordId> ids) {
        return ids.stream().filter(editions::containsKey).map(editions::get).toList();
    }

    @Override
    public List<Edition> numbered(RecordId protocol) {
        return editions.values().stream()
                .filter(edition ->
                        edition.protocol().equals(protocol) && edition.number().isPresent())
                .sorted(Comparator.comparing(
                                (Edition edition) -> edition.number().getAsInt())
                        .reversed())
                .toList();
    }

    @Override
    public Optional<Edition> numbered(RecordId protocol, int number) {
        return numbered(protocol).stream()
                .filter(edition -> edition.number().getAsInt() == number)
                .findFirst();
    }

    @Override
    public int latest(RecordId protocol) {
        return numbered(protocol).stream()
                .mapToInt(edition -> edition.number().getAsInt())
                .max()
                .orElse(0);
    }

    @Override
    public List<Edition> workOf(OfficerId officer, int most) {
        return editions.values().stream()
                .filter(edition -> edition.stage().open() && edition.concerns(officer))
                .limit(most)
                .toList();
    }

    @Override
    public Optional<Edition> openOf(RecordId protocol, OfficerId author) {
        return editions.values().stream()
                .filter(edition -> edition.stage().open()
                        && edition.protocol().equals(protocol)
                        && edition.core().authors().contains(author))
                .findFirst();
    }

    @Override
    public List<Edition> approved(int most) {
        return editions.values().stream()
                .filter(edition -> edition.stage() == Stage.APPROVED)
                .limit(most)
                .toList();
    }

    @Override
    public List<Edition> due(LocalDate day, int most) {
        return approved(Integer.MAX_VALUE).stream()
                .filter(edition -> !edition.approval().orElseThrow().from().isAfter(day))
                .limit(most)
                .toList();
    }

    @Override
    public void insert(Edition edition) {
        editions.put(edition.id(), edition);
    }

    @Override
    public void update(Edition edition) {
        if (editions.get(edition.id()).revision() != edition.revision() - 1) {
            throw new Stale(Edition.KIND, edition.id().toString());
        }
        editions.put(edition.id(), edition);
    }

    @Override
    public Optional<Adoption> adoption(RecordId protocol) {
        return adoptions(protocol).stream().findFirst();
    }

    @Override
    public List<Adoption> adoptions(RecordId protocol) {
        return adoptions.getOrDefault(protocol, List.of());
    }

    @Override
    public void insert(Adoption adoption) {
        adoptions
                .computeIfAbsent(adoption.mark().protocol(), id -> new ArrayList<>())
                .add(0, adoption);
    }
}
