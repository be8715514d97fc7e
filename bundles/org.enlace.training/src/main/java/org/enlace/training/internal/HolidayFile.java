package org.enlace.training.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.enlace.training.Holiday;
import org.enlace.training.HolidayPlan.Line;
import org.enlace.web.Json;

/** Reads a file of holidays: iCalendar, JSON or CSV, which of them its first letters tell. What is no holiday is refused by its line. */
final class HolidayFile {
    static final int LARGEST = 512 * 1024;
    private static final int MOST = 5_000;
    private static final int LONGEST_SPAN = 31;
    private static final int SHOWN = 100;

    private final CountryCode country;
    private final List<Line> lines = new ArrayList<>();

    private HolidayFile(CountryCode country) {
        this.country = country;
    }

    /** @throws Refusal {@code training.holiday-file} */
    static List<Line> read(CountryCode country, byte[] file) {
        if (file.length > LARGEST) {
            throw refused("The file has " + file.length + " bytes and the most is " + LARGEST + "; give a smaller one");
        }
        String text = text(file);
        HolidayFile reading = new HolidayFile(country);
        String start = text.stripLeading();
        if (start.regionMatches(true, 0, "BEGIN:VCALENDAR", 0, 15)) {
            reading.calendar(text);
        } else if (start.startsWith("[") || start.startsWith("{")) {
            reading.json(text);
        } else {
            reading.csv(text);
        }
        if (reading.lines.isEmpty()) {
            throw refused("There is no holiday in the file; give CSV, iCalendar or JSON");
        }
        return reading.lines;
    }

    private static Refusal refused(String message) {
        return new Refusal("training.holiday-file", message, LARGEST / 1024).at("file");
    }

    private static String text(byte[] file) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(file, Charset.forName("windows-1252"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private void csv(String text) {
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            List<String> cells = cells(line);
            int at = cells.size() > 2 || cells.get(0).matches("[A-Za-z]{2}") ? 1 : 0;
            boolean heading = number == 1 && cells.stream().noneMatch(cell -> cell.matches(".*\\d.*"));
            if (!heading) {
                String of = at == 1 ? cells.get(0).toUpperCase(Locale.ROOT) : country.value();
                add(number, line, of, cell(cells, at), cell(cells, at + 1));
            }
        }
    }

    private static String cell(List<String> cells, int at) {
        return at < cells.size() ? cells.get(at) : "";
    }

    /** Between tabs, semicolons or commas, whichever comes first; quotation marks keep one together. */
    private static List<String> cells(String line) {
        char separator = line.indexOf('\t') >= 0 ? '\t' : line.indexOf(';') >= 0 ? ';' : ',';
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    private void json(String text) {
        JsonNode root;
        try {
            root = Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw refused("The file begins like JSON and is none; correct it");
        }
        JsonNode all = root.isArray() ? root : root.path("holidays");
        int number = 0;
        for (JsonNode one : all) {
            number++;
            String name = one.path("localName").asText(one.path("name").asText(""));
            String of = one.path("countryCode").asText(one.path("country").asText(country.value()));
            add(number, one.toString(), of, one.path("date").asText(""), name);
        }
    }

    private void calendar(String text) {
        String[] folded = text.split("\\R", -1);
        String start = null;
        String end = null;
        String name = "";
        boolean repeats = false;
        int first = 0;
        for (int i = 0; i < folded.length; i++) {
            StringBuilder line = new StringBuilder(folded[i]);
            int number = i + 1;
            while (i + 1 < folded.length && (folded[i + 1].startsWith(" ") || folded[i + 1].startsWith("\t"))) {
                line.append(folded[++i].substring(1));
            }
            int colon = line.indexOf(":");
            String key = colon < 0 ? "" : line.substring(0, colon).toUpperCase(Locale.ROOT);
            String value = colon < 0 ? "" : line.substring(colon + 1).strip();
            if (key.equals("BEGIN") && value.equalsIgnoreCase("VEVENT")) {
                start = null;
                end = null;
                name = "";
                repeats = false;
                first = number;
            } else if (key.startsWith("DTSTART")) {
                start = value;
            } else if (key.startsWith("DTEND")) {
                end = value;
            } else if (key.startsWith("SUMMARY")) {
                name = value.replace("\\,", ",")
                        .replace("\\;", ";")
                        .replace("\\n", " ")
                        .replace("\\\\", "\\");
            } else if (key.startsWith("RRULE") || key.startsWith("RDATE")) {
                repeats = true;
            } else if (key.equals("END") && value.equalsIgnoreCase("VEVENT")) {
                event(first, start, end, name, repeats);
            }
        }
    }

    private void event(int number, String start, String end, String name, boolean repeats) {
        String shown = start + " " + name;
        if (repeats) {
            refuse(
                    number,
                    shown,
                    new Refusal(
                            "training.holiday-repeats",
                            "\"" + name + "\" comes round by a rule; give a calendar with the days of each year",
                            name));
            return;
        }
        LocalDate from = day(start);
        LocalDate until = end == null ? null : day(end);
        if (from == null
                || until == null
                || !until.isAfter(from.plusDays(1))
                || until.isAfter(from.plusDays(LONGEST_SPAN))) {
            add(number, shown, country.value(), start == null ? "" : start, name);
            return;
        }
        for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
            add(number, shown, country.value(), day.toString(), name);
        }
    }

    private static LocalDate day(String text) {
        try {
            String clean = text == null ? "" : text.strip();
            return clean.matches("\\d{8}(T.*)?")
                    ? LocalDate.parse(clean.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE)
                    : LocalDate.parse(clean);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void add(int number, String shown, String of, String typed, String name) {
        if (lines.size() >= MOST) {
            throw refused("There are more than " + MOST + " lines; give a smaller file");
        }
        if (!of.equalsIgnoreCase(country.value())) {
            refuse(
                    number,
                    shown,
                    new Refusal(
                            "training.holiday-other",
                            "It is of \"" + of + "\" and not of " + country,
                            cut(of),
                            country));
            return;
        }
        LocalDate day = day(typed);
        if (day == null || day.getYear() < 2000 || day.getYear() > 2100) {
            refuse(
                    number,
                    shown,
                    new Refusal(
                            "training.holiday-line",
                            "\"" + typed + "\" is no day; write 2027-07-20, in the years 2000 to 2100",
                            number,
                            cut(typed)));
            return;
        }
        try {
            Holiday holiday = new Holiday(country, day, name);
            lines.add(new Line(number, cut(shown), Optional.of(day), holiday.name(), Optional.empty()));
        } catch (Refusal refusal) {
            refuse(number, shown, refusal);
        }
    }

    private void refuse(int number, String shown, Refusal refusal) {
        lines.add(new Line(number, cut(shown), Optional.empty(), "", Optional.of(refusal)));
    }

    private static String cut(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
