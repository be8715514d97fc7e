package org.enlace.protocols.internal.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.platform.Hashing;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.protocols.PartialDate;
import org.enlace.protocols.TableMapping.Dates;
import org.enlace.protocols.internal.table.TableLines.Line;

/** One line of a table as a record in its JSON form: over what the library has, or from nothing. */
public final class TableRow {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})");
    private static final Pattern MONTH = Pattern.compile("(\\d{1,2})[./-](\\d{4})");
    private static final Pattern MOMENT = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ]\\d{2}:\\d{2}.*");
    private static final String STATUS = "status";

    private final Line line;
    private final TableColumns columns;
    private final TableWords words;

    public TableRow(Line line, TableColumns columns, TableWords words) {
        this.line = line;
        this.columns = columns;
        this.words = words;
    }

    public int number() {
        return line.number();
    }

    /** What is wrong with the line itself; it may still be read. */
    public Optional<Refusal> fault() {
        int cells = line.cells().size();
        int width = columns.width();
        boolean more =
                line.cells().subList(Math.min(width, cells), cells).stream().anyMatch(cell -> !cell.isBlank());
        return more
                ? Optional.of(new Refusal(
                                "import.table.more-cells",
                                "Line " + line.number() + " has " + cells + " cells and the table " + width
                                        + " columns; a separator may stand inside a cell: put that in quotation marks",
                                Integer.toString(line.number()),
                                cells,
                                width)
                        .at(Letter.of(width) + line.number()))
                : Optional.empty();
    }

    /** The name of the record: the file's own, or one made of what tells it apart. */
    public String reference() {
        String own = cell("id");
        if (!own.isEmpty() || columns.places().containsKey(TableField.of("id"))) {
            return own.isEmpty()
                    ? null
                    : Normalizer.normalize(own, Normalizer.Form.NFKD)
                            .replaceAll("\\p{M}+", "")
                            .replaceAll("[\\s/_]+", "-");
        }
        String apart =
                Folded.of(cell("title")) + "\n" + Folded.of(cellOr("issuingBody")) + "\n" + country(cellOr("country"));
        byte[] hash = Hashing.sha256().digest(apart.getBytes(StandardCharsets.UTF_8));
        return "t-" + HexFormat.of().formatHex(hash, 0, 8);
    }

    /** @param before the record as the library has it, which is changed; null where it has none */
    public ObjectNode onto(ObjectNode before) {
        ObjectNode record = before == null ? NODES.objectNode() : before;
        record.put("id", reference());
        Language language = language(record);
        for (Map.Entry<TableField, Integer> place : columns.places().entrySet()) {
            TableField field = place.getKey();
            String said = harmless(line.cell(place.getValue()));
            String value = said.isEmpty() ? columns.otherwise(field.token()) : said;
            if (field.shape() != TableField.Shape.REFERENCE) {
                set(record, path(field, language), read(field, value, language));
            }
        }
        if (before == null) {
            for (String token : TableColumns.DEFAULTS) {
                TableField field = TableField.of(token);
                if (!columns.places().containsKey(field)) {
                    set(record, path(field, language), read(field, columns.otherwise(token), language));
                }
            }
        }
        finish(record, language);
        return record;
    }

    /** What a record must have, and nobody is asked for. */
    private static void finish(ObjectNode record, Language language) {
        if (record.path(STATUS).asText("").isEmpty()) {
            record.put(STATUS, "unknown");
        }
        if (record.path("languages").isEmpty()) {
            record.putArray("languages").add(language.tag());
        }
        JsonNode act = record.path("legalInstrument");
        if (act.isObject()) {
            boolean said = false;
            for (JsonNode part : act) {
                said |= !part.asText("").isEmpty() && !part.isNull();
            }
            if (!said) {
                record.putNull("legalInstrument");
            } else if (act.path("kind").isNull() || act.path("kind").isMissingNode()) {
                ((ObjectNode) act).put("kind", "other");
            }
        }
    }

    /** What a refusal says of the file: the cell it is about, and what the file calls its column. */
    public Refusal told(Refusal refusal) {
        String path = refusal.field().orElse("");
        String cell = columns.cell(path, line.number());
        if (cell == null) {
            return refusal;
        }
        Object[] values = refusal.values().stream()
                .map(value -> value.equals(path) ? columns.heading(path) : value)
                .toArray();
        return new Refusal(refusal.code(), refusal.getMessage(), values).at(cell);
    }

    /** The language texts without one are in: the first of the record's that texts are kept in. */
    private Language language(ObjectNode record) {
        List<String> said = list(cellOr("languages"), words::language);
        for (JsonNode known : record.path("languages")) {
            said.add(known.asText());
        }
        return said.stream()
                .flatMap(tag -> Language.of(tag).stream())
                .findFirst()
                .orElse(Language.ES);
    }

    private String path(TableField field, Language language) {
        return field.shape() == TableField.Shape.TEXT && field.language() == null
                ? field.token() + "." + language.tag()
                : field.token();
    }

    private static void set(ObjectNode record, String path, JsonNode value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            record.set(path, value);
            return;
        }
        String name = path.substring(0, dot);
        String rest = path.substring(dot + 1);
        ObjectNode part = record.get(name) instanceof ObjectNode there ? there : record.putObject(name);
        if (!value.isNull() || rest.indexOf('.') >= 0) {
            set(part, rest, value);
        } else {
            part.remove(rest);
        }
        if (part.isEmpty()) {
            record.remove(name);
        }
    }

    private JsonNode read(TableField field, String value, Language language) {
        boolean none = value.isEmpty();
        return switch (field.shape()) {
            case LINE -> text(value.replaceAll("\\s+", " "));
            case REFERENCE, TEXT, PROSE -> text(value);
            case WORD ->
                none ? NODES.nullNode() : text(words.word(field.words(), value).orElse(value));
            case WORDS -> array(list(value, word -> words.word(field.words(), word)));
            case DATE -> text(date(value));
            case COUNTRY -> text(country(value));
            case LANGUAGES -> array(list(value, words::language));
            case CRIMES -> array(list(value, words::crimeType));
            case FLAG ->
                TableWords.flag(value).<JsonNode>map(NODES::booleanNode).orElseGet(() -> text(value));
            case ITEMS -> items(value, language);
        };
    }

    private static JsonNode text(String value) {
        return value.isEmpty() ? NODES.nullNode() : NODES.textNode(value);
    }

    private static ArrayNode array(List<String> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private String country(String value) {
        return value.isEmpty() ? "" : words.country(value).orElse(value);
    }

    /** As it is written where it is no date that exists: that is refused with the rest. */
    private String date(String value) {
        String read = iso(value);
        try {
            PartialDate.parse(read);
            return read;
        } catch (Refusal none) {
            return value;
        }
    }

    private String iso(String value) {
        Matcher moment = MOMENT.matcher(value);
        if (moment.matches()) {
            return moment.group(1);
        }
        Matcher day = DAY.matcher(value);
        if (day.matches()) {
            boolean dayFirst = columns.mapping().dates() == Dates.DAY_FIRST;
            return day.group(3) + "-" + two(day.group(dayFirst ? 2 : 1)) + "-" + two(day.group(dayFirst ? 1 : 2));
        }
        Matcher month = MONTH.matcher(value);
        return month.matches() ? month.group(2) + "-" + two(month.group(1)) : value;
    }

    private static String two(String number) {
        return number.length() == 1 ? "0" + number : number;
    }

    /** Parted by semicolons, bars or lines; by commas or blanks where that makes every part a known word. */
    private static List<String> list(String value, Function<String, Optional<String>> known) {
        Set<String> all = new LinkedHashSet<>();
        for (String part : parts(value, "[;|\\n]")) {
            Optional<String> whole = known.apply(part);
            if (whole.isPresent()) {
                all.add(whole.get());
                continue;
            }
            List<String> finer = parts(part, ",");
            if (finer.size() == 1) {
                finer = parts(part, "\\s+");
            }
            if (finer.stream().allMatch(word -> known.apply(word).isPresent())) {
                finer.forEach(word -> all.add(known.apply(word).orElseThrow()));
            } else {
                parts(part, ",").forEach(word -> all.add(known.apply(word).orElse(word)));
            }
        }
        return new ArrayList<>(all);
    }

    private static List<String> parts(String value, String separators) {
        return Arrays.stream(value.split(separators))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static ArrayNode items(String value, Language language) {
        ArrayNode items = NODES.arrayNode();
        int number = 0;
        for (String part : parts(value, "[;|\\n]")) {
            number++;
            ObjectNode item = items.addObject();
            item.put("key", "requirement-" + number);
            item.putObject("text").put(language.tag(), part);
            item.put("derived", false);
        }
        return items;
    }

    private String cell(String token) {
        Integer column = columns.places().get(TableField.of(token));
        return column == null ? "" : harmless(line.cell(column));
    }

    private String cellOr(String token) {
        String said = cell(token);
        return said.isEmpty() ? columns.otherwise(token) : said;
    }

    /** Without the apostrophe by which tables, ours too, keep a text from being run as a formula. */
    private static String harmless(String cell) {
        String value = cell.strip().replace("\r\n", "\n").replace('\r', '\n');
        return value.length() > 1 && value.charAt(0) == '\'' && "=+-@|%".indexOf(value.charAt(1)) >= 0
                ? value.substring(1)
                : value;
    }
}
