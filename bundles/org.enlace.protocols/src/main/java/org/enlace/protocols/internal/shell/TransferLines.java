package org.enlace.protocols.internal.shell;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.enlace.documents.TableFormat;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Command.Invocation;
import org.enlace.platform.contribution.Command.Option;
import org.enlace.platform.contribution.Command.Parameter;
import org.enlace.protocols.ImportPlan;
import org.enlace.protocols.ImportPlan.Outcome;
import org.enlace.protocols.ProtocolExports;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolImports;
import org.enlace.protocols.ProtocolImports.Mode;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.TableImports;
import org.enlace.protocols.TableMapping;
import org.enlace.protocols.internal.rest.ImportPlanJson;
import org.enlace.protocols.internal.table.MappingJson;

/** {@code protocols:import} and {@code protocols:export}. */
final class TransferLines {
    private static final Parameter FILE = new Parameter("FILE", "a JSON list, or a table as CSV or XLSX", true, false);
    private static final Parameter NEW = new Parameter("FILE", "a new file", true, false);
    private static final Option DRY = new Option("dry-run", "only tell what would happen", "");
    private static final Option PARTLY =
            new Option("acceptable", "leave refused records out instead of taking nothing", "");
    private static final Option MAPPING =
            new Option("mapping", "how a table is read: letters, separator, dates, columns, defaults, as JSON", "FILE");
    private static final Option FORMAT =
            new Option("format", "json, csv or xlsx; else as the file's name ends", "FORMAT");
    private static final Option REASON = new Option(
            "reason", "why restricted records that exist for you are taken along; else they are left out", "TEXT");
    private static final int BEGINNING = 256;

    private final ProtocolImports imports;
    private final TableImports tables;
    private final ProtocolExports exports;
    private final Texts texts = Texts.of(TransferLines.class);

    TransferLines(ProtocolImports imports, TableImports tables, ProtocolExports exports) {
        this.imports = imports;
        this.tables = tables;
        this.exports = exports;
    }

    List<Command> all() {
        return List.of(
                new Line(
                        "import",
                        "take records in from a file, all of them or none; a second time without effect",
                        Protocols.IMPORT,
                        true,
                        List.of(FILE),
                        List.of(DRY, PARTLY, MAPPING, Option.JSON),
                        "protocols:import /media/usb/practicas.csv --dry-run --mapping columns.json",
                        this::take),
                new Line(
                        "export",
                        "write the records in use into a new file",
                        Protocols.EXPORT,
                        true,
                        List.of(NEW),
                        List.of(FORMAT, REASON, Option.JSON),
                        "protocols:export /media/usb/library.json",
                        this::give));
    }

    private int take(Invocation invocation) {
        Path file = invocation.path(invocation.arguments().get(0));
        boolean dry = invocation.has(DRY);
        invocation.progress().at("Reading " + file.getFileName(), 0, 2);
        ImportPlan plan = run(file, invocation, dry);
        invocation.progress().at(dry ? "Compared" : "Imported", 2, 2);
        if (invocation.has(Option.JSON)) {
            invocation.json(ImportPlanJson.of(plan, texts, invocation.caller().language()));
        } else {
            tell(plan, dry, invocation);
        }
        return plan.count(Outcome.REFUSED) == 0 ? 0 : 1;
    }

    private ImportPlan run(Path file, Invocation invocation, boolean dry) {
        Mode mode = invocation.has(PARTLY) ? Mode.ACCEPTABLE : Mode.ALL_OR_NOTHING;
        Caller caller = invocation.caller();
        Optional<TableMapping> mapping = invocation.value(MAPPING).map(typed -> mapping(invocation.path(typed)));
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(BEGINNING + 1);
            byte[] beginning = in.readNBytes(BEGINNING);
            in.reset();
            if (mapping.isEmpty() && !tables.isTable(file.getFileName().toString(), beginning)) {
                return dry ? imports.plan(in, caller) : imports.run(in, mode, caller);
            }
            TableMapping said = mapping.orElse(TableMapping.FOUND_OUT);
            return dry ? tables.plan(in, said, caller) : tables.run(in, said, mode, caller);
        } catch (IOException e) {
            throw Given.unusable(file, "read", e);
        }
    }

    private static TableMapping mapping(Path file) {
        try {
            return MappingJson.read(Files.readString(file));
        } catch (IOException e) {
            throw Given.unusable(file, "read", e);
        }
    }

    private static void tell(ImportPlan plan, boolean dry, Invocation invocation) {
        plan.counts().forEach((outcome, count) -> {
            if (count > 0) {
                invocation.out().println("  " + count + "  " + outcome.token());
            }
        });
        for (ImportPlan.Line line : plan.lines()) {
            line.reasons().forEach(reason -> invocation
                    .out()
                    .println("  " + line.index() + "  "
                            + reason.field().map(place -> place + ": ").orElse("") + reason.getMessage()));
        }
        invocation
                .out()
                .println(
                        dry
                                ? "Nothing was changed; this is what would happen."
                                : plan.done()
                                        ? "Imported."
                                        : "Nothing was changed. Correct what is refused, or leave it out with --acceptable.");
    }

    private int give(Invocation invocation) {
        Path file = invocation.path(invocation.arguments().get(0));
        String format = invocation.value(FORMAT).orElseGet(() -> ending(file)).toLowerCase(Locale.ROOT);
        String reason = invocation.value(REASON).orElse(null);
        ProtocolFilter filter = ProtocolFilter.ALL;
        exports.check(filter, reason, invocation.caller());
        invocation.progress().at("Writing " + file.getFileName(), 0, 1);
        switch (format) {
            case "json" -> Given.make(file, out -> exports.json(filter, reason, out, invocation.caller()));
            case "csv" ->
                Given.make(file, out -> exports.table(TableFormat.CSV, filter, reason, out, invocation.caller()));
            case "xlsx" ->
                Given.make(file, out -> exports.table(TableFormat.XLSX, filter, reason, out, invocation.caller()));
            default ->
                throw new Refusal(
                        "protocol.parameter",
                        "\"" + format + "\" is no value for format; use one of: json, csv, xlsx",
                        format,
                        "format",
                        "json, csv, xlsx");
        }
        invocation.progress().at("Written", 1, 1);
        if (invocation.has(Option.JSON)) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("file", file.toString());
            json.put("format", format);
            json.put("bytes", file.toFile().length());
            invocation.json(json);
        } else {
            invocation.out().println("Wrote " + file + ", " + file.toFile().length() + " bytes.");
        }
        return 0;
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
