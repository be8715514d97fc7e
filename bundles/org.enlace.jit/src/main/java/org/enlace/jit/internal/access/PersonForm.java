package org.enlace.jit.internal.access;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.access.SecondedPower;
import org.enlace.jit.access.TeamRole;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/**
 * What is said of a person of this country's own.
 *
 * @param person  whom it changes; empty for somebody new
 * @param account of this node; empty for a person without one, also if they had one
 */
public record PersonForm(
        Optional<RecordId> person,
        TeamRole role,
        String name,
        String function,
        String agency,
        Set<SecondedPower> powers,
        LocalDate first,
        Optional<LocalDate> last,
        ZoneId zone,
        Optional<OfficerId> account) {
    public PersonForm {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(account, "account");
        powers = Set.copyOf(powers);
    }
}
