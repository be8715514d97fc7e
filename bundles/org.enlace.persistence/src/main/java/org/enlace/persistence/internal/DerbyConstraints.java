package org.enlace.persistence.internal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.enlace.persistence.internal.DerbyStructure.Source;

/** Keys, checks and indexes of one Derby table, as statements for PostgreSQL. A name that Derby gave is left to PostgreSQL to give. */
final class DerbyConstraints {
    private static final Pattern GIVEN = Pattern.compile("SQL[0-9]{8,}.*");

    private final Source source;
    private final List<String> constraints;
    private final List<String> references;
    private final Map<String, Index> indexes = new TreeMap<>();
    /** Columns that PostgreSQL has an index for, so that foreign keys need none of their own. */
    private final Set<List<String>> covered = new HashSet<>();

    /** @param columns each with {@code desc} where it is so sorted */
    private record Index(boolean unique, List<String> columns, List<String> sorted) {}

    private DerbyConstraints(Source source, List<String> constraints, List<String> references) {
        this.source = source;
        this.constraints = constraints;
        this.references = references;
    }

    /**
     * @param constraints takes those within the table
     * @param references  takes those that refer to another
     */
    static void of(Connection derby, Source source, List<String> constraints, List<String> references)
            throws SQLException, IOException {
        DerbyConstraints all = new DerbyConstraints(source, constraints, references);
        all.indexes(derby.getMetaData());
        Set<String> foreign = all.own(derby);
        all.plain(foreign);
        all.foreign(derby.getMetaData());
    }

    private void indexes(DatabaseMetaData about) throws SQLException {
        try (ResultSet rows = about.getIndexInfo(null, source.schema(), source.name(), false, true)) {
            while (rows.next()) {
                String name = rows.getString("INDEX_NAME");
                if (name == null || !source.name().equals(rows.getString("TABLE_NAME"))) {
                    continue;
                }
                boolean unique = !rows.getBoolean("NON_UNIQUE");
                Index index =
                        indexes.computeIfAbsent(name, any -> new Index(unique, new ArrayList<>(), new ArrayList<>()));
                String column = DerbyStructure.target(rows.getString("COLUMN_NAME"));
                index.columns.add(column);
                index.sorted.add("D".equals(rows.getString("ASC_OR_DESC")) ? column + " desc" : column);
            }
        }
    }

    /** Primary key, unique keys and checks; answers the indexes that foreign keys have. */
    private Set<String> own(Connection derby) throws SQLException, IOException {
        Set<String> foreign = new HashSet<>();
        try (PreparedStatement statement = derby.prepareStatement("select c.constraintname, c.type, c.state,"
                        + " coalesce(kg.conglomeratename, fg.conglomeratename), h.checkdefinition"
                        + " from sys.sysconstraints c join sys.systables t on t.tableid = c.tableid"
                        + " join sys.sysschemas s on s.schemaid = t.schemaid"
                        + " left join sys.syskeys k on k.constraintid = c.constraintid"
                        + " left join sys.sysconglomerates kg on kg.conglomerateid = k.conglomerateid"
                        + " left join sys.sysforeignkeys f on f.constraintid = c.constraintid"
                        + " left join sys.sysconglomerates fg on fg.conglomerateid = f.conglomerateid"
                        + " left join sys.syschecks h on h.constraintid = c.constraintid"
                        + " where s.schemaname = ? and t.tablename = ? order by c.constraintname");
                ResultSet rows = DerbyStructure.asked(statement, source.schema(), source.name())) {
            while (rows.next()) {
                String type = rows.getString(2);
                if (!rows.getString(3).equals("E")) {
                    throw new NotMovable("The constraint " + rows.getString(1) + " of the table " + source
                            + " is not always in force, which cannot be moved. Have the module make it without"
                            + " \"deferrable\" and \"not enforced\"");
                }
                switch (type) {
                    case "P" -> key(rows.getString(1), "primary key", rows.getString(4));
                    case "U" -> key(rows.getString(1), "unique", rows.getString(4));
                    case "C" -> constraints.add(added(rows.getString(1)) + "check " + inBrackets(rows.getString(5)));
                    default -> foreign.add(rows.getString(4));
                }
            }
        }
        return foreign;
    }

    private static String inBrackets(String definition) {
        return definition.startsWith("(") ? definition : "(" + definition + ")";
    }

    private void key(String name, String what, String index) throws NotMovable {
        Index own = indexes.remove(index);
        if (own == null) {
            throw new NotMovable("Of the constraint " + name + " of the table " + source
                    + " Derby does not tell the columns. Check the database by restoring a backup of it");
        }
        List<String> columns = own.columns;
        covered.add(columns);
        constraints.add(added(name) + what + " (" + String.join(", ", columns) + ")");
    }

    /** An index that Derby does not make twice serves there a foreign key too; PostgreSQL makes none for those. */
    private void plain(Collection<String> foreign) {
        indexes.forEach((name, index) -> {
            if (foreign.contains(name) || GIVEN.matcher(name).matches()) {
                return;
            }
            covered.add(index.columns);
            made(index, DerbyStructure.target(name) + " ");
        });
        indexes.forEach((name, index) -> {
            if ((foreign.contains(name) || GIVEN.matcher(name).matches()) && covered.add(index.columns)) {
                made(index, GIVEN.matcher(name).matches() ? "" : DerbyStructure.target(name) + " ");
            }
        });
    }

    private void made(Index index, String name) {
        constraints.add("create " + (index.unique ? "unique " : "") + "index " + name + "on "
                + DerbyStructure.placed(source) + " (" + String.join(", ", index.sorted) + ")");
    }

    private String added(String name) {
        return "alter table " + DerbyStructure.placed(source) + " add "
                + (GIVEN.matcher(name).matches() ? "" : "constraint " + DerbyStructure.target(name) + " ");
    }

    private void foreign(DatabaseMetaData about) throws SQLException {
        Map<String, List<String[]>> keys = new LinkedHashMap<>();
        try (ResultSet rows = about.getImportedKeys(null, source.schema(), source.name())) {
            while (rows.next()) {
                keys.computeIfAbsent(rows.getString("FK_NAME"), any -> new ArrayList<>())
                        .add(new String[] {
                            DerbyStructure.target(rows.getString("FKCOLUMN_NAME")),
                            DerbyStructure.target(rows.getString("PKCOLUMN_NAME")),
                            DerbyStructure.placed(rows.getString("PKTABLE_SCHEM"), rows.getString("PKTABLE_NAME")),
                            rule(" on delete", rows.getInt("DELETE_RULE"))
                                    + rule(" on update", rows.getInt("UPDATE_RULE"))
                        });
            }
        }
        keys.forEach((name, parts) -> references.add(added(name) + "foreign key (" + column(parts, 0) + ") references "
                + parts.get(0)[2] + " (" + column(parts, 1) + ")" + parts.get(0)[3]));
    }

    private static String column(List<String[]> parts, int at) {
        return parts.stream().map(part -> part[at]).collect(Collectors.joining(", "));
    }

    private static String rule(String when, int rule) {
        return switch (rule) {
            case DatabaseMetaData.importedKeyCascade -> when + " cascade";
            case DatabaseMetaData.importedKeySetNull -> when + " set null";
            case DatabaseMetaData.importedKeyRestrict -> when + " restrict";
            case DatabaseMetaData.importedKeySetDefault -> when + " set default";
            default -> "";
        };
    }
}
