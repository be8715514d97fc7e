package org.enlace.web.internal.pages;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.reference.Countries;
import org.enlace.reference.ReferenceData.Summary;
import org.enlace.reference.ReferenceEntry;
import org.enlace.reference.ReferenceSet;
import org.enlace.web.Ui;
import org.enlace.web.internal.ui.PageTemplates;
import org.enlace.web.internal.ui.Words;
import org.enlace.web.ui.Table;
import org.enlace.web.ui.Table.Column;

/** Records of the reference data as tables in the reader's language. */
record ReferenceTables(Words words, Countries countries) {
    /** The sets with how much is in them. */
    Table sets(List<Summary> all) {
        return Table.of(
                words.get("reference.sets"),
                List.of(
                        column("set"),
                        Column.number(words.get("reference.column.records")),
                        Column.number(words.get("reference.column.verified")),
                        Column.number(words.get("reference.column.retired"))),
                all.stream()
                        .map(each -> List.of(
                                Ui.link(words.get("reference.set." + each.set()), "/reference/" + each.set()),
                                Ui.text(String.valueOf(each.records())),
                                Ui.text(String.valueOf(each.verified())),
                                Ui.text(String.valueOf(each.retired()))))
                        .toList());
    }

    Table of(ReferenceSet set, List<ReferenceEntry> records) {
        return switch (set) {
            case COUNTRIES ->
                table(
                        set,
                        List.of("country", "zones", "languages"),
                        records,
                        each -> List.of(
                                name(each, each.code(), kind(each, "state")),
                                lines(texts(each, "timeZones")),
                                lines(languages(each))));
            case ORGANISATIONS ->
                table(
                        set,
                        List.of("organisation", "type", "seat"),
                        records,
                        each -> List.of(
                                name(each, text(each, "acronym"), ""),
                                Ui.text(token(each, "type")),
                                lines(seat(each))));
            case ICCS -> table(set, List.of("crime"), records, each -> List.of(crime(each)));
            case HANDLING ->
                table(
                        set,
                        List.of("code", "definition", "guidance"),
                        records,
                        each -> List.of(
                                name(each, each.code(), kind(each, "")),
                                Ui.text(inLanguage(each, "definition")),
                                guidance(each)));
            case BORDER_CROSSINGS ->
                table(
                        set,
                        List.of("crossing", "places", "kind"),
                        records,
                        each -> List.of(name(each, "", ""), lines(places(each)), Ui.text(token(each, "kind"))));
        };
    }

    /** The cells of one record, but for the last. */
    private interface Cells {
        List<Content> of(ReferenceEntry each);
    }

    private Table table(ReferenceSet set, List<String> columns, List<ReferenceEntry> records, Cells cells) {
        List<Column> all = new ArrayList<>(columns.stream().map(this::column).toList());
        all.add(column("source"));
        return Table.of(
                words.get("reference.set." + set),
                all,
                records.stream()
                        .map(each -> Stream.concat(cells.of(each).stream(), Stream.of(source(each)))
                                .toList())
                        .toList());
    }

    private Column column(String name) {
        return Column.of(words.get("reference.column." + name));
    }

    /** @param code beside the name; @param kind a tag; each may be empty */
    private Content name(ReferenceEntry each, String code, String kind) {
        return name(each, code, kind, 1);
    }

    private Content crime(ReferenceEntry each) {
        return name(each, each.code(), "", each.facts().get("level") instanceof Integer level ? level : 1);
    }

    private Content name(ReferenceEntry each, String code, String kind, int level) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", words);
        parameters.put("name", each.name(words.language()));
        parameters.put("code", code);
        parameters.put("kind", kind);
        parameters.put("level", Math.min(level, 4));
        parameters.put("retired", each.retired());
        return PageTemplates.fill("reference-name", parameters);
    }

    private Content source(ReferenceEntry each) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", words);
        parameters.put("name", each.name(words.language()));
        parameters.put("source", each.source());
        parameters.put("verified", each.verified());
        parameters.put("scope", Objects.requireNonNullElse(each.verifiedScope(), ""));
        parameters.put("note", text(each, each.facts().containsKey("notes") ? "notes" : "note"));
        parameters.put("english", words.language() == Language.EN ? null : "en");
        return PageTemplates.fill("reference-source", parameters);
    }

    /** What kind of record it is, but for the usual one. */
    private String kind(ReferenceEntry each, String usual) {
        return text(each, "kind").equals(usual) ? "" : token(each, "kind");
    }

    private Content guidance(ReferenceEntry each) {
        List<String> all = new ArrayList<>();
        if (each.facts().get("hours") instanceof Integer hours) {
            all.add(words.get("reference.hours", hours));
        }
        if ("provider".equals(each.facts().get("liftedBy"))) {
            all.add(words.get("reference.lifted-by-provider"));
        }
        if (Boolean.TRUE.equals(each.facts().get("requiresText"))) {
            all.add(words.get("reference.requires-text"));
        }
        if (Boolean.TRUE.equals(each.facts().get("default"))) {
            all.add(words.get("reference.default"));
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("lines", all);
        parameters.put("guidance", text(each, "guidance"));
        parameters.put("english", words.language() == Language.EN ? null : "en");
        return PageTemplates.fill("reference-guidance", parameters);
    }

    private List<String> languages(ReferenceEntry each) {
        return Stream.concat(
                        Stream.of(words.get("reference.on-screen", language(text(each, "platformLanguage")))),
                        texts(each, "otherLanguages").stream().map(this::language))
                .toList();
    }

    private String language(String code) {
        return new Locale.Builder()
                .setLanguage(code)
                .build()
                .getDisplayLanguage(words.language().locale());
    }

    private List<String> seat(ReferenceEntry each) {
        return Stream.of(text(each, "city"), country(text(each, "country")))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private List<String> places(ReferenceEntry each) {
        List<String> places = texts(each, "places");
        List<String> codes = texts(each, "countries");
        List<String> all = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            all.add(places.get(i) + (i < codes.size() ? " (" + country(codes.get(i)) + ")" : ""));
        }
        return all;
    }

    /** A country outside the network goes by the name Java has for it. */
    private String country(String code) {
        if (code.isEmpty()) {
            return "";
        }
        String name = countries.name(new CountryCode(code), words.language());
        return name.equals(code)
                ? new Locale.Builder()
                        .setRegion(code)
                        .build()
                        .getDisplayCountry(words.language().locale())
                : name;
    }

    /** A word of the data in the reader's language; itself where there is none for it. */
    private String token(ReferenceEntry each, String field) {
        String key = "reference.kind." + text(each, field);
        return words.has(key) ? words.get(key) : text(each, field);
    }

    private String inLanguage(ReferenceEntry each, String field) {
        return each.facts().get(field) instanceof Map<?, ?> texts ? String.valueOf(texts.get(words.tag())) : "";
    }

    private static String text(ReferenceEntry each, String field) {
        return each.facts().get(field) instanceof String text ? text : "";
    }

    private static List<String> texts(ReferenceEntry each, String field) {
        return each.facts().get(field) instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.toList())
                : List.of();
    }

    private static Content lines(List<String> all) {
        return all.size() == 1 ? Ui.text(all.get(0)) : PageTemplates.fill("reference-lines", Map.of("lines", all));
    }
}
