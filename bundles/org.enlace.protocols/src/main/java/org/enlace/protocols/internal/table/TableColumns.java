package org.enlace.protocols.internal.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.enlace.platform.Refusal;
import org.enlace.protocols.TableMapping;

/** Which field stands in which column of a table, checked: none twice, and nothing missing that every record must have. */
public final class TableColumns {
    /** What a record must say, and what may say it. */
    private static final List<String> REQUIRED = List.of("title", "summary", "type", "issuingBody", "source");

    /** What may be said of all records at once. */
    public static final List<String> DEFAULTS =
            List.of("type", "country", "languages", "issuingBody", "source", "status");

    private final List<String> headings;
    private final Map<TableField, Integer> places;
    private final TableMapping mapping;

    private TableColumns(List<String> headings, Map<TableField, Integer> places, TableMapping mapping) {
        this.headings = List.copyOf(headings);
        this.places = places;
        this.mapping = mapping;
    }

    /** @throws Refusal {@code import.table.field}, {@code .column}, {@code .twice}, {@code .missing} */
    public static TableColumns of(List<String> headings, TableMapping mapping) {
        Map<TableField, Integer> places = new LinkedHashMap<>();
        mapping.columns().forEach((heading, token) -> {
            int column = headings.indexOf(heading);
            if (column < 0) {
                throw new Refusal(
                                "import.table.column",
                                "The table has no column \"" + heading + "\"; its columns are "
                                        + String.join(", ", headings),
                                heading,
                                String.join(", ", headings))
                        .at("columns");
            }
            TableField field = field(token);
            Integer other = places.putIfAbsent(field, column);
            if (other != null) {
                throw new Refusal(
                                "import.table.twice",
                                "\"" + headings.get(other) + "\" and \"" + heading + "\" are both " + token
                                        + "; ignore one of them",
                                headings.get(other),
                                heading,
                                token)
                        .at("column." + column);
            }
        });
        mapping.defaults().keySet().forEach(TableColumns::field);
        List<String> missing = REQUIRED.stream()
                .filter(token -> places.keySet().stream()
                                .noneMatch(field -> field.field().equals(token))
                        && mapping.defaults().getOrDefault(token, "").isBlank())
                .toList();
        if (!missing.isEmpty()) {
            throw new Refusal(
                            "import.table.missing",
                            "Every record has " + String.join(", ", missing)
                                    + "; name the column in which it stands, or what holds for all",
                            String.join(", ", missing))
                    .at("columns");
        }
        return new TableColumns(headings, places, mapping);
    }

    private static TableField field(String token) {
        TableField field = TableField.of(token);
        if (field == null) {
            String all = String.join(
                    ", ", TableField.all().stream().map(TableField::token).toList());
            throw new Refusal(
                            "import.table.field",
                            "\"" + token + "\" is no field a column can be; use one of " + all,
                            token,
                            all)
                    .at("columns");
        }
        return field;
    }

    /**
     * A guess by the headings. The requirements of a table the library wrote itself are keys without their texts, and are left alone.
     *
     */
    public static Map<String, String> guess(List<String> headings) {
        boolean exported = headings.contains("recordId") && headings.contains("titleLanguage");
        Map<String, String> guessed = new LinkedHashMap<>();
        for (String heading : headings) {
            TableField field = TableField.named(heading);
            if (field != null
                    && !guessed.containsValue(field.token())
                    && !(exported && field.shape() == TableField.Shape.ITEMS)) {
                guessed.put(heading, field.token());
            }
        }
        return guessed;
    }

    /** How many of the names in a line are those of fields. */
    public static int known(List<String> cells) {
        return (int) cells.stream()
                .map(TableField::named)
                .filter(field -> field != null)
                .distinct()
                .count();
    }

    TableMapping mapping() {
        return mapping;
    }

    Map<TableField, Integer> places() {
        return places;
    }

    int width() {
        return headings.size();
    }

    /** What holds where a record says nothing; empty where nothing does. */
    String otherwise(String token) {
        return mapping.defaults().getOrDefault(token, "").strip();
    }

    /** Where a field of a record stands, such as {@code C7 (Tipo)}; null where it has no column. */
    String cell(String path, int line) {
        Integer column = column(path);
        return column == null ? null : Letter.of(column) + line + " (" + headings.get(column) + ")";
    }

    /** What the file calls a field; null where it has no column. */
    String heading(String path) {
        Integer column = column(path);
        return column == null ? null : headings.get(column);
    }

    private Integer column(String path) {
        String whole = path.replaceAll("\\[.*", "");
        return Stream.of(path, whole, whole.replaceAll("\\..*", ""))
                .flatMap(name -> places.entrySet().stream()
                        .filter(place -> place.getKey().token().equals(name)
                                || place.getKey().field().equals(name)))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> places.entrySet().stream()
                        .filter(place -> place.getKey().token().startsWith(whole + "."))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .orElse(null);
    }

    /** The first cells of each column. */
    public static List<List<String>> samples(TableLines table, int lines, int longest) {
        List<List<String>> all = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            int at = column;
            all.add(table.lines().stream()
                    .map(line -> line.cell(at).strip())
                    .filter(cell -> !cell.isEmpty())
                    .limit(lines)
                    .map(cell -> cell.length() <= longest ? cell : cell.substring(0, longest - 1) + "…")
                    .toList());
        }
        return all;
    }

    public static String letter(int column) {
        return Letter.of(column);
    }
}
