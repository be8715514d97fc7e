package org.enlace.training.internal.attendance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enlace.documents.Table;
import org.enlace.documents.Tables;
import org.enlace.platform.Refusal;
import org.enlace.training.Rules;
import org.enlace.training.SessionTime;
import org.enlace.training.attendance.AttendanceLists;
import org.enlace.training.attendance.AttendanceLists.Listed;
import org.enlace.training.attendance.AttendanceLists.RefusedLine;
import org.enlace.training.attendance.ListRow;
import org.enlace.training.attendance.Span;

/** Reads the list of those who took part that a videoconference service gives. */
public final class ProviderList {
    private static final Tables.Limits LIMITS = new Tables.Limits(AttendanceLists.BYTES, AttendanceLists.LINES);
    private static final int SHOWN = 120;

    private final Tables tables;
    private final ListClock clock;

    public ProviderList(Tables tables, SessionTime time, ZoneId zone) {
        this.tables = tables;
        clock = new ListClock(time, zone);
    }

    /** @throws Refusal as {@link AttendanceLists#read} */
    public Listed read(InputStream file) {
        byte[] bytes = bytes(file);
        boolean workbook = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
        ListText text = workbook ? null : ListText.of(bytes);
        byte[] table = workbook ? bytes : text.text().getBytes(StandardCharsets.UTF_8);
        int above = workbook ? 0 : text.above();
        Table read = tables.read(new ByteArrayInputStream(table), LIMITS);
        ListColumns columns = ListColumns.of(read.columns());
        if (!columns.enough()) {
            String headings = ListClock.cut(String.join(", ", read.columns()));
            throw new Refusal(
                            "training.list-columns",
                            "The columns \"" + headings
                                    + "\" do not tell who came and when; there must be a name or an address,"
                                    + " when they came, and when they left or how long they stayed",
                            headings)
                    .at("file");
        }
        List<ListRow> rows = new ArrayList<>();
        List<RefusedLine> refused = new ArrayList<>();
        for (Table.Line line : read.lines()) {
            long number = line.number() + above;
            try {
                rows.add(row(number, line, columns));
            } catch (Refusal refusal) {
                refused.add(new RefusedLine(number, shown(read, line), refusal));
            }
        }
        return new Listed(rows, refused);
    }

    private static byte[] bytes(InputStream file) {
        try {
            byte[] bytes = file.readNBytes(AttendanceLists.BYTES + 1);
            if (bytes.length > AttendanceLists.BYTES) {
                int most = AttendanceLists.BYTES / 1024;
                throw new Refusal("table.size", "The file has more than " + most + " KiB; cut it in parts", most)
                        .at("file");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shown(Table table, Table.Line line) {
        String text =
                String.join(" · ", table.columns().stream().map(line::cell).toList());
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    private ListRow row(long number, Table.Line line, ListColumns columns) {
        String name = words(line, columns.name());
        String mail = words(line, columns.mail()).toLowerCase(Locale.ROOT);
        if (name.isEmpty() && mail.isEmpty()) {
            throw new Refusal("training.list-nobody", "The line names nobody; write a name or an address");
        }
        Instant from = clock.at(cell(line, columns.join()));
        String left = cell(line, columns.leave());
        String lasted = cell(line, columns.duration());
        Optional<Duration> duration = Durations.of(lasted);
        if (left.isEmpty() && duration.isEmpty()) {
            throw new Refusal(
                    "training.list-duration",
                    "\"" + ListClock.cut(lasted) + "\" is no duration; write it like 54, 54 min or 0:54:00",
                    ListClock.cut(lasted));
        }
        Instant until = left.isEmpty() ? clock.near(from.plus(duration.get()), lasted) : clock.at(left);
        Span span = new Span(from, until);
        // The first arrival and the last departure, with less time between than lies between them.
        int away = columns.each() || duration.isEmpty()
                ? 0
                : (int) Math.max(
                        0, Duration.between(from, until).minus(duration.get()).toMinutes());
        return new ListRow(number, name, mail, span, away);
    }

    private static String cell(Table.Line line, Optional<String> column) {
        return column.map(line::cell).orElse("").strip();
    }

    /** A text of one line that no spreadsheet would run. */
    private static String words(Table.Line line, Optional<String> column) {
        String text = Rules.lineOrNone("file", cell(line, column), ListRow.LONGEST);
        boolean telephone = text.matches("\\+[\\d\\s()-]+");
        if (!text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 && !telephone) {
            throw new Refusal(
                    "training.list-formula",
                    "\"" + ListClock.cut(text) + "\" begins like a formula; write a name or an address",
                    ListClock.cut(text));
        }
        return text;
    }
}
