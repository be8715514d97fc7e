package org.enlace.persistence.internal;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** How the two databases differ, as far as anything outside their own classes has to know. */
enum Dialect {
    DERBY("org.eclipse.persistence.platform.database.DerbyPlatform", Set.of("42X05", "42Y07")),
    POSTGRESQL("org.eclipse.persistence.platform.database.PostgreSQLPlatform", Set.of("42P01", "3F000"));

    private final String jpaPlatform;
    private final Set<String> absent;

    Dialect(String jpaPlatform, Set<String> absent) {
        this.jpaPlatform = jpaPlatform;
        this.absent = absent;
    }

    String jpaPlatform() {
        return jpaPlatform;
    }

    /** The name as the database keeps it when SQL names it without quotes. */
    String folded(String name) {
        return this == DERBY ? name.toUpperCase(Locale.ROOT) : name;
    }

    /** The column type for a text without a useful limit; migrations name it by the placeholder {@code text}. */
    String longText() {
        return this == DERBY ? "clob" : "text";
    }

    /** The column type for up to 1 024 bytes; migrations name it by the placeholder {@code bytes}. */
    String shortBytes() {
        return this == DERBY ? "varchar(1024) for bit data" : "bytea";
    }

    /** A query for the tables of the locks that somebody waits for, a row for each; null where a lock is on no table. */
    String waitingLocks() {
        return this == DERBY
                ? "select tablename from syscs_diag.lock_table where state = 'WAIT'"
                : "select c.relname from pg_catalog.pg_locks l left join pg_catalog.pg_class c on c.oid = l.relation"
                        + " where not l.granted";
    }

    /**
     * Makes a schema, or the place of a snapshot, that belongs to a schema's {@link SchemaUser}. PostgreSQL lets it be the owner's
     * when there are scripts to run.
     *
     * @param place as the database keeps its name
     */
    String createSchema(String place, String schema) {
        String create = "create schema " + Direct.quoted(place);
        return this == DERBY ? create + " authorization " + DerbySchemaUser.nameOf(schema) : create;
    }

    /** A query for those of two schemas, as the database keeps their names, that there are. */
    String schemasThere() {
        return this == DERBY
                ? "select schemaname from sys.sysschemas where schemaname in (?, ?)"
                : "select nspname from pg_catalog.pg_namespace where nspname in (?, ?)";
    }

    /** A query for the names of a schema's triggers and sequences, which a copy of its rows does not cover. */
    String beyondRows(String schema) {
        String name = "'" + schema + "'";
        return this == DERBY
                ? "select 'trigger ' || triggername from sys.systriggers t join sys.sysschemas s"
                        + " on t.schemaid = s.schemaid where s.schemaname = " + name
                        + " union all select 'sequence ' || sequencename from sys.syssequences t join sys.sysschemas s"
                        + " on t.schemaid = s.schemaid where s.schemaname = " + name
                        // Columns that number themselves have sequences of their own, which have no readable names.
                        + " and sequencename not like '%-%-%-%-%'"
                : "select distinct 'trigger ' || trigger_name from information_schema.triggers"
                        + " where trigger_schema = " + name
                        + " union all select 'sequence ' || c.relname from pg_catalog.pg_class c"
                        + " join pg_catalog.pg_namespace n on c.relnamespace = n.oid where c.relkind = 'S'"
                        + " and n.nspname = " + name + " and not exists (select 1 from pg_catalog.pg_depend d"
                        + " where d.objid = c.oid and d.deptype in ('a', 'i'))";
    }

    /** A query for how many bytes a table takes up, without its indexes. */
    String bytes(String schema, String table) {
        String text = "'" + table.replace("'", "''") + "'";
        return this == DERBY
                ? "select sum(cast(numallocatedpages as bigint) * pagesize) from table(syscs_diag.space_table('"
                        + schema + "', " + text + ")) as pages where isindex = 0"
                : "select pg_table_size(c.oid) from pg_catalog.pg_class c join pg_catalog.pg_namespace n"
                        + " on c.relnamespace = n.oid where n.nspname = '" + schema + "' and c.relname = " + text;
    }

    /** Whether a statement failed because its table or schema does not exist. */
    boolean saysAbsent(SQLException failure) {
        return absent.contains(failure.getSQLState());
    }
}
