package org.enlace.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the schemas of a PostgreSQL database look like, as statements that make them anew. A schema stands in them as
 * {@code ${name}}, so that they can be made beside the ones there are.
 *
 * @param tables      make schemas and tables, without anything that slows rows down
 * @param constraints keys, checks and indexes; those that refer to other tables last
 */
record PostgresStructure(List<String> schemas, List<Named> names, List<String> tables, List<String> constraints) {
    record Named(String schema, String name) {}

    private static final String OWN =
            "n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public')";

    /** @throws SQLException also where something is there that these statements would not make again */
    static PostgresStructure of(Connection connection) throws SQLException {
        refuseTheRest(connection);
        List<String> schemas =
                texts(connection, "select n.nspname from pg_catalog.pg_namespace n where " + OWN + " order by 1");
        List<Named> names = new ArrayList<>();
        List<String> tables = new ArrayList<>();
        List<String> constraints = new ArrayList<>();
        List<String> references = new ArrayList<>();
        schemas.forEach(schema -> tables.add("create schema " + placed(schema)));
        try (PreparedStatement statement = connection.prepareStatement(
                        "select c.oid, n.nspname, c.relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n"
                                + " on n.oid = c.relnamespace where c.relkind = 'r' and " + OWN + " order by 2, 3");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Named named = new Named(rows.getString(2), rows.getString(3));
                long id = rows.getLong(1);
                names.add(named);
                tables.add("create table " + placed(named) + " (" + columns(connection, id) + ")");
                constraints(connection, id, named, schemas, constraints, references);
            }
        }
        constraints.addAll(references);
        return new PostgresStructure(schemas, names, tables, constraints);
    }

    private static void refuseTheRest(Connection connection) throws SQLException {
        List<String> beyond = texts(
                connection,
                "select 'relation ' || n.nspname || '.' || c.relname from pg_catalog.pg_class c"
                        + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                        + " where c.relkind in ('v', 'm', 'p', 'f', 'S') and " + OWN
                        + " union all select 'trigger ' || t.tgname from pg_catalog.pg_trigger t join pg_catalog.pg_class c"
                        + " on c.oid = t.tgrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                        + " where not t.tgisinternal and " + OWN
                        + " union all select 'function ' || n.nspname || '.' || p.proname from pg_catalog.pg_proc p"
                        + " join pg_catalog.pg_namespace n on n.oid = p.pronamespace where " + OWN
                        + " union all select 'computed column ' || n.nspname || '.' || c.relname || '.' || a.attname"
                        + " from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid"
                        + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                        + " where (a.attgenerated <> '' or a.attidentity <> '') and " + OWN);
        if (!beyond.isEmpty()) {
            throw new SQLException("The database holds what a copy would not make again: " + String.join(", ", beyond)
                    + ". Take it away; the node needs none of it");
        }
    }

    private static String columns(Connection connection, long table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("select a.attname,"
                + " pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull,"
                + " pg_catalog.pg_get_expr(d.adbin, d.adrelid) from pg_catalog.pg_attribute a"
                + " left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum"
                + " where a.attrelid = ? and a.attnum > 0 and not a.attisdropped order by a.attnum")) {
            statement.setLong(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String otherwise = rows.getString(4);
                    columns.add(Direct.quoted(rows.getString(1)) + " " + rows.getString(2)
                            + (otherwise == null ? "" : " default " + otherwise)
                            + (rows.getBoolean(3) ? " not null" : ""));
                }
            }
        }
        return String.join(", ", columns);
    }

    private static void constraints(
            Connection connection,
            long table,
            Named named,
            List<String> schemas,
            List<String> constraints,
            List<String> references)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select conname, contype, pg_catalog.pg_get_constraintdef(oid) from pg_catalog.pg_constraint"
                        + " where conrelid = ? and contype in ('p', 'u', 'c', 'f', 'x') order by conname")) {
            statement.setLong(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    (rows.getString(2).equals("f") ? references : constraints)
                            .add("alter table " + placed(named) + " add constraint "
                                    + Direct.quoted(rows.getString(1)) + " "
                                    + placedWithin(rows.getString(3), "REFERENCES ", schemas));
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "select pg_catalog.pg_get_indexdef(i.indexrelid) from pg_catalog.pg_index i where i.indrelid = ?"
                        + " and not exists (select 1 from pg_catalog.pg_constraint c where c.conindid = i.indexrelid"
                        + " and c.contype in ('p', 'u', 'x')) order by 1")) {
            statement.setLong(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    constraints.add(placedWithin(rows.getString(1), " ON ", schemas));
                }
            }
        }
    }

    /** The server writes schemas as they are called; names of ours need no quotes. */
    private static String placedWithin(String definition, String before, List<String> schemas) {
        for (String schema : schemas) {
            int at = definition.indexOf(before + schema + ".");
            if (at >= 0) {
                return definition.substring(0, at)
                        + before
                        + placed(schema)
                        + definition.substring(at + before.length() + schema.length());
            }
        }
        return definition;
    }

    private static String placed(String schema) {
        return "${" + schema + "}";
    }

    private static String placed(Named named) {
        return placed(named.schema) + "." + Direct.quoted(named.name);
    }

    /** @param prefix before the names of schemas; empty for their own */
    static String at(String prefix, String statement) {
        return statement.replaceAll("\\$\\{([a-z][a-z0-9_]*)\\}", prefix + "$1");
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** One statement a line. */
    static String script(List<String> statements) {
        return statements.stream()
                .map(statement -> statement.replace("\r", " ").replace("\n", " "))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
