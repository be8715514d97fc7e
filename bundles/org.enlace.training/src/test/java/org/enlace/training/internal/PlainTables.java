package org.enlace.training.internal;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.enlace.documents.Table;
import org.enlace.documents.TableFormat;
import org.enlace.documents.TableWriter;
import org.enlace.documents.Tables;

/** Tables as lines with bars between their cells, for tests that look at what leaves. */
final class PlainTables implements Tables {
    @Override
    public TableWriter write(TableFormat format, String title, List<String> columns, OutputStream out) {
        PrintWriter lines = new PrintWriter(out, false, StandardCharsets.UTF_8);
        lines.println(title);
        lines.println(String.join(" | ", columns));
        return new TableWriter() {
            @Override
            public void row(List<?> cells) {
                if (cells.size() != columns.size()) {
                    throw new IllegalArgumentException(cells + " for " + columns);
                }
                lines.println(cells.stream()
                        .map(cell -> Objects.toString(cell, ""))
                        .collect(Collectors.joining(" | ")));
            }

            @Override
            public void close() {
                lines.flush();
            }
        };
    }

    @Override
    public Table read(InputStream file, Limits limits) {
        throw new UnsupportedOperationException();
    }
}
