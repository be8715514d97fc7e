package org.enlace.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.enlace.persistence.SchemaFailure;

/**
 * Derby asks for no password inside this process: whoever is named in a connection is its user, and SQL cannot make a connection while
 * nobody can make routines.
 */
final class DerbySchemaUser implements SchemaUser {
    private final String database;
    private final String schema;

    DerbySchemaUser(String database, String schema) {
        this.database = database;
        this.schema = schema;
    }

    static String nameOf(String schema) {
        return "OWNER_" + schema.toUpperCase(Locale.ROOT);
    }

    @Override
    public void prepare(Direct node) throws SQLException {
        String owner = owner(node.connection());
        if (owner == null) {
            node.run(Dialect.DERBY.createSchema(Dialect.DERBY.folded(schema), schema));
        } else if (!owner.equals(nameOf(schema))) {
            throw new SchemaFailure("The schema " + schema + " belongs to the database's user " + owner
                    + " and not to its own. Choose another name for a module's schema");
        }
    }

    private String owner(Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select authorizationid from sys.sysschemas where schemaname = ?")) {
            query.setString(1, Dialect.DERBY.folded(schema));
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    /**
     * Nobody makes routines while the list of them is being read. A routine calls any static Java method, and in a table's trigger or
     * view it would run with the rights of whoever uses the table.
     */
    @Override
    public void guard(Direct node) throws SQLException {
        node.connection().setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        node.number("select count(*) from sys.sysaliases");
    }

    @Override
    public DataSource connections() {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(database);
        source.setUser(nameOf(schema));
        return source;
    }

    @Override
    public List<String> foreign(Direct transaction) throws SQLException {
        String places = Stream.concat(
                        Stream.of(Dialect.DERBY.folded(schema)), Shadow.places(Dialect.DERBY, schema).stream())
                .collect(Collectors.joining("', '", "'", "'"));
        String own = "authorizationid = '" + nameOf(schema) + "'";
        List<String> found = transaction.texts("select 'the schema ' || schemaname from sys.sysschemas where " + own
                + " and schemaname not in (" + places
                + ") union all select 'the trigger ' || triggername from sys.systriggers t join sys.sysschemas s on"
                + " t.schemaid = s.schemaid where " + own);
        String tables = DerbyLocks.written(transaction.connection()).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "(-1, ", ")"));
        found.addAll(transaction.texts("select distinct 'changes in ' || s.schemaname || '.' || t.tablename"
                + " from sys.sysconglomerates c join sys.systables t on c.tableid = t.tableid"
                + " join sys.sysschemas s on t.schemaid = s.schemaid where c.conglomeratenumber in " + tables
                + " and s.schemaname not in ('SYS', " + places + ")"));
        return found;
    }

    @Override
    public void remove(Direct node) throws SQLException {
        if (owner(node.connection()) != null) {
            node.run("drop schema " + Direct.quoted(Dialect.DERBY.folded(schema)) + " restrict");
        }
    }
}
