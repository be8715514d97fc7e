package org.enlace.protocols.internal.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Language;
import org.enlace.protocols.EditionText;
import org.enlace.protocols.Kind;
import org.enlace.protocols.LegalStatus;
import org.enlace.protocols.Passage;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.Requirement;
import org.enlace.web.FormData;
import org.enlace.web.ui.DateParts;

/**
 * The inputs of the record form, as they were filled in. Requirements are numbered from 0; one whose texts are all empty is
 * left out of the draft.
 */
public final class DraftFields {
    private static final int SPARE = 2;
    private static final int ROWS_AT_MOST = ProtocolContent.REQUIREMENTS_AT_MOST + SPARE;

    private final Map<String, List<String>> values;
    private final int requirements;

    private DraftFields(Map<String, List<String>> values, int requirements) {
        this.values = values;
        this.requirements = requirements;
    }

    /** @param type the kind it is begun for; whatever is none says nothing */
    static DraftFields beginning(Language language, String type) {
        DraftFields blank = beginning(language);
        Kind.of(type).ifPresent(kind -> put(blank.values, "type", kind.token()));
        return blank;
    }

    static DraftFields beginning(Language language) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("titleLanguage", List.of(language.tag()));
        values.put("status", List.of(LegalStatus.UNKNOWN.token()));
        return new DraftFields(values, SPARE);
    }

    static DraftFields of(FormData form) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String name : form.names()) {
            values.put(name, form.all(name));
        }
        int rows = 0;
        String count = form.first("requirements");
        if (count.matches("\\d{1,3}")) {
            rows = Math.min(Integer.parseInt(count), ROWS_AT_MOST);
        }
        return new DraftFields(values, rows);
    }

    static DraftFields of(Protocol protocol) {
        return of(protocol.content());
    }

    static DraftFields of(EditionText text) {
        DraftFields said = of(text.content());
        Map<String, List<String>> values = new LinkedHashMap<>(said.values);
        put(values, "changes", text.changes());
        putDate(
                values,
                "effectiveFrom",
                text.from() == null ? null : text.from().toString());
        putDate(
                values,
                "nextReview",
                text.nextReview() == null ? null : text.nextReview().toString());
        return new DraftFields(values, said.requirements);
    }

    private static DraftFields of(ProtocolContent content) {
        ProtocolDraft draft = ProtocolDraft.of(content);
        Map<String, List<String>> values = new LinkedHashMap<>();
        put(values, "title", draft.title());
        put(values, "titleLanguage", content.titleLanguage());
        values.put(
                "otherLanguages",
                content.languages().subList(1, content.languages().size()));
        draft.summary().forEach((tag, text) -> put(values, "summary." + tag, text));
        put(values, "type", draft.type());
        put(values, "issuingBody", draft.issuingBody());
        put(values, "country", draft.country());
        put(values, "region", draft.region());
        if (draft.legalInstrument() != null) {
            put(values, "legalInstrument.kind", draft.legalInstrument().kind());
            put(values, "legalInstrument.number", draft.legalInstrument().number());
            putDate(values, "legalInstrument.date", draft.legalInstrument().date());
        }
        putDate(values, "date", draft.date());
        values.put("crimeTypes", draft.crimeTypes());
        values.put("phases", draft.phases());
        put(values, "url", draft.url());
        put(values, "supersedes", draft.supersedes());
        put(values, "supersededBy", draft.supersededBy());
        put(values, "status", draft.status());
        put(values, "note", draft.note());
        put(values, "source", draft.source());
        put(values, "verifiedScope", draft.verifiedScope());
        put(values, "verified", draft.verified() ? "yes" : null);
        put(values, "evidence", draft.evidence());
        draft.passages()
                .forEach((field, texts) ->
                        texts.forEach((tag, text) -> put(values, "passages." + field + "." + tag, text)));
        values.put("restrictedTo.officers", draft.restrictedTo().officers());
        values.put("restrictedTo.units", draft.restrictedTo().units());
        int row = 0;
        for (Requirement requirement : content.requirements()) {
            String prefix = "requirements." + row++ + ".";
            put(values, prefix + "key", requirement.key());
            put(values, prefix + "derived", requirement.derived() ? "yes" : null);
            requirement.text().forEach((language, text) -> put(values, prefix + language.tag(), text));
        }
        return new DraftFields(values, row + SPARE);
    }

    /** The value of an input; empty when it has none. */
    public String get(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.get(0);
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public DateParts date(String name) {
        return new DateParts(get(name + "-year"), get(name + "-month"), get(name + "-day"));
    }

    /**
     * A whole day, or null where none was typed.
     *
     * @throws Refusal {@code edition.day-form}
     */
    LocalDate day(String name) {
        DateParts parts = date(name);
        if ((parts.year() + parts.month() + parts.day()).isBlank()) {
            return null;
        }
        return Typed.day(name, parts);
    }

    /** How many requirements the form has room for. */
    public int requirements() {
        return requirements;
    }

    String reference() {
        return blankToNull(get("reference"));
    }

    /** Whether the form was sent to be shown again: with room for more requirements, or with the parts its kind needs. */
    boolean asksForMore() {
        return values.containsKey("more") || values.containsKey("guide");
    }

    DraftFields withMore() {
        Map<String, List<String>> rest = new LinkedHashMap<>(values);
        boolean more = rest.remove("more") != null;
        rest.remove("guide");
        return new DraftFields(rest, Math.min(requirements + (more ? 3 : 0), ROWS_AT_MOST));
    }

    ProtocolDraft draft() {
        Set<String> languages = new LinkedHashSet<>(all("titleLanguage"));
        languages.addAll(all("otherLanguages"));
        return new ProtocolDraft(
                get("title"),
                texts("summary."),
                get("type"),
                get("issuingBody"),
                blankToNull(get("country")),
                blankToNull(get("region")),
                new ProtocolDraft.Instrument(
                        blankToNull(get("legalInstrument.kind")),
                        blankToNull(get("legalInstrument.number")),
                        joined("legalInstrument.date")),
                joined("date"),
                List.copyOf(languages),
                all("crimeTypes"),
                all("phases"),
                blankToNull(get("url")),
                blankToNull(get("supersedes")),
                blankToNull(get("supersededBy")),
                get("status"),
                items(),
                blankToNull(get("note")),
                blankToNull(get("verifiedScope")),
                get("source"),
                !get("verified").isEmpty(),
                blankToNull(get("evidence")),
                passages(),
                null,
                restriction());
    }

    /** Names are ticked, or typed one after the other; a form that did not show them says nothing. */
    private ProtocolDraft.Restriction restriction() {
        return values.containsKey("restriction")
                ? new ProtocolDraft.Restriction(names("restrictedTo.officers"), names("restrictedTo.units"))
                : null;
    }

    private List<String> names(String field) {
        return all(field).stream()
                .flatMap(typed -> Arrays.stream(typed.split("[\\s,;]+")))
                .filter(name -> !name.isBlank())
                .distinct()
                .toList();
    }

    private List<ProtocolDraft.Item> items() {
        List<ProtocolDraft.Item> items = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int row = 0; row < requirements; row++) {
            keys.add(get("requirements." + row + ".key"));
        }
        int number = 0;
        for (int row = 0; row < requirements; row++) {
            String prefix = "requirements." + row + ".";
            Map<String, String> texts = texts(prefix);
            if (texts.isEmpty()) {
                continue;
            }
            String key = get(prefix + "key");
            while (key.isBlank()) {
                String made = "requirement-" + ++number;
                key = keys.add(made) ? made : "";
            }
            items.add(
                    new ProtocolDraft.Item(key, texts, !get(prefix + "derived").isEmpty()));
        }
        return items;
    }

    private Map<String, Map<String, String>> passages() {
        Map<String, Map<String, String>> passages = new LinkedHashMap<>();
        for (Passage passage : Passage.values()) {
            Map<String, String> texts = texts("passages." + passage.field() + ".");
            if (!texts.isEmpty()) {
                passages.put(passage.field(), texts);
            }
        }
        return passages;
    }

    /** Whether anything stands in a passage, in any language. */
    public boolean tells(Passage passage) {
        return !texts("passages." + passage.field() + ".").isEmpty();
    }

    /** Whether any requirement was written. */
    public boolean requires() {
        return !items().isEmpty();
    }

    /** The kind that was chosen; null while none was. */
    public Kind kind() {
        return Kind.of(get("type")).orElse(null);
    }

    private Map<String, String> texts(String prefix) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            String text = get(prefix + language.tag());
            if (!text.isBlank()) {
                texts.put(language.tag(), text.replace("\r\n", "\n"));
            }
        }
        return texts;
    }

    /** Year, month and day as one text, missing zeros put in; null when all three are empty. */
    private String joined(String name) {
        DateParts parts = date(name);
        StringBuilder text = new StringBuilder(parts.year().strip());
        for (String part : List.of(parts.month().strip(), parts.day().strip())) {
            if (!part.isEmpty()) {
                text.append('-').append(part.length() == 1 ? "0" + part : part);
            }
        }
        return text.isEmpty() ? null : text.toString();
    }

    private static String blankToNull(String value) {
        return value.isBlank() ? null : value;
    }

    private static void put(Map<String, List<String>> values, String name, String value) {
        if (value != null) {
            values.put(name, List.of(value));
        }
    }

    private static void putDate(Map<String, List<String>> values, String name, String date) {
        DateParts parts = DateParts.of(date);
        put(values, name + "-year", parts.year());
        put(values, name + "-month", parts.month());
        put(values, name + "-day", parts.day());
    }
}
