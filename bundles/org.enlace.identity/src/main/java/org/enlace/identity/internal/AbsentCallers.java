package org.enlace.identity.internal;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.identity.Callers;
import org.enlace.identity.Officer;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;

/** Reads the account each time: who was let out a moment ago is nobody's caller. */
final class AbsentCallers implements Callers {
    private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z-]{0,39}");

    private final Stores stores;
    private final RoleBook roles;

    AbsentCallers(Stores stores, RoleBook roles) {
        this.stores = stores;
        this.roles = roles;
    }

    @Override
    public Optional<Caller> of(OfficerId officer, String purpose) {
        if (!PURPOSE.matcher(purpose).matches()) {
            throw new IllegalArgumentException("What a caller is made for is one word, not \"" + purpose + "\"");
        }
        return stores.officers()
                .find(officer)
                .filter(Officer.Active.class::isInstance)
                .map(active -> caller(active, purpose));
    }

    private Caller caller(Officer officer, String purpose) {
        Set<Permission> held =
                new HashSet<>(roles.page().given(officer.profile().roles()));
        held.removeIf(roles::needsSecondFactor);
        return new Caller(
                officer.id(),
                Optional.empty(),
                officer.profile().unit(),
                officer.profile().language(),
                officer.profile().zone(),
                Set.copyOf(held)::contains,
                new Origin(Origin.Door.NODE, purpose));
    }
}
