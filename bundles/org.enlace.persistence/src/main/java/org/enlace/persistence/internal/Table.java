package org.enlace.persistence.internal;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.persistence.SchemaFailure;

/**
 * A table as the database describes it.
 *
 * @param name     as the database keeps it
 * @param columns  in their order, without those the database computes
 * @param identity the columns the database numbers
 * @param key      the columns of the primary key; empty where there is none
 * @param refersTo the other tables of the schema it has foreign keys to
 */
record Table(String name, List<String> columns, List<String> identity, List<String> key, Set<String> refersTo) {
    /** The tables of a schema by name; empty when there is no such schema. */
    static List<Table> all(Connection connection, String schema) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        List<Table> tables = new ArrayList<>();
        for (String name : names(connection, schema)) {
            tables.add(one(about, schema, name));
        }
        return tables;
    }

    /** The names of the tables of a schema, in their order; empty when there is no such schema. */
    static List<String> names(Connection connection, String schema) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, schema, "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                // An underscore in the schema's name is taken for any letter.
                if (schema.equals(rows.getString("TABLE_SCHEM"))) {
                    names.add(rows.getString("TABLE_NAME"));
                }
            }
        }
        return names.stream().sorted().toList();
    }

    private static Table one(DatabaseMetaData about, String schema, String name) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> identity = new ArrayList<>();
        try (ResultSet rows = about.getColumns(null, schema, name, "%")) {
            while (rows.next()) {
                if (!schema.equals(rows.getString("TABLE_SCHEM")) || !name.equals(rows.getString("TABLE_NAME"))) {
                    continue;
                }
                String column = rows.getString("COLUMN_NAME");
                if ("YES".equals(rows.getString("IS_AUTOINCREMENT"))) {
                    identity.add(column);
                }
                if (!"YES".equals(rows.getString("IS_GENERATEDCOLUMN")) || identity.contains(column)) {
                    columns.add(column);
                }
            }
        }
        Map<Integer, String> key = new TreeMap<>();
        try (ResultSet rows = about.getPrimaryKeys(null, schema, name)) {
            while (rows.next()) {
                key.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        Set<String> refersTo = new TreeSet<>();
        try (ResultSet rows = about.getImportedKeys(null, schema, name)) {
            while (rows.next()) {
                if (schema.equals(rows.getString("PKTABLE_SCHEM"))) {
                    refersTo.add(rows.getString("PKTABLE_NAME"));
                }
            }
        }
        refersTo.remove(name);
        return new Table(name, List.copyOf(columns), List.copyOf(identity), List.copyOf(key.values()), refersTo);
    }

    /** Sorted so that a table comes after those it refers to. */
    static List<Table> byReference(String schema, List<Table> tables) {
        Map<String, Table> left = new LinkedHashMap<>();
        tables.forEach(table -> left.put(table.name, table));
        List<Table> sorted = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Table> free = left.values().stream()
                    .filter(table -> table.refersTo.stream().noneMatch(left::containsKey))
                    .toList();
            if (free.isEmpty()) {
                throw new SchemaFailure("In the schema " + schema + " the tables "
                        + String.join(", ", left.keySet()) + " refer to each other in a circle, so that a snapshot of"
                        + " them could not be put back. Drop one of the foreign keys by a migration");
            }
            free.forEach(table -> left.remove(table.name));
            sorted.addAll(free);
        }
        return sorted;
    }

    boolean isHistory() {
        return name.equals(Migrations.HISTORY);
    }

    /** Its columns as they stand in SQL. */
    String list() {
        return list(columns, "");
    }

    static String list(List<String> columns, String prefix) {
        return columns.stream().map(column -> prefix + Direct.quoted(column)).collect(Collectors.joining(", "));
    }
}
