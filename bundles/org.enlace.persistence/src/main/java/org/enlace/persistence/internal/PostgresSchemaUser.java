package org.enlace.persistence.internal;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * A role that may log in while scripts run, by a password of its own for each time. A role that the node's connection only takes on would
 * not do: scripts can lay that down. Its name has the database's number, since roles are the whole server's.
 */
final class PostgresSchemaUser implements SchemaUser {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PostgresServer server;
    private final String schema;
    private final String places;
    private String role;
    private String password;

    PostgresSchemaUser(PostgresServer server, String schema) {
        this.server = server;
        this.schema = schema;
        places = Stream.concat(Stream.of(schema), Shadow.places(Dialect.POSTGRESQL, schema).stream())
                .collect(Collectors.joining("', '", "'", "'"));
    }

    @Override
    public void prepare(Direct node) throws SQLException {
        role = role(node);
        if (node.number("select count(*) from pg_catalog.pg_roles where rolname = '" + role + "'") == 0) {
            node.run("create role " + role);
        }
        node.run("grant " + role + " to current_user");
        node.run("create schema if not exists " + Direct.quoted(schema));
        // What the node made here itself, or a copy that was loaded.
        for (String place : node.texts("select nspname from pg_catalog.pg_namespace where nspname in (" + places
                + ") and nspowner <> '" + role + "'::pg_catalog.regrole")) {
            node.run("alter schema " + Direct.quoted(place) + " owner to " + role);
        }
        for (String table : node.texts("select c.oid::pg_catalog.regclass::text from pg_catalog.pg_class c"
                + " join pg_catalog.pg_namespace n on c.relnamespace = n.oid where n.nspname in (" + places
                + ") and c.relkind in ('r', 'p', 'v', 'm', 'S') and c.relowner <> '" + role
                + "'::pg_catalog.regrole and not exists (select 1 from pg_catalog.pg_depend d where d.objid = c.oid"
                + " and c.relkind = 'S' and d.deptype in ('a', 'i'))")) {
            node.run("alter table " + table + " owner to " + role);
        }
        byte[] secret = new byte[24];
        RANDOM.nextBytes(secret);
        password = Base64.getEncoder().encodeToString(secret);
        node.run("alter role " + role + " login");
        // The driver sends what the server keeps of it, so that it is in no log.
        node.connection().unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), null);
    }

    private String role(Direct node) throws SQLException {
        return "enlace_"
                + node.number("select oid from pg_catalog.pg_database where datname = pg_catalog.current_database()")
                + "_" + schema;
    }

    @Override
    public DataSource connections() {
        return server.connections(role, password);
    }

    @Override
    public List<String> foreign(Direct own) throws SQLException {
        // Scripts may have put operators of their own before the database's.
        own.run("set local search_path = pg_catalog, pg_temp");
        String owned = " = '" + role + "'::pg_catalog.regrole";
        return own.texts("select 'the function ' || proname from pg_catalog.pg_proc where proowner" + owned
                + " union all select 'the trigger ' || t.tgname from pg_catalog.pg_trigger t join pg_catalog.pg_class c"
                + " on t.tgrelid = c.oid where not t.tgisinternal and c.relowner" + owned
                + " union all select 'the rule ' || w.rulename from pg_catalog.pg_rewrite w join pg_catalog.pg_class c"
                + " on w.ev_class = c.oid where w.rulename <> '_RETURN' and c.relowner" + owned
                + " union all select 'the schema ' || nspname from pg_catalog.pg_namespace where nspowner" + owned
                + " and nspname not in (" + places + ")"
                + " union all select 'the table ' || n.nspname || '.' || c.relname from pg_catalog.pg_class c"
                + " join pg_catalog.pg_namespace n on c.relnamespace = n.oid where c.relowner" + owned
                + " and n.nspname not in (" + places + ") and n.nspname !~ '^pg_(toast|temp)'");
    }

    @Override
    public void end(Direct node) throws SQLException {
        node.run("alter role " + role + " nologin password null");
    }

    @Override
    public void remove(Direct node) throws SQLException {
        node.run("drop schema if exists " + Direct.quoted(schema));
        role = role(node);
        long snapshots = node.number("select count(*) from pg_catalog.pg_namespace where nspname in (" + places + ")");
        if (snapshots == 0) {
            node.run("drop role if exists " + role);
        } else {
            end(node);
        }
    }
}
