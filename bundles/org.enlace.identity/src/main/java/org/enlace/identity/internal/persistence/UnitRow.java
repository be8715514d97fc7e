package org.enlace.identity.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.enlace.identity.Unit;
import org.enlace.platform.UnitId;

/** A unit as the database holds it. */
@Entity
@Cacheable(false)
@Table(schema = "officers", name = "unit")
public class UnitRow {
    @Id
    @Column(name = "id")
    private String id;

    @Version
    @Column(name = "version")
    private int version;

    @Column(name = "name")
    private String name;

    @Column(name = "closed")
    private boolean closed;

    protected UnitRow() {}

    static UnitRow of(Unit unit) {
        UnitRow row = new UnitRow();
        row.id = unit.id().value();
        row.take(unit);
        return row;
    }

    void take(Unit unit) {
        name = unit.name();
        closed = unit.closed();
    }

    Unit toDomainModel() {
        return new Unit(new UnitId(id), version, name, closed, 0);
    }

    int version() {
        return version;
    }
}
