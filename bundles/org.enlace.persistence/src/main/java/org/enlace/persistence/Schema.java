package org.enlace.persistence;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What one module stores.
 *
 * @param name   the database schema, lower case, such as {@code protocols}; unquoted in SQL, so that Derby and PostgreSQL
 *               both find it
 * @param rows   the JPA classes, each mapped to {@code schema = name}; none where {@link Statements} do everything
 * @param anchor a class of the bundle that also holds the migrations {@code db/migration/V1__*.sql}; they name the schema
 *               by {@code ${schema}} and the column type for long text by {@code ${text}}
 */
public record Schema(String name, List<Class<?>> rows, Class<?> anchor) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,29}");

    private static final Pattern SNAPSHOT = Pattern.compile("before2?_");

    public Schema {
        refuseOther(name);
        rows = List.copyOf(rows);
    }

    /** @throws IllegalArgumentException when no schema can be called so */
    public static void refuseOther(String name) {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A schema is 1 to 30 of a-z 0-9 _, beginning with a letter, not \"" + name + "\"");
        }
        if (SNAPSHOT.matcher(name).lookingAt()) {
            throw new IllegalArgumentException("The schema " + name + " would be taken for a snapshot of another;"
                    + " choose a name that does not begin with before_ or before2_");
        }
    }
}
