package org.enlace.launcher.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of {@code docs/licences.md}: under which licence each component that others made is taken. */
record LicenceTable(Map<String, Row> rows) {
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| ([^|]+) \\| ([^|]+) \\|");

    /** @param licence an SPDX expression of licences joined by {@code AND} */
    record Row(String licence, String copyright) {
        List<String> licences() {
            return List.of(licence.split(" AND "));
        }
    }

    static LicenceTable read(Path file) throws IOException {
        Map<String, Row> rows = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            Matcher row = ROW.matcher(line.strip());
            if (row.matches()) {
                Row before = rows.put(
                        row.group(1), new Row(row.group(2).strip(), row.group(3).strip()));
                if (before != null) {
                    throw new IOException(file + " has two rows for " + row.group(1));
                }
            }
        }
        return new LicenceTable(rows);
    }

    /** What is wrong with the table, a sentence each. */
    List<String> faults(List<String> shipped, List<String> texts) {
        List<String> faults = new ArrayList<>();
        for (String component : new TreeSet<>(shipped)) {
            if (!rows.containsKey(component)) {
                faults.add(component + " is shipped and has no row");
            }
        }
        TreeSet<String> unused = new TreeSet<>(texts);
        rows.forEach((component, row) -> {
            if (!shipped.contains(component)) {
                faults.add(component + " has a row and is not shipped");
            }
            for (String licence : row.licences()) {
                unused.remove(licence);
                if (!texts.contains(licence)) {
                    faults.add(component + " is under " + licence + ", whose text is missing");
                }
            }
        });
        unused.forEach(licence -> faults.add("no row is under " + licence + ", whose text is there"));
        return faults;
    }
}
