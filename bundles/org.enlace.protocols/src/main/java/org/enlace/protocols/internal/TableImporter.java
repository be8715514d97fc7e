package org.enlace.protocols.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.enlace.documents.Table.Line;
import org.enlace.documents.Tables;
import org.enlace.platform.Caller;
import org.enlace.platform.Hashing;
import org.enlace.platform.Node;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Transactions;
import org.enlace.protocols.ImportPlan;
import org.enlace.protocols.ProtocolImports;
import org.enlace.protocols.ProtocolImports.Mode;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.TableImports;
import org.enlace.protocols.TableMapping;
import org.enlace.protocols.TableMapping.Letters;
import org.enlace.protocols.TableMapping.Separator;
import org.enlace.protocols.internal.ImportFile.Part;
import org.enlace.protocols.internal.ProtocolStore.StagedFile;
import org.enlace.protocols.internal.table.MappingJson;
import org.enlace.protocols.internal.table.TableColumns;
import org.enlace.protocols.internal.table.TableField;
import org.enlace.protocols.internal.table.TableText;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads tables as records, and leaves to {@link ProtocolImporter} what becomes of them. */
@Component
public final class TableImporter implements TableImports {
    private static final int SAMPLES = 3;
    private static final int SAMPLE = 60;
    private static final int GAPS_AT_MOST = 20_000;
    private static final Tables.Limits LIMITS =
            new Tables.Limits(ProtocolImports.BYTES_AT_MOST, ProtocolImports.RECORDS_AT_MOST);

    private final ProtocolImporter importer;
    private final ProtocolStore store;
    private final Transactions transactions;
    private final Node node;
    private final Facts facts;
    private final Tables tables;
    private final Clock clock;

    @Activate
    public TableImporter(
            @Reference ProtocolImporter importer,
            @Reference ProtocolStore store,
            @Reference Transactions transactions,
            @Reference Node node,
            @Reference Countries countries,
            @Reference CrimeTypes crimeTypes,
            @Reference People people,
            @Reference Tables tables) {
        this(importer, store, transactions, node, new Facts(countries, crimeTypes, people), tables, Clock.systemUTC());
    }

