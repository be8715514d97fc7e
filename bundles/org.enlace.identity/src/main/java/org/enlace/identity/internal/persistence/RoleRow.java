package org.enlace.identity.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.identity.RoleName;
import org.enlace.identity.internal.RoleStore.Stored;
import org.enlace.platform.Permission;

/** A role as the database holds it. */
@Entity
@Cacheable(false)
@Table(schema = "officers", name = "role")
public class RoleRow {
    @Id
    @Column(name = "name")
    private String name;

    @Version
    @Column(name = "version")
    private int version;

    @Column(name = "built_in")
    private boolean builtIn;

    @Column(name = "title")
    private String title;

    @Column(name = "added")
    private String added;

    @Column(name = "removed")
    private String removed;

    protected RoleRow() {}

    static RoleRow of(Stored role) {
        RoleRow row = new RoleRow();
        row.name = role.name().value();
        row.builtIn = role.builtIn();
        row.take(role);
        return row;
    }

    void take(Stored role) {
        title = role.title();
        added = Columns.words(role.added());
        removed = Columns.words(role.removed());
    }

    Stored toDomainModel() {
        return new Stored(new RoleName(name), version, builtIn, title, permissions(added), permissions(removed));
    }

    static Set<Permission> permissions(String column) {
        return Columns.words(column).stream().map(Permission::new).collect(Collectors.toSet());
    }

    int version() {
        return version;
    }
}
