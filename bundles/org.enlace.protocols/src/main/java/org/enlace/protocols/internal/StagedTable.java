package org.enlace.protocols.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.documents.Table;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;

/** A table that waits to be taken, as the text it is kept as: for which document it is, and what it says. */
final class StagedTable {
    private static final String PROTOCOL = "checklist";
    private static final String COLUMNS = "columns";
    private static final String LINES = "lines";
    private static final String NUMBER = "number";
    private static final String CELLS = "cells";

    private StagedTable() {}

    static String text(RecordId protocol, Table table) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put(PROTOCOL, protocol.toString());
        table.columns().forEach(all.putArray(COLUMNS)::add);
        var lines = all.putArray(LINES);
        for (Table.Line line : table.lines()) {
            ObjectNode one = lines.addObject().put(NUMBER, line.number());
            ObjectNode cells = one.putObject(CELLS);
            line.cells().forEach(cells::put);
        }
        return all.toString();
    }

    /** @throws NotFound where it is kept for another document, or is no table */
    static Table table(RecordId protocol, String text) {
        JsonNode all = read(text);
        if (!protocol.toString().equals(all.path(PROTOCOL).asText())) {
            throw new NotFound("import", protocol.toString());
        }
        List<String> columns = new ArrayList<>();
        all.path(COLUMNS).forEach(column -> columns.add(column.asText()));
        List<Table.Line> lines = new ArrayList<>();
        for (JsonNode line : all.path(LINES)) {
            Map<String, String> cells = new LinkedHashMap<>();
            line.path(CELLS)
                    .fields()
                    .forEachRemaining(
                            cell -> cells.put(cell.getKey(), cell.getValue().asText()));
            lines.add(new Table.Line(line.path(NUMBER).asLong(), cells));
        }
        return new Table(columns, lines);
    }

    private static JsonNode read(String text) {
        try {
            return JsonTree.of(text);
        } catch (IOException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
