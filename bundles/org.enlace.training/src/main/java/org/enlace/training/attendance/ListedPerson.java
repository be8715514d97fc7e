package org.enlace.training.attendance;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Somebody on such a list, with all the lines of the same address; without one, of the same name.
 *
 * @param line the first of them, by which the person is known
 */
public record ListedPerson(long line, List<Long> lines, String name, String mail, Stay stay) {
    public ListedPerson {
        lines = List.copyOf(lines);
    }

    /** Everybody on a list, in the order of their first lines. */
    public static List<ListedPerson> of(List<ListRow> rows) {
        Map<String, List<ListRow>> people = new LinkedHashMap<>();
        rows.forEach(row -> people.computeIfAbsent(
                        row.mail().isEmpty() ? "name:" + folded(row.name()) : row.mail(), key -> new ArrayList<>())
                .add(row));
        return people.values().stream().map(ListedPerson::one).toList();
    }

    private static ListedPerson one(List<ListRow> rows) {
        ListRow first = rows.get(0);
        Stay stay = new Stay(
                rows.stream().map(ListRow::span).toList(),
                rows.stream().mapToInt(ListRow::away).sum());
        return new ListedPerson(
                first.line(),
                rows.stream().map(ListRow::line).toList(),
                rows.stream()
                        .map(ListRow::name)
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElse(first.mail()),
                first.mail(),
                stay);
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
