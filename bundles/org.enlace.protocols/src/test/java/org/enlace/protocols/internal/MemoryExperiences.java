package org.enlace.protocols.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.persistence.Statements;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.protocols.EvidenceStep;
import org.enlace.protocols.Experience;
import org.enlace.protocols.Experience.State;
import org.enlace.protocols.internal.ProtocolStore.Place;

/** Reports of use in memory. */
final class MemoryExperiences implements ExperienceStore {
    private final Map<RecordId, Experience> reports = new LinkedHashMap<>();
    private final Map<RecordId, List<EvidenceStep>> steps = new HashMap<>();
    private final Map<RecordId, RecordId> origins = new LinkedHashMap<>();

    @Override
    public Optional<Experience> find(RecordId id) {
        return Optional.ofNullable(reports.get(id));
    }

    @Override
    public List<Experience> findAll(Collection<RecordId> ids) {
        return ids.stream().filter(reports::containsKey).map(reports::get).toList();
    }

    @Override
    public List<Experience> list(Wanted wanted, Place place, int most) {
        Comparator<Experience> oldest = Comparator.comparing(MemoryExperiences::moment);
        return reports.values().stream()
                .filter(one -> wanted.protocol() == null || one.protocol().equals(wanted.protocol()))
                .filter(one -> wanted.state() == null || one.state() == wanted.state())
                .filter(one -> wanted.authors().isEmpty() || one.by().isOfOneOf(wanted.authors()))
                .filter(one -> wanted.readers().isEmpty()
                        || one.state() == State.ACCEPTED
                        || one.by().isOfOneOf(wanted.readers()))
                .filter(one -> place.position() == null
                        || (place.backward()
                                ? moment(one) > Long.parseLong(place.position())
                                : moment(one) < Long.parseLong(place.position())))
                .sorted(place.backward() ? oldest : oldest.reversed())
                .limit(most)
                .toList();
    }

    private static long moment(Experience experience) {
        return Statements.micros(experience.by().at());
    }

    @Override
    public long accepted(RecordId protocol) {
        return reports.values().stream()
                .filter(one -> one.protocol().equals(protocol) && one.state() == State.ACCEPTED)
                .count();
    }

    @Override
    public void insert(Experience experience) {
        reports.put(experience.id(), experience);
    }

    @Override
    public void update(Experience experience) {
        if (reports.get(experience.id()).revision() != experience.revision() - 1) {
            throw new Stale(Experience.KIND, experience.id().toString());
        }
        reports.put(experience.id(), experience);
    }

    @Override
    public List<EvidenceStep> steps(RecordId protocol) {
        return steps.getOrDefault(protocol, List.of());
    }

    @Override
    public void insert(EvidenceStep step) {
        steps.computeIfAbsent(step.protocol(), id -> new ArrayList<>()).add(0, step);
    }

    @Override
    public void link(RecordId lesson, RecordId experience) {
        origins.put(lesson, experience);
    }

    @Override
    public List<RecordId> lessons(RecordId experience) {
        return origins.entrySet().stream()
                .filter(link -> link.getValue().equals(experience))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public Optional<RecordId> origin(RecordId lesson) {
        return Optional.ofNullable(origins.get(lesson));
    }
}
