package org.enlace.protocols.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.enlace.platform.Language;
import org.enlace.protocols.LegalInstrument;
import org.enlace.protocols.Phase;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.Requirement;

/** Records as a CSV table. New columns are only ever added at the end. */
final class ProtocolTable implements AutoCloseable {
    private static final List<String> COLUMNS = List.of(
            "id",
            "title",
            "titleLanguage",
            "type",
            "issuingBody",
            "country",
            "region",
            "instrumentKind",
            "instrumentNumber",
            "instrumentDate",
            "status",
            "date",
            "languages",
            "crimeTypes",
            "phases",
            "url",
            "supersedes",
            "supersededBy",
            "summary_es",
            "summary_pt",
            "summary_en",
            "summary_fr",
            "requirements",
            "note",
            "source",
            "verified",
            "verifiedScope",
            "recordId",
            "owner",
            "version",
            "created",
            "changed");

    private final Writer out;
    private final CsvWriter csv;

    ProtocolTable(OutputStream stream) throws IOException {
        out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        // Spreadsheets take a file for UTF-8 when it begins with this mark.
        out.write('\uFEFF');
        csv = CsvWriter.builder().build(out);
        csv.writeRecord(COLUMNS);
    }

    void add(Protocol protocol) {
        ProtocolContent content = protocol.content();
        LegalInstrument act = content.legalInstrument();
        List<String> cells = new ArrayList<>(COLUMNS.size());
        cells.add(protocol.reference());
        cells.add(content.title());
        cells.add(content.titleLanguage());
        cells.add(content.kind().token());
        cells.add(content.issuingBody());
        cells.add(text(content.country()));
        cells.add(content.region());
        cells.add(act == null ? null : act.kind().token());
        cells.add(act == null ? null : act.number());
        cells.add(act == null ? null : text(act.date()));
        cells.add(content.legalStatus().token());
        cells.add(text(content.date()));
        cells.add(String.join(" ", content.languages()));
        cells.add(String.join(" ", content.crimeTypes()));
        cells.add(content.phases().stream().map(Phase::token).collect(Collectors.joining(" ")));
        cells.add(content.url());
        cells.add(content.supersedes());
        cells.add(content.supersededBy());
        for (Language language : Language.values()) {
            cells.add(content.summary().get(language));
        }
        cells.add(content.requirements().stream().map(Requirement::key).collect(Collectors.joining(" ")));
        cells.add(content.note());
        cells.add(content.source());
        cells.add(Boolean.toString(content.verified()));
        cells.add(content.verifiedScope());
        cells.add(protocol.id().toString());
        cells.add(protocol.owner().value());
        cells.add(Integer.toString(protocol.version()));
        cells.add(protocol.created().at().toString());
        cells.add(protocol.changed().at().toString());
        csv.writeRecord(cells.stream().map(ProtocolTable::harmless).toList());
    }

    /** A cell that a spreadsheet would run as a formula begins with an apostrophe, which makes it a text. */
    static String harmless(String cell) {
        return cell != null && !cell.isEmpty() && "=+-@\t\r\n|%\uFF1D\uFF0B\uFF0D\uFF20".indexOf(cell.charAt(0)) >= 0
                ? "'" + cell
                : cell;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    /** Flushes, and leaves the stream open for its owner. */
    @Override
    public void close() throws IOException {
        csv.flush();
        out.flush();
    }
}
