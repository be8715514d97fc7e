package org.enlace.identity.internal.web;

import org.enlace.identity.Directory;
import org.enlace.platform.Caller;
import org.enlace.platform.UnitId;

/** What units are called in full. */
final class UnitNames {
    private UnitNames() {}

    /** The full name; the short one where the unit is closed. */
    static String of(UnitId unit, Directory directory, Caller caller) {
        return directory.units(caller).stream()
                .filter(entry -> entry.unit().equals(unit))
                .map(Directory.UnitEntry::name)
                .findFirst()
                .orElse(unit.value());
    }
}
