package org.enlace.persistence.internal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a Derby database holds, and the statements that make the same in PostgreSQL, in the form of {@link PostgresStructure}. It is
 * read from Derby's catalogue and not made by the migrations: those of a module that was removed are not there any more, its records are.
 *
 * @param sources     by schema and name
 * @param tables      make schemas and tables, without anything that slows rows down
 * @param constraints keys, checks and indexes; those that refer to other tables last
 */
record DerbyStructure(List<Source> sources, List<String> tables, List<String> constraints) {
    /**
     * A table.
     *
     * @param schema  as Derby keeps its name
     * @param name    likewise
     * @param columns likewise, in their order
     */
    record Source(String schema, String name, List<String> columns) {
        /** What PostgreSQL calls it. */
        PostgresStructure.Named target() {
            return new PostgresStructure.Named(folded(schema), folded(name));
        }

        String list() {
            return Table.list(columns, "");
        }

        @Override
        public String toString() {
            return folded(schema) + "." + folded(name);
        }
    }

    /** What means the same in both. */
    private static final Pattern DEFAULT = Pattern.compile(
            "-?[0-9]+(\\.[0-9]+)?|'([^'\\r\\n]|'')*'|true|false|null|current[ _](timestamp|date|time)",
            Pattern.CASE_INSENSITIVE);

    /** As it stands unquoted in SQL, or in quotes without capitals. */
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static String target(String name) {
        return Direct.quoted(folded(name));
    }

    static List<Source> sources(Connection derby) throws SQLException {
        List<String[]> names = new ArrayList<>();
        try (ResultSet rows = derby.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                names.add(new String[] {rows.getString("TABLE_SCHEM"), rows.getString("TABLE_NAME")});
            }
        }
        List<Source> sources = new ArrayList<>();
        for (String[] name : names) {
            List<String> columns = new ArrayList<>();
            try (PreparedStatement statement = derby.prepareStatement("select c.columnname from sys.syscolumns c"
                            + " join sys.systables t on t.tableid = c.referenceid join sys.sysschemas s"
                            + " on s.schemaid = t.schemaid where s.schemaname = ? and t.tablename = ?"
                            + " order by c.columnnumber");
                    ResultSet rows = asked(statement, name[0], name[1])) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
            sources.add(new Source(name[0], name[1], List.copyOf(columns)));
        }
        sources.sort((a, b) -> a.toString().compareTo(b.toString()));
        return List.copyOf(sources);
    }

    static ResultSet asked(PreparedStatement statement, String... values) throws SQLException {
        for (int at = 0; at < values.length; at++) {
            statement.setString(at + 1, values[at]);
        }
        return statement.executeQuery();
    }

    /** @throws NotMovable where something is there that PostgreSQL would not hold in the same way */
    static DerbyStructure of(Connection derby) throws SQLException, IOException {
        List<Source> sources = sources(derby);
        refuseTheRest(derby, sources);
        List<String> tables = new ArrayList<>();
        List<String> constraints = new ArrayList<>();
        List<String> references = new ArrayList<>();
        sources.stream()
                .map(source -> source.target().schema())
                .distinct()
                .forEach(schema -> tables.add("create schema ${" + schema + "}"));
        for (Source source : sources) {
            tables.add("create table " + placed(source) + " (" + columns(derby.getMetaData(), source) + ")");
            DerbyConstraints.of(derby, source, constraints, references);
        }
        constraints.addAll(references);
        return new DerbyStructure(sources, List.copyOf(tables), List.copyOf(constraints));
    }

    static String placed(Source source) {
        return placed(source.schema, source.name);
    }

    static String placed(String schema, String name) {
        return "${" + folded(schema) + "}." + target(name);
    }

    private static void refuseTheRest(Connection derby, List<Source> sources) throws SQLException, IOException {
        Direct look = Direct.on(derby);
        Set<String> beyond = new TreeSet<>(look.texts("select 'view or synonym ' || s.schemaname || '.' || t.tablename"
                + " from sys.systables t join sys.sysschemas s on s.schemaid = t.schemaid"
                + " where t.tabletype in ('V', 'A') and s.schemaname not like 'SYS%'"));
        for (String schema : sources.stream().map(Source::schema).collect(Collectors.toCollection(TreeSet::new))) {
            look.texts(Dialect.DERBY.beyondRows(schema)).forEach(what -> beyond.add(what + " of " + schema));
            for (Table table : Table.all(derby, schema)) {
                table.identity()
                        .forEach(column -> beyond.add("numbered column " + schema + "." + table.name() + "." + column));
            }
        }
        for (Source source : sources) {
            List<String> names = new ArrayList<>(source.columns());
            names.add(source.schema());
            names.add(source.name());
            names.stream()
                    .filter(name -> !name.equals(folded(name)) && !name.equals(name.toUpperCase(Locale.ROOT)))
                    .forEach(name -> beyond.add("name in capitals and small letters \"" + name + "\""));
        }
        if (!beyond.isEmpty()) {
            throw new NotMovable("The database holds what cannot be moved exactly: " + String.join(", ", beyond)
                    + ". Ask whoever made the module for a release that does without: a table with ids that the module"
                    + " makes itself, and what triggers do done by the module");
        }
    }

    private static String columns(DatabaseMetaData about, Source source) throws SQLException, IOException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = about.getColumns(null, source.schema, source.name, "%")) {
            while (rows.next()) {
                // An underscore in a name is taken for any letter.
                if (!source.schema.equals(rows.getString("TABLE_SCHEM"))
                        || !source.name.equals(rows.getString("TABLE_NAME"))) {
                    continue;
                }
                String name = rows.getString("COLUMN_NAME");
                String otherwise = rows.getString("COLUMN_DEF");
                if ("YES".equals(rows.getString("IS_GENERATEDCOLUMN"))
                        || otherwise != null && !DEFAULT.matcher(otherwise).matches()) {
                    throw new NotMovable("The column " + folded(name) + " of the table " + source
                            + " is filled by the database with \"" + otherwise
                            + "\", which PostgreSQL may not do in the same way. Ask whoever made the module for a"
                            + " release that does without");
                }
                columns.add(target(name) + " " + type(rows, source, name)
                        + (otherwise == null ? "" : " default " + otherwise)
                        + (rows.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls ? " not null" : ""));
            }
        }
        return String.join(", ", columns);
    }

    private static String type(ResultSet column, Source source, String name) throws SQLException, IOException {
        int size = column.getInt("COLUMN_SIZE");
        return switch (column.getInt("DATA_TYPE")) {
            case Types.VARCHAR -> "varchar(" + size + ")";
            case Types.CHAR -> "char(" + size + ")";
            case Types.CLOB, Types.LONGVARCHAR -> "text";
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> "bytea";
            case Types.SMALLINT -> "smallint";
            case Types.INTEGER -> "integer";
            case Types.BIGINT -> "bigint";
            case Types.BOOLEAN -> "boolean";
            case Types.REAL -> "real";
            case Types.FLOAT, Types.DOUBLE -> "double precision";
            case Types.NUMERIC, Types.DECIMAL -> "numeric(" + size + "," + column.getInt("DECIMAL_DIGITS") + ")";
            case Types.DATE -> "date";
            case Types.TIME -> "time";
            case Types.TIMESTAMP -> "timestamp";
            default ->
                throw new NotMovable("The column " + folded(name) + " of the table " + source + " is of the type "
                        + column.getString("TYPE_NAME")
                        + ", which PostgreSQL has not. Ask whoever made the module for a"
                        + " release that uses another one");
        };
    }
}
