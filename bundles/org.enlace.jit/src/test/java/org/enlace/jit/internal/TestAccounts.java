package org.enlace.jit.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.identity.Directory;
import org.enlace.jit.JitPermissions;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.UnitId;

/** The accounts of a node: all there are read teams, unless something else is said of one. */
public final class TestAccounts implements Directory {
    private final Map<OfficerId, Set<Permission>> said = new HashMap<>();
    private final Set<OfficerId> disabled = new HashSet<>();

    /** What an account holds; with it somebody can sign in. */
    public void hold(String officer, Permission... permissions) {
        disabled.remove(new OfficerId(officer));
        said.put(new OfficerId(officer), Set.of(permissions));
    }

    public void disable(String officer) {
        disabled.add(new OfficerId(officer));
    }

    @Override
    public boolean reads(OfficerId officer, Set<Permission> needed, NeedToKnow readers) {
        return !disabled.contains(officer)
                && said.getOrDefault(officer, Set.of(JitPermissions.READ)).containsAll(needed);
    }

    @Override
    public List<Entry> officers(String words, int limit, Caller caller) {
        return List.of();
    }

    @Override
    public Optional<String> name(OfficerId officer) {
        return Optional.empty();
    }

    @Override
    public Optional<Address> address(OfficerId officer) {
        return Optional.empty();
    }

    @Override
    public List<Entry> readers(Set<Permission> needed, NeedToKnow readers, String words, int limit) {
        return said.keySet().stream()
                .filter(officer -> reads(officer, needed, readers))
                .map(officer -> new Entry(officer, officer.value(), Optional.empty()))
                .toList();
    }

    @Override
    public List<UnitEntry> units(Caller caller) {
        return List.of();
    }

    @Override
    public boolean exists(UnitId unit) {
        return false;
    }
}
