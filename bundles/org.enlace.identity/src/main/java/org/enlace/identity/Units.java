package org.enlace.identity;

import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.UnitId;

/** The units of this node. A service. Read with {@code officers.read}, changed with {@code officers.manage}. */
public interface Units {
    /** What a record of this kind is called in {@code NotFound}, {@code Stale} and the audit. */
    String KIND = "unit";

    /** All units by short name. */
    List<Unit> all(Caller caller);

    /** @throws org.enlace.platform.NotFound when there is none of this name */
    Unit find(UnitId id, Caller caller);

    /** @throws org.enlace.platform.Refusal {@code unit.exists}, {@code unit.name} */
    Unit create(UnitId id, String name, Caller caller);

    /**
     * Renames, closes or opens a unit.
     *
     * @throws org.enlace.platform.Refusal {@code unit.name}
     * @throws org.enlace.platform.Stale when it was changed since
     */
    Unit change(UnitId id, int version, String name, boolean closed, Caller caller);

    /** @throws org.enlace.platform.Refusal {@code unit.in-use} while officers serve there */
    void remove(UnitId id, int version, Caller caller);
}
