package org.enlace.backup.internal.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enlace.audit.proof.Canonical;
import org.enlace.persistence.DatabaseCopies;

/** How many rows each table of the copy has, with a digest of them: what a restored database is held against. */
public final class Contents {
    private Contents() {}

    public static byte[] bytes(DatabaseCopies.Contents contents) {
        List<Object> tables = new ArrayList<>();
        contents.tables()
                .forEach(table -> tables.add(Map.of(
                        "schema",
                        table.schema(),
                        "name",
                        table.name(),
                        "rows",
                        table.rows(),
                        "digest",
                        table.digest())));
        return (Canonical.write(Map.of("tables", tables)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    public static DatabaseCopies.Contents parse(byte[] bytes) throws Damaged {
        List<DatabaseCopies.Table> tables = new ArrayList<>();
        for (Fields table : Fields.of("contents", bytes).list("tables")) {
            tables.add(new DatabaseCopies.Table(
                    table.text("schema"), table.text("name"), table.number("rows"), table.text("digest")));
        }
        return new DatabaseCopies.Contents(tables);
    }

    /** Where two differ, in words; empty where they do not. */
    public static List<String> differences(DatabaseCopies.Contents expected, DatabaseCopies.Contents found) {
        Map<String, DatabaseCopies.Table> left = new TreeMap<>();
        found.tables().forEach(table -> left.put(table.schema() + "." + table.name(), table));
        List<String> differences = new ArrayList<>();
        for (DatabaseCopies.Table table : expected.tables()) {
            String name = table.schema() + "." + table.name();
            DatabaseCopies.Table there = left.remove(name);
            if (there == null) {
                differences.add("the table " + name + " is missing");
            } else if (there.rows() != table.rows()) {
                differences.add("the table " + name + " has " + there.rows() + " rows and had " + table.rows());
            } else if (!there.digest().equals(table.digest())) {
                differences.add("the table " + name + " has rows that are not as they were");
            }
        }
        left.keySet().forEach(name -> differences.add("the table " + name + " was not there"));
        return differences;
    }
}
