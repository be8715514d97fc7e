package org.enlace.training.internal.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.enlace.platform.Refusal;
import org.enlace.training.Rules;
import org.enlace.training.attendance.AttendanceLists;
import org.enlace.training.attendance.ListRow;
import org.enlace.training.attendance.Span;

/** What was read of a list, as the page carries it to the next one: {@code line from until away mail name}, separated by tabs. */
final class CarriedRows {
    private static final int FIELDS = 6;

    private CarriedRows() {}

    static String text(List<ListRow> rows) {
        return rows.stream()
                .map(row -> row.line() + "\t" + row.span().from().getEpochSecond() + "\t"
                        + row.span().until().getEpochSecond() + "\t" + row.away() + "\t" + row.mail() + "\t"
                        + row.name())
                .collect(Collectors.joining("\n"));
    }

    /** @throws Refusal {@code training.list-carried} for what this page did not write */
    static List<ListRow> read(String text) {
        List<ListRow> rows = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] parts = line.split("\t", -1);
            try {
                if (parts.length != FIELDS || rows.size() >= AttendanceLists.LINES) {
                    throw none();
                }
                int away = Integer.parseInt(parts[3]);
                if (away < 0 || parts[4].isEmpty() && parts[5].isEmpty()) {
                    throw none();
                }
                rows.add(new ListRow(
                        Long.parseLong(parts[0]),
                        Rules.lineOrNone("name", parts[5], ListRow.LONGEST),
                        Rules.lineOrNone("mail", parts[4], ListRow.LONGEST),
                        new Span(
                                Instant.ofEpochSecond(Long.parseLong(parts[1])),
                                Instant.ofEpochSecond(Long.parseLong(parts[2]))),
                        away));
            } catch (NumberFormatException | DateTimeException e) {
                throw none();
            }
        }
        if (rows.isEmpty()) {
            throw none();
        }
        return rows;
    }

    private static Refusal none() {
        return new Refusal(
                "training.list-carried", "What was read of the file did not arrive whole; choose the file again");
    }
}
