package org.enlace.protocols.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.enlace.documents.TableFormat;
import org.enlace.documents.TableWriter;
import org.enlace.documents.Tables;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.ImportPlan;
import org.enlace.protocols.ProtocolImports;
import org.enlace.protocols.TableImports;
import org.enlace.protocols.TableImports.Column;
import org.enlace.protocols.TableImports.Table;
import org.enlace.protocols.TableMapping;
import org.enlace.protocols.TableMapping.Dates;
import org.enlace.protocols.TableMapping.Letters;
import org.enlace.protocols.TableMapping.Separator;
import org.enlace.web.Download;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Saying which field stands in which column of a table, and taking home what is wrong with its lines. */
@Path("/protocols/import")
@Needs("protocols.import")
public final class TablePage {
    private final TableImports imports;
    private final ProtocolImports files;
    private final Tables tables;
    private final Room room;

    public TablePage(TableImports imports, ProtocolImports files, Tables tables, Room room) {
        this.imports = imports;
        this.files = files;
        this.tables = tables;
        this.room = room;
    }

    @GET
    @Path("/{file}/columns")
    @Produces("text/html")
    public Page columns(@Context Caller caller, @PathParam("file") String file) {
        Table table = imports.table(RecordId.parse(file), caller);
        return page(table, table.mapping(), Map.of(), caller);
    }

    @POST
    @Path("/{file}/columns")
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response map(@Context Caller caller, @PathParam("file") String file, FormData form) {
        RecordId id = RecordId.parse(file);
        Table kept = imports.table(id, caller);
        Letters letters =
                Letters.of(form.first("letters")).orElse(kept.mapping().letters());
        Separator separator =
                Separator.of(form.first("separator")).orElse(kept.mapping().separator());
        Table table = kept;
        try {
            boolean other = letters != kept.mapping().letters()
                    || separator != kept.mapping().separator();
            table = other ? imports.reread(id, letters, separator, caller) : kept;
            if (other || form.has("again")) {
                TableMapping said = said(table, form, table.mapping().columns());
                return Response.ok(page(table, said, Map.of(), caller)).build();
            }
            imports.map(id, said(table, form, columns(table, form)), caller);
            return Room.to("/protocols/import/" + id);
        } catch (Refusal refusal) {
            Labels labels = room.labels(caller);
            Map<String, String> errors = Map.of(refusal.field().orElse("columns"), told(refusal, labels));
            return Response.status(422)
                    .entity(page(table, said(table, form, columns(table, form)), errors, caller))
                    .build();
        }
    }

    /** What is wrong with the lines, as a table of its own. */
    @GET
    @Path("/{file}/faults.csv")
    public Response faults(@Context Caller caller, @PathParam("file") String file) {
        Labels labels = room.labels(caller);
        ImportPlan plan = files.staged(RecordId.parse(file), caller).plan();
        List<String> heading = List.of(
                labels.get("import.column.number"),
                labels.get("import.faults.cell"),
                labels.get("import.column.record"),
                labels.get("field.reference"),
                labels.get("import.faults.problem"));
        StreamingOutput body = out -> {
            try (TableWriter table = tables.write(TableFormat.CSV, "faults", heading, out)) {
                plan.lines().forEach(line -> line.reasons()
                        .forEach(reason -> table.row(Arrays.asList(
                                line.index(),
                                reason.field().orElse(null),
                                line.title(),
                                line.reference(),
                                labels.inFile(reason)))));
            }
        };
        return Download.of("faults.csv", TableFormat.CSV.mediaType(), body).build();
    }

    private static Map<String, String> columns(Table table, FormData form) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int at = 0; at < table.columns().size(); at++) {
            String field = form.first("column." + at);
            if (!field.isBlank()) {
                columns.put(table.columns().get(at).heading(), field);
            }
        }
        return columns;
    }

    private static TableMapping said(Table table, FormData form, Map<String, String> columns) {
        Map<String, String> defaults = new LinkedHashMap<>();
        for (String name : form.names()) {
            if (name.startsWith("default.") && !form.first(name).isBlank()) {
                defaults.put(
                        name.substring("default.".length()), form.first(name).strip());
            }
        }
        return new TableMapping(
                table.mapping().letters(),
                table.mapping().separator(),
                Dates.of(form.first("dates")).orElse(table.mapping().dates()),
                columns,
                defaults);
    }

    /** A refusal of a mapping names fields as programs do; here they go by their labels. */
    private String told(Refusal refusal, Labels labels) {
        Object[] values = refusal.values().stream()
                .map(value -> Arrays.stream(value.toString().split(", "))
                        .map(token -> imports.fields().contains(token) ? labels.column(token) : token)
                        .collect(Collectors.joining(", ")))
                .toArray();
        return labels.of(new Refusal(refusal.code(), refusal.getMessage(), values));
    }

    private Page page(Table table, TableMapping mapping, Map<String, String> errors, Caller caller) {
        Labels labels = room.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("labels", labels);
        parameters.put("table", table);
        parameters.put("mapping", mapping);
        parameters.put("fields", imports.fields());
        parameters.put("errors", errors);
        return new Page(
                labels.get("import.columns.title", table.fileName()),
                List.of(
                        new Page.Crumb(labels.get("list.title"), "/protocols"),
                        new Page.Crumb(labels.get("import.title"), "/protocols/import")),
                room.fill("columns", parameters));
    }

    /** What stands first in a column, one after the other. */
    public static String samples(Column column, Labels labels) {
        return column.samples().isEmpty()
                ? labels.get("import.columns.empty")
                : labels.get("import.columns.samples", String.join(" · ", column.samples()));
    }
}
