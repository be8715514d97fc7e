package org.enlace.persistence.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.enlace.persistence.DatabaseCopies;
import org.enlace.persistence.DatabaseCopies.Copy;
import org.enlace.persistence.internal.DerbyStructure.Source;

/** A Derby database in the pieces of a copy of PostgreSQL, made while they are read; so that {@link PostgresCopy} loads it as any other. */
final class DerbyAsPostgres implements Copy {
    private final Connection derby;
    private final DerbyStructure structure;
    private final Runnable each;
    private final List<DatabaseCopies.Table> tables = new ArrayList<>();
    private long bytes;
    private long shortened;

    /** @param each is run for each row, and may end it by throwing */
    DerbyAsPostgres(Connection derby, DerbyStructure structure, Runnable each) {
        this.derby = derby;
        this.structure = structure;
        this.each = each;
    }

    /** What was read, with sums over the values as {@link #sumOf} makes them on the other side. */
    List<DatabaseCopies.Table> tables() {
        return List.copyOf(tables);
    }

    /** How many bytes were read, as {@code COPY} writes them. */
    long bytes() {
        return bytes;
    }

    long shortened() {
        return shortened;
    }

    @Override
    public void read(Reader reader) throws IOException {
        reader.piece(PostgresCopy.TABLES, script(structure.tables()));
        for (Source source : structure.sources()) {
            try (PreparedStatement statement = Direct.on(derby).stream(
                            "select " + source.list() + " from " + Direct.quoted(source.schema(), source.name()));
                    ResultSet rows = statement.executeQuery()) {
                CopyLines lines = new CopyLines(source, rows, each);
                PostgresStructure.Named target = source.target();
                reader.piece(PostgresCopy.ROWS + target.schema() + "." + target.name(), lines);
                tables.add(new DatabaseCopies.Table(
                        target.schema(),
                        target.name(),
                        lines.sum().rows(),
                        lines.sum().hex()));
                bytes += lines.bytes();
                shortened += lines.shortened();
            } catch (SQLException e) {
                throw new IOException("The table " + source + " could not be read: " + e.getMessage(), e);
            }
        }
        reader.piece(PostgresCopy.CONSTRAINTS, script(structure.constraints()));
    }

    private static ByteArrayInputStream script(List<String> statements) {
        return new ByteArrayInputStream(PostgresStructure.script(statements).getBytes(StandardCharsets.UTF_8));
    }

    /** Counts and sums the rows that PostgreSQL has of a table now, by the values that it gives. */
    static DatabaseCopies.Table sumOf(Connection postgres, Source source, Runnable each) throws SQLException {
        PostgresStructure.Named target = source.target();
        List<String> columns = source.columns().stream()
                .map(column -> column.toLowerCase(Locale.ROOT))
                .toList();
        RowSum sum = new RowSum();
        try (PreparedStatement statement = Direct.on(postgres).stream("select " + Table.list(columns, "") + " from "
                        + Direct.quoted(target.schema(), target.name()));
                ResultSet rows = statement.executeQuery()) {
            RowValues values = new RowValues(rows.getMetaData(), columns.size());
            while (rows.next()) {
                sum.add(values.hash(values.read(rows)));
                each.run();
            }
        }
        return new DatabaseCopies.Table(target.schema(), target.name(), sum.rows(), sum.hex());
    }
}
