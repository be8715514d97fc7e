package org.enlace.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms that pages show, filled in as somebody might, and the parameters that addresses on pages carry. */
final class PageForms {
    private static final Pattern FORM = Pattern.compile("(?s)<form([^>]*)>(.*?)</form>");
    private static final Pattern FIELD = Pattern.compile(
            "(?s)<(input|textarea|select|button)\\b([^>]*)>(.*?)(?=<input|<textarea|<select|<button|$)");
    private static final Pattern CHOSEN = Pattern.compile("<option[^>]* value=\"([^\"]*)\"[^>]* selected");
    private static final Pattern CHOICE = Pattern.compile("<option[^>]* value=\"([^\"]+)\"");
    private static final Pattern QUERY = Pattern.compile("[?&;]([a-zA-Z][a-zA-Z-]*)=");

    /** What is typed where nothing stands; anything else gets a word. */
    private static final Map<String, String> TYPED = Map.ofEntries(
            Map.entry("day", "2"),
            Map.entry("month", "3"),
            Map.entry("year", "2031"),
            Map.entry("days", "1"),
            Map.entry("officer", "officer"),
            Map.entry("deputy", "analyst"),
            Map.entry("role", "officer"),
            Map.entry("unit", "sample-unit"),
            Map.entry("language", "es"),
            Map.entry("zone", "America/Bogota"),
            Map.entry("factor", "123456"),
            Map.entry("reason", "Prueba"));

    /** A form. @param fields names and values in their order; a file is not among them. @param files fields for files */
    record Found(boolean upload, List<Map.Entry<String, String>> fields, Set<String> files) {}

    private final Map<String, Found> byAddress = new LinkedHashMap<>();
    private final Set<String> parameters = new TreeSet<>();

    /** Takes what a page has. */
    void read(String address, String page) {
        Matcher form = FORM.matcher(page);
        while (form.find()) {
            String action = attribute(form.group(1), "action").orElse(address);
            if (form.group(1).contains("method=\"get\"")) {
                fields(form.group(2)).fields.forEach(field -> parameters.add(field.getKey()));
            } else {
                Found found = fields(form.group(2));
                byAddress.merge(
                        action,
                        new Found(form.group(1).contains("multipart/form-data"), found.fields, found.files),
                        (one, other) -> one.fields.size() >= other.fields.size() ? one : other);
            }
        }
        Matcher query = QUERY.matcher(page.replace("&amp;", "&"));
        while (query.find()) {
            parameters.add(query.group(1));
        }
    }

    /** Without the button that only asks to see what was typed: with it nothing would ever be carried out. */
    private static Found fields(String form) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        Set<String> files = new TreeSet<>();
        Set<String> chosen = new TreeSet<>();
        Matcher field = FIELD.matcher(form);
        while (field.find()) {
            String name = attribute(field.group(2), "name").orElse("");
            String type = attribute(field.group(2), "type").orElse("");
            if (name.isEmpty() || name.equals("preview")) {
                continue;
            }
            if (type.equals("file")) {
                files.add(name);
            } else if (!type.equals("radio") || chosen.add(name)) {
                fields.add(Map.entry(name, value(field, name)));
            }
        }
        return new Found(false, fields, files);
    }

    private static String value(Matcher field, String name) {
        String shown = attribute(field.group(2), "value").orElse("");
        if (field.group(1).equals("select")) {
            shown = first(CHOSEN, field.group(3))
                    .or(() -> first(CHOICE, field.group(3)))
                    .orElse("");
        }
        String last = name.substring(name.lastIndexOf('-') + 1);
        return shown.isEmpty() ? TYPED.getOrDefault(last, "Prueba") : shown.replace("&amp;", "&");
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> attribute(String tag, String name) {
        return first(Pattern.compile("\\b" + name + "=\"([^\"]*)\""), tag);
    }

    /** The form that is sent to a route; the one with most fields where several are. */
    Optional<Found> to(Reach route) {
        return byAddress.entrySet().stream()
                .filter(form -> route.takes(form.getKey()))
                .map(Map.Entry::getValue)
                .max(java.util.Comparator.comparingInt(form -> form.fields.size()));
    }

    /** Every name that some address carries a parameter by. */
    Set<String> parameters() {
        return parameters;
    }
}
