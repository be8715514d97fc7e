package org.enlace.persistence;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was written since an upgrade.
 *
 * @param tables those with later writes only, by name
 */
public record LaterWrites(List<Table> tables) {
    public LaterWrites {
        tables = List.copyOf(tables);
    }

    /** Rows of one table. Of a table without a primary key a changed row counts as one deleted and one added. */
    public record Table(String name, long added, long changed, long deleted) {
        public long rows() {
            return added + changed + deleted;
        }

        @Override
        public String toString() {
            return name + " (" + added + " new, " + changed + " changed, " + deleted + " deleted)";
        }
    }

    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    public boolean none() {
        return tables.isEmpty();
    }

    /** Such as {@code note (2 new, 1 changed, 0 deleted), task (1 new, 0 changed, 0 deleted)}. */
    @Override
    public String toString() {
        return tables.stream().map(Table::toString).collect(Collectors.joining(", "));
    }
}
