package org.enlace.jit.internal.work;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.internal.signing.SigningArea;
import org.enlace.jit.signing.Named;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** Whose account on this node designations name. */
final class OwnAccounts {
    private final SigningArea signing;

    OwnAccounts(SigningArea signing) {
        this.signing = signing;
    }

    /** The accounts of this node that some designations name. */
    Map<RecordId, OfficerId> of(RecordId team, Collection<RecordId> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        Map<RecordId, String> marks = own(team).stream()
                .filter(one -> people.contains(one.id()))
                .filter(one -> one.mark().isPresent())
                .collect(Collectors.toMap(Designation::id, one -> one.mark().orElseThrow(), (one, other) -> other));
        Map<String, OfficerId> known = signing.marks().accounts(new HashSet<>(marks.values()));
        return marks.entrySet().stream()
                .filter(one -> known.containsKey(one.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, one -> known.get(one.getValue())));
    }

    /** The designations of those who lead this country's part of a team now. */
    Set<RecordId> leaders(RecordId team) {
        return own(team).stream()
                .filter(one -> one.role() == TeamRole.LEADER
                        && one.holds(signing.standings().now(team)))
                .map(Designation::id)
                .collect(Collectors.toSet());
    }

    private List<Designation> own(RecordId team) {
        return signing.standings().of(team).people(signing.standings().now(team)).stream()
                .map(Named::designation)
                .filter(one -> one.country().equals(signing.standings().own()))
                .toList();
    }
}
