package org.enlace.modules.internal.adoption;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.enlace.modules.Adopted;
import org.enlace.modules.Adoption;
import org.enlace.modules.AdoptionDocument;
import org.enlace.modules.AdoptionTerms;
import org.enlace.modules.Signature;
import org.enlace.platform.contribution.Json;

/** Adoptions as tables for programs. New columns are only ever added at the end. */
public final class AdoptionTable {
    private static final List<String> COLUMNS = List.of(
            "id",
            "version",
            "module",
            "state",
            "kind",
            "number",
            "date",
            "title",
            "authority",
            "scope",
            "from",
            "until",
            "document",
            "documentType",
            "documentSize",
            "documentSha256",
            "recordedBy",
            "recordedFor",
            "recorded",
            "confirmedBy",
            "confirmedFor",
            "confirmed",
            "withdrawnBy",
            "withdrawnFor",
            "withdrawn",
            "reason");

    private AdoptionTable() {}

    /** One adoption with how it stands, member by member; the same names as in the API. */
    public static Map<String, Object> row(Adopted adopted, Adoption one, LocalDate today) {
        AdoptionTerms terms = one.terms();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", one.id());
        row.put("version", one.version());
        row.put("module", one.module());
        row.put("state", adopted.state(one, today).code());
        row.put("kind", terms.instrument().kind().token());
        row.put("number", terms.instrument().number());
        row.put("date", terms.instrument().date());
        row.put("title", terms.instrument().title());
        row.put("authority", terms.authority());
        row.put("scope", terms.scope());
        row.put("from", terms.from());
        row.put("until", terms.until().orElse(null));
        row.put("document", one.document().map(AdoptionDocument::name).orElse(null));
        row.put("documentType", one.document().map(AdoptionDocument::type).orElse(null));
        row.put("documentSize", one.document().map(AdoptionDocument::size).orElse(null));
        row.put("documentSha256", one.document().map(AdoptionDocument::sha256).orElse(null));
        sign(row, "recorded", one.recorded());
        sign(row, "confirmed", one.confirmed().orElse(null));
        boolean withdrawn = one instanceof Adoption.Withdrawn;
        sign(row, "withdrawn", withdrawn ? ((Adoption.Withdrawn) one).withdrawn() : null);
        row.put("reason", withdrawn ? ((Adoption.Withdrawn) one).reason() : null);
        return row;
    }

    private static void sign(Map<String, Object> row, String what, Signature signature) {
        row.put(what + "By", signature == null ? null : signature.officer());
        row.put(what + "For", signature == null ? null : signature.actingFor().orElse(null));
        row.put(what, signature == null ? null : signature.at());
    }

    /** Every adoption, as {@link #row}. */
    public static List<Map<String, Object>> rows(List<Adopted> all, LocalDate today) {
        return all.stream()
                .flatMap(adopted -> adopted.all().stream().map(one -> row(adopted, one, today)))
                .toList();
    }

    /** UTF-8. */
    public static byte[] json(List<Adopted> all, LocalDate today) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("day", today);
        whole.put("adoptions", rows(all, today));
        return (Json.of(whole) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** UTF-8 with a byte order mark, by which spreadsheets know it. */
    public static byte[] csv(List<Adopted> all, LocalDate today) {
        List<Map<String, Object>> rows = rows(all, today);
        StringWriter text = new StringWriter();
        text.write('\uFEFF');
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(COLUMNS);
            for (Map<String, Object> row : rows) {
                csv.writeRecord(COLUMNS.stream()
                        .map(column -> harmless(Objects.toString(row.get(column), "")))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A cell that a spreadsheet would run as a formula begins with an apostrophe, which makes it a text. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r\n|%\uFF1D\uFF0B\uFF0D\uFF20".indexOf(cell.charAt(0)) >= 0
                ? "'" + cell
                : cell;
    }
}
