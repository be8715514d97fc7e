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

    /** Whether a statement failed because its table or schema does not exist. */
    boolean saysAbsent(SQLException failure) {
        return absent.contains(failure.getSQLState());
    }
}
