package org.enlace.identity.internal;

import java.util.List;
import java.util.Optional;
import org.enlace.identity.Directory;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers.Filter;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.UnitId;

/** Who is who. */
final class NameBook implements Directory {
    private static final int MOST = 100;

    private final Stores stores;

    NameBook(Stores stores) {
        this.stores = stores;
    }

    @Override
    public List<Entry> officers(String words, int limit, Caller caller) {
        Filter filter = new Filter(words, Optional.empty(), Optional.empty(), Optional.empty());
        return stores.officers().page(filter, Optional.empty(), Math.max(1, Math.min(MOST, limit)) * 2).stream()
                .filter(officer -> !(officer instanceof Officer.Disabled))
                .limit(Math.max(1, Math.min(MOST, limit)))
                .map(officer -> new Entry(
                        officer.id(),
                        officer.profile().name(),
                        officer.profile().unit()))
                .toList();
    }

    @Override
    public Optional<String> name(OfficerId officer) {
        return stores.officers().find(officer).map(found -> found.profile().name());
    }

    @Override
    public List<UnitEntry> units(Caller caller) {
        return stores.units().all().stream()
                .filter(unit -> !unit.closed())
                .map(unit -> new UnitEntry(unit.id(), unit.name()))
                .toList();
    }

    @Override
    public boolean exists(UnitId unit) {
        return stores.units().find(unit).isPresent();
    }
}
