package org.enlace.audit.internal.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.enlace.audit.AuditFilter;
import org.enlace.audit.AuditLine;
import org.enlace.platform.Era;
import org.enlace.platform.Refusal;

/** The filter of the log as it stands in an address. */
public final class Query {
    private static final String[] NAMES = {
        "officer", "code", "kind", "record", "person", "door", "outcome", "from", "until", "text"
    };

    private Query() {}

    /** Only what is given. */
    static Map<String, String> parameters(UnaryOperator<String> query) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = name.equals("from") || name.equals("until") ? day(name, query) : query.apply(name);
            if (value != null && !value.isBlank()) {
                given.put(name, value.strip());
            }
        }
        return given;
    }

    /** A day in one parameter, or in the three of a form. */
    private static String day(String name, UnaryOperator<String> query) {
        String year = query.apply(name + "-year");
        if (year == null || year.isBlank()) {
            return query.apply(name);
        }
        return year.strip() + "-" + two(query.apply(name + "-month")) + "-" + two(query.apply(name + "-day"));
    }

    private static String two(String text) {
        String digits = text == null || text.isBlank() ? "01" : text.strip();
        return digits.length() == 1 ? "0" + digits : digits;
    }

    /** @param zone of the days */
    public static AuditFilter filter(UnaryOperator<String> query, ZoneId zone) {
        Map<String, String> given = parameters(query);
        return new AuditFilter(
                given.get("officer"),
                given.get("code"),
                given.get("kind"),
                given.get("record"),
                given.get("person"),
                given.get("door"),
                given.get("outcome"),
                time(given.get("from"), zone, 0, "from"),
                time(given.get("until"), zone, 1, "until"),
                given.get("text"));
    }

    /** A day begins at its start; the last day of a span is part of it. */
    private static Instant time(String text, ZoneId zone, int daysMore, String field) {
        try {
            if (text == null) {
                return null;
            }
            Instant time = text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(daysMore)
                            .atStartOfDay(zone)
                            .toInstant();
            if (Era.holds(time)) {
                return time;
            }
        } catch (DateTimeException e) {
            // It is said below.
        }
        throw new Refusal("audit.day", "\"" + text + "\" is no day; write it as 2026-11-25", text).at(field);
    }

    /** Where the entries that match can be fetched as a file. */
    public static String exported(Map<String, String> parameters) {
        return address("/audit/export", parameters);
    }

    /** The list narrowed by one condition. */
    public static String listed(String name, String value) {
        return address("/audit", Map.of(name, value));
    }

    /** The timeline of the record an entry is about. */
    public static String record(AuditLine line) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("kind", line.kind().orElse(""));
        parameters.put("id", line.subject().orElse(""));
        return address("/audit/record", parameters);
    }

    static String address(String path, Map<String, String> parameters) {
        return parameters.isEmpty()
                ? path
                : parameters.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", path + "?", ""));
    }
}