    TableImporter(
            ProtocolImporter importer,
            ProtocolStore store,
            Transactions transactions,
            Node node,
            Facts facts,
            Tables tables,
            Clock clock) {
        this.importer = importer;
        this.store = store;
        this.transactions = transactions;
        this.node = node;
        this.facts = facts;
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public boolean isTable(String fileName, byte[] beginning) {
        String name = fileName == null ? "" : fileName.toLowerCase(Locale.ROOT);
        if (name.matches(".*\\.(csv|tsv|tab|xlsx)")) {
            return true;
        }
        if (name.endsWith(".json")) {
            return false;
        }
        String text = new String(beginning, StandardCharsets.ISO_8859_1).replaceFirst("^\u00EF\u00BB\u00BF", "");
        return TableText.workbook(beginning)
                || !text.isBlank() && !text.stripLeading().matches("(?s)[\\[{].*");
    }

    @Override
    public List<String> fields() {
        return TableField.all().stream().map(TableField::token).toList();
    }

    @Override
    public Table stage(String fileName, InputStream file, Caller caller) {
        caller.require(Protocols.IMPORT);
        byte[] bytes = TableText.bytes(file);
        boolean workbook = TableText.workbook(bytes);
        byte[] kept = workbook ? copied(bytes) : TableText.kept(bytes);
        TableMapping found = workbook
                ? new TableMapping(Letters.UTF_8, Separator.COMMA, null, Map.of(), Map.of())
                : TableMapping.FOUND_OUT;
        TableParts parts = TableParts.of(kept, found);
        Optional<TableMapping> before = store.mappings()
                .find(caller.officer(), key(parts.lines().columns()))
                .map(MappingJson::read);
        TableMapping mapping = before.map(said -> with(parts.mapping(), said))
                .orElseGet(() -> proposed(parts.mapping(), fileName, caller));
        StagedFile staged = importer.keep(fileName, TableParts.content(kept), MappingJson.text(mapping), caller);
        return shown(staged, new TableParts(parts.lines(), mapping), workbook, before.isPresent());
    }

    private static TableMapping with(TableMapping found, TableMapping said) {
        return new TableMapping(found.letters(), found.separator(), said.dates(), said.columns(), said.defaults());
    }

    /** What an officer will most likely say: a table of the own country, in the language of who sends it. */
    private TableMapping proposed(TableMapping found, String fileName, Caller caller) {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("country", node.country().value());
        defaults.put("languages", caller.language().tag());
        if (fileName != null && !fileName.isBlank()) {
            defaults.put("source", fileName.strip());
        }
        return new TableMapping(found.letters(), found.separator(), found.dates(), found.columns(), defaults);
    }

    @Override
    public Table table(RecordId id, Caller caller) {
        caller.require(Protocols.IMPORT);
        StagedFile file = table(importer.file(id, caller));
        TableParts parts = TableParts.of(file);
        boolean before = store.mappings()
                .find(caller.officer(), key(parts.lines().columns()))
                .isPresent();
        return shown(file, parts, workbook(file), before);
    }

    @Override
    public Table reread(RecordId id, Letters letters, Separator separator, Caller caller) {
        caller.require(Protocols.IMPORT);
        StagedFile file = table(importer.file(id, caller));
        TableMapping said = MappingJson.read(file.mapping());
        TableParts parts = TableParts.of(
                TableParts.bytes(file), new TableMapping(letters, separator, said.dates(), Map.of(), said.defaults()));
        return shown(file, parts, workbook(file), false);
    }

    /** A file of JSON has no columns. */
    private static StagedFile table(StagedFile file) {
        if (file.mapping() == null) {
            throw new org.enlace.platform.NotFound("import", file.id().toString());
        }
        return file;
    }

    private static boolean workbook(StagedFile file) {
        return file.name().toLowerCase(Locale.ROOT).endsWith(".xlsx");
    }

    @Override
    public void map(RecordId id, TableMapping mapping, Caller caller) {
        caller.require(Protocols.IMPORT);
        StagedFile file = table(importer.file(id, caller));
        TableParts parts = TableParts.of(TableParts.bytes(file), mapping);
        TableColumns.of(parts.lines().columns(), parts.mapping());
        String text = MappingJson.text(parts.mapping());
        transactions.run(() -> {
            store.mappings().map(id, text);
            store.mappings().remember(caller.officer(), key(parts.lines().columns()), text, clock.instant());
        });
    }

    @Override
    public ImportPlan plan(InputStream file, TableMapping mapping, Caller caller) {
        caller.require(Protocols.IMPORT);
        return importer.plan(parts(file, mapping), caller);
    }

    @Override
    public ImportPlan run(InputStream file, TableMapping mapping, Mode mode, Caller caller) {
        caller.require(Protocols.IMPORT);
        return importer.run(parts(file, mapping), mode, null, caller);
    }

    private List<Part> parts(InputStream file, TableMapping mapping) {
        byte[] bytes = TableText.bytes(file);
        return TableText.workbook(bytes)
                ? TableParts.of(
                                copied(bytes),
                                new TableMapping(
                                        Letters.UTF_8,
                                        Separator.COMMA,
                                        mapping.dates(),
                                        mapping.columns(),
                                        mapping.defaults()))
                        .parts(facts.words())
                : TableParts.of(TableText.kept(bytes), mapping).parts(facts.words());
    }

    private static Table shown(StagedFile file, TableParts parts, boolean workbook, boolean remembered) {
        List<String> headings = parts.lines().columns();
        List<List<String>> samples = TableColumns.samples(parts.lines(), SAMPLES, SAMPLE);
        List<Column> columns = new ArrayList<>();
        for (int at = 0; at < headings.size(); at++) {
            columns.add(new Column(
                    TableColumns.letter(at),
                    headings.get(at),
                    parts.mapping().columns().getOrDefault(headings.get(at), ""),
                    samples.get(at)));
        }
        return new Table(
                file.id(),
                file.name(),
                file.until(),
                parts.lines().heading(),
                parts.lines().lines().size(),
                columns,
                parts.mapping(),
                workbook,
                remembered);
    }

    /** The first sheet of a workbook as a CSV, each row on the line of its number as far as that goes. */
    private byte[] copied(byte[] workbook) {
        org.enlace.documents.Table table = tables.read(new ByteArrayInputStream(workbook), LIMITS);
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(table.columns());
            long next = 2;
            int gaps = 0;
            for (Line line : table.lines()) {
                csv.flush();
                int gap = (int) Math.max(0, Math.min(LIMITS.lines(), line.number() - next));
                gaps += gap;
                if (gaps > GAPS_AT_MOST) {
                    throw new Refusal(
                                    "import.table.gaps",
                                    "Between the rows of the sheet are more than " + GAPS_AT_MOST
                                            + " empty ones; delete them",
                                    GAPS_AT_MOST)
                            .at("file");
                }
                text.write("\n".repeat(gap));
                List<String> cells = table.columns().stream().map(line::cell).toList();
                csv.writeRecord(cells);
                TableText.fits(text.getBuffer().length());
                long breaks = cells.stream()
                        .mapToLong(cell -> cell.chars().filter(c -> c == '\n').count())
                        .sum();
                next = Math.max(next, line.number()) + 1 + breaks;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] copy = text.toString().getBytes(StandardCharsets.UTF_8);
        TableText.fits(copy.length);
        return copy;
    }

    private static String key(List<String> headings) {
        return Hashing.sha256(String.join("\n", headings));
    }
}
