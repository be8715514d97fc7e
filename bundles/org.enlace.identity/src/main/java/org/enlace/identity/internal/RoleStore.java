package org.enlace.identity.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.identity.RoleName;
import org.enlace.platform.Permission;

/** Where roles are kept: those of the node's own, and what was changed of the built-in ones. */
public interface RoleStore {
    /**
     * @param version 0 for one that is not in the store yet
     * @param added   beside what features propose
     * @param removed of what features propose
     */
    record Stored(
            RoleName name, int version, boolean builtIn, String title, Set<Permission> added, Set<Permission> removed) {
        public Stored {
            added = Set.copyOf(added);
            removed = Set.copyOf(removed);
        }
    }

    List<Stored> all();

    Optional<Stored> find(RoleName name);

    /** @throws org.enlace.platform.Stale when the version is another by now */
    Stored write(Stored role);

    /** @throws org.enlace.platform.Stale when the version is another by now */
    void remove(RoleName name, int version);
}
