package org.enlace.identity.internal;

import java.util.List;
import org.enlace.identity.Officers;
import org.enlace.identity.Unit;
import org.enlace.identity.Units;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;

/** The units of this node. */
final class UnitRegister implements Units {
    private final Stores stores;
    private final Journal journal;

    UnitRegister(Stores stores, Journal journal) {
        this.stores = stores;
        this.journal = journal;
    }

    @Override
    public List<Unit> all(Caller caller) {
        caller.require(Officers.READ);
        return stores.units().all().stream().map(this::counted).toList();
    }

    @Override
    public Unit find(UnitId id, Caller caller) {
        caller.require(Officers.READ);
        return counted(found(id));
    }

    @Override
    public Unit create(UnitId id, String name, Caller caller) {
        return journal.keep(act("units.create", caller, id), entry -> {
            caller.require(Officers.MANAGE);
            Unit unit = new Unit(id, 1, name, false, 0);
            if (stores.units().find(id).isPresent()) {
                throw new Refusal("unit.exists", "There is a unit \"" + id + "\" already; choose another name", id)
                        .at("id");
            }
            stores.units().add(unit);
            entry.add(written -> written.changed("name", null, unit.name()));
            return unit;
        });
    }

    @Override
    public Unit change(UnitId id, int version, String name, boolean closed, Caller caller) {
        return journal.keep(act("units.change", caller, id), entry -> {
            caller.require(Officers.MANAGE);
            Unit old = found(id);
            Unit changed = stores.units().change(new Unit(id, version, name, closed, 0));
            entry.add(written -> written.changed("name", old.name(), changed.name())
                    .changed("closed", String.valueOf(old.closed()), String.valueOf(changed.closed())));
            return counted(changed);
        });
    }

    @Override
    public void remove(UnitId id, int version, Caller caller) {
        journal.keep(act("units.remove", caller, id), entry -> {
            caller.require(Officers.MANAGE);
            Unit old = found(id);
            int members = stores.officers().members(id);
            if (members > 0) {
                throw new Refusal(
                        "unit.in-use",
                        members + " officers serve in \"" + id + "\"; put them elsewhere, or close the unit",
                        id,
                        members);
            }
            stores.units().remove(id, version);
            entry.add(written -> written.changed("name", old.name(), null));
            return null;
        });
    }

    private Unit found(UnitId id) {
        return stores.units().find(id).orElseThrow(() -> new NotFound(KIND, id.value()));
    }

    private Unit counted(Unit unit) {
        return new Unit(
                unit.id(),
                unit.version(),
                unit.name(),
                unit.closed(),
                stores.officers().members(unit.id()));
    }

    private static Act act(String code, Caller caller, UnitId unit) {
        return Act.done(code, caller).on(KIND, unit);
    }
}
