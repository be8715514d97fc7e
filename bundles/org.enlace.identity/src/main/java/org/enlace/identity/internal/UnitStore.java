package org.enlace.identity.internal;

import java.util.List;
import java.util.Optional;
import org.enlace.identity.Unit;
import org.enlace.platform.UnitId;

/** Where units are kept; their members are counted by {@link OfficerStore}. */
public interface UnitStore {
    List<Unit> all();

    Optional<Unit> find(UnitId id);

    void add(Unit unit);

    /** @throws org.enlace.platform.Stale when the version is another by now */
    Unit change(Unit unit);

    /** @throws org.enlace.platform.Stale when the version is another by now */
    void remove(UnitId id, int version);
}
