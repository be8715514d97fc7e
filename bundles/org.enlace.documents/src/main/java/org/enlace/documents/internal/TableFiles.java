package org.enlace.documents.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.enlace.documents.Table;
import org.enlace.documents.TableFormat;
import org.enlace.documents.TableWriter;
import org.enlace.documents.Tables;
import org.enlace.platform.Refusal;
import org.osgi.service.component.annotations.Component;

/** Writes and reads tables. What does either is loaded when it is first needed. */
@Component
public final class TableFiles implements Tables {
    @Override
    public TableWriter write(TableFormat format, String title, List<String> columns, OutputStream out) {
        try {
            return switch (format) {
                case CSV -> new CsvSheet(columns, out);
                case XLSX -> new XlsxSheet(title, columns, out);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Table read(InputStream file, Limits limits) {
        byte[] bytes = bytes(file, limits);
        TableLines lines = new TableLines(limits);
        if (bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4) {
            new XlsxReading(bytes, limits, lines).read();
        } else {
            CsvReading.read(bytes, lines);
        }
        return lines.table();
    }

    private static byte[] bytes(InputStream file, Limits limits) {
        try {
            byte[] bytes = file.readNBytes(limits.bytes() + 1);
            if (bytes.length > limits.bytes()) {
                throw new Refusal(
                        "table.size",
                        "A file has at most " + limits.bytes() / 1024 + " KiB; cut it in parts",
                        limits.bytes() / 1024);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
