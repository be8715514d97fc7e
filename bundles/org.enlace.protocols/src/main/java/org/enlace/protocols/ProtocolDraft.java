package org.enlace.protocols;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;

/**
 * What a person or a file wrote, word for word, before anything is known about it: every value is a text, named as in the
 * file and the API. It can be shown again as it was typed, lists everything that is wrong with it at once, and becomes
 * {@link ProtocolContent} when nothing is.
 *
 * @param summary   by language tag
 * @param languages empty entries are left out; so are those of the other lists
 * @param passages  by field and language tag
 * @param translations by language tag; null says nothing: the library knows itself then
 * @param restrictedTo null says nothing: a new record is for everybody then, a changed one stays for whom it was
 */
public record ProtocolDraft(
        String title,
        Map<String, String> summary,
        String type,
        String issuingBody,
        String country,
        String region,
        Instrument legalInstrument,
        String date,
        List<String> languages,
        List<String> crimeTypes,
        List<String> phases,
        String url,
        String supersedes,
        String supersededBy,
        String status,
        List<Item> requirements,
        String note,
        String verifiedScope,
        String source,
        boolean verified,
        String evidence,
        Map<String, Map<String, String>> passages,
        Map<String, String> translations,
        Restriction restrictedTo) {

    /** A legal instrument as written; all three empty means none. */
    public record Instrument(String kind, String number, String date) {
        boolean empty() {
            return blank(kind) && blank(number) && blank(date);
        }
    }

    /**
     * A requirement as written.
     *
     * @param text by language tag
     */
    public record Item(String key, Map<String, String> text, boolean derived) {
        public Item {
            text = text == null ? Map.of() : new LinkedHashMap<>(text);
        }
    }

    /**
     * For whom a record is, as written: both empty means for everybody.
     *
     * @param officers account names
     * @param units    short names
     */
    public record Restriction(List<String> officers, List<String> units) {
        public Restriction {
            officers = given(officers);
            units = given(units);
        }
    }

    public ProtocolDraft {
        summary = summary == null ? Map.of() : new LinkedHashMap<>(summary);
        passages = copied(passages);
        translations = translations == null ? null : new LinkedHashMap<>(translations);
        languages = given(languages);
        crimeTypes = given(crimeTypes);
        phases = given(phases);
        requirements = requirements == null ? List.of() : List.copyOf(requirements);
    }

    /** What an empty form begins with. */
    public static ProtocolDraft empty() {
        return new ProtocolDraft(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                LegalStatus.UNKNOWN.token(),
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null);
    }

    /** The content as it would be written. */
    public static ProtocolDraft of(ProtocolContent content) {
        LegalInstrument act = content.legalInstrument();
        return new ProtocolDraft(
                content.title(),
                tagged(content.summary()),
                content.kind().token(),
                content.issuingBody(),
                text(content.country()),
                content.region(),
                act == null ? null : new Instrument(act.kind().token(), act.number(), text(act.date())),
                text(content.date()),
                content.languages(),
                content.crimeTypes(),
                content.phases().stream().map(Phase::token).toList(),
                content.url(),
                content.supersedes(),
                content.supersededBy(),
                content.legalStatus().token(),
                content.requirements().stream()
                        .map(item -> new Item(item.key(), tagged(item.text()), item.derived()))
                        .toList(),
                content.note(),
                content.verifiedScope(),
                content.source(),
                content.verified(),
                content.evidence() == null ? null : content.evidence().token(),
                passagesOf(content),
                tagged(content.translations()),
                new Restriction(
                        sorted(content.restrictedTo().officers()),
                        sorted(content.restrictedTo().units())));
    }

    /**
     * The content it describes.
     *
     * @throws Refusal the first of {@link #refusals()}
     */
    public ProtocolContent content() {
        return read(refusal -> {
            throw refusal;
        });
    }

    /**
     * Its content with what is known of the translations, where it says nothing of them itself.
     *
     * @param content what it describes
     * @param before  what the record said until now; null for a new one
     */
    public ProtocolContent followed(ProtocolContent content, ProtocolContent before) {
        return translations == null ? content.following(before) : content;
    }

    /** The same with other words. */
    public ProtocolDraft worded(
            Map<String, String> otherSummary, Map<String, Map<String, String>> otherPassages, List<Item> otherItems) {
        return new ProtocolDraft(
                title,
                otherSummary,
                type,
                issuingBody,
                country,
                region,
                legalInstrument,
                date,
                languages,
                crimeTypes,
                phases,
                url,
                supersedes,
                supersededBy,
                status,
                otherItems,
                note,
                verifiedScope,
                source,
                verified,
                evidence,
                otherPassages,
                translations,
                restrictedTo);
    }

    /** Everything that is wrong with its form, each with its field; empty when {@link #content()} will answer. */
    public List<Refusal> refusals() {
        List<Refusal> found = new ArrayList<>();
        read(found::add);
        return found;
    }

    private ProtocolContent read(Consumer<Refusal> wrong) {
        Set<Optional<String>> seen = new HashSet<>();
        Reader reader = new Reader(refusal -> {
            // What was there and could not be read is not told a second time, as missing.
            if (seen.add(refusal.field()) || !refusal.code().equals("protocol.required")) {
                wrong.accept(refusal);
            }
        });
        String cleanTitle = reader.read("title", () -> Rules.line("title", title, Rules.LINE));
        Map<Language, String> texts =
                reader.read("summary", () -> Rules.texts("summary", reader.texts("summary", summary), Rules.TEXT));
        Kind kind = reader.word("type", type, Kind::of, "protocol.kind", Token.list(Kind.values()));
        String body = reader.read("issuingBody", () -> Rules.line("issuingBody", issuingBody, Rules.LINE));
        CountryCode owner = blank(country) ? null : reader.read("country", () -> new CountryCode(country.strip()));
        String area = reader.read("region", () -> Rules.optionalLine("region", region, Rules.SHORT));
        LegalInstrument act =
                legalInstrument == null || legalInstrument.empty() ? null : reader.instrument(legalInstrument);
        LegalStatus force =
                reader.word("status", status, LegalStatus::of, "protocol.status", Token.list(LegalStatus.values()));
        PartialDate day = blank(date) ? null : reader.read("date", () -> PartialDate.parse(date.strip()));
        List<String> tongues = reader.read("languages", () -> Rules.languages("languages", languages));
        List<String> crimes = reader.read("crimeTypes", () -> Rules.crimeTypes("crimeTypes", crimeTypes));
        List<Phase> work = reader.phases(phases);
        String address = reader.read("url", () -> Rules.url("url", url));
        String before = reader.read("supersedes", () -> Rules.optionalLine("supersedes", supersedes, Rules.LINE));
        String after = reader.read("supersededBy", () -> Rules.optionalLine("supersededBy", supersededBy, Rules.LINE));
        List<Requirement> items = reader.requirements(requirements);
        String remark = reader.read("note", () -> Rules.optionalText("note", note, Rules.TEXT));
        String origin = reader.read("source", () -> Rules.line("source", source, Rules.LONG_LINE));
        String scope =
                reader.read("verifiedScope", () -> Rules.optionalText("verifiedScope", verifiedScope, Rules.LONG_LINE));
        EvidenceLevel level = blank(evidence)
                ? null
                : reader.word(
                        "evidence",
                        evidence,
                        EvidenceLevel::of,
                        "protocol.evidence",
                        Token.list(EvidenceLevel.values()));
        Map<Passage, Map<Language, String>> told = reader.passages(passages);
        Map<Language, String> marks = translations == null
                ? Map.of()
                : reader.read("translations", () -> Rules.marks(reader.texts("translations", translations)));
        NeedToKnow readers = reader.readers(restrictedTo);
        if (!seen.isEmpty()) {
            return null;
        }
        return reader.read(
                null,
                () -> new ProtocolContent(
                        cleanTitle,
                        texts,
                        kind,
                        body,
                        owner,
                        area,
                        act,
                        force,
                        day,
                        tongues,
                        crimes,
                        work,
                        address,
                        before,
                        after,
                        items,
                        remark,
                        origin,
                        verified,
                        scope,
                        level,
                        told,
                        marks,
                        readers));
    }

    /** How many languages of a text are looked at; there are four. */
    private static final int TAGS_AT_MOST = 20;

    /** Reads value by value and goes on after a refusal. Of a list that is too long it looks at no more than could be kept. */
    private record Reader(Consumer<Refusal> wrong) {
        <T> T read(String field, Supplier<T> value) {
            try {
                return value.get();
            } catch (Refusal refusal) {
                wrong.accept(refusal.field().isPresent() || field == null ? refusal : refusal.at(field));
                return null;
            }
        }

        private void fits(String field, int count, int most) {
            read(field, () -> {
                Rules.tooMany(field, count, most);
                return null;
            });
        }

        private static <T> List<T> first(List<T> values, int most) {
            return values.subList(0, Math.min(values.size(), most));
        }

        <E> E word(String field, String word, Function<String, Optional<E>> known, String code, String all) {
            return read(field, () -> {
                if (blank(word)) {
                    throw Rules.missing(field);
                }
                return known.apply(word.strip()).orElseThrow(() -> new Refusal(
                                code, "\"" + word + "\" is not a known " + field + "; use one of " + all, word, all)
                        .at(field));
            });
        }

        LegalInstrument instrument(Instrument act) {
            String field = "legalInstrument";
            InstrumentKind kind = word(
                    field + ".kind",
                    act.kind(),
                    InstrumentKind::of,
                    "protocol.instrument-kind",
                    Token.list(InstrumentKind.values()));
            PartialDate day = blank(act.date())
                    ? null
                    : read(field + ".date", () -> PartialDate.parse(act.date().strip()));
            return kind == null || day == null && !blank(act.date())
                    ? null
                    : read(field, () -> new LegalInstrument(kind, act.number(), day));
        }

        NeedToKnow readers(Restriction written) {
            if (written == null) {
                return NeedToKnow.OPEN;
            }
            int most = ProtocolContent.READERS_AT_MOST;
            List<String> people = written.officers().stream().distinct().toList();
            List<String> bodies = written.units().stream().distinct().toList();
            Set<OfficerId> officers = new LinkedHashSet<>();
            first(people, most).forEach(name -> read("restrictedTo.officers", () -> officers.add(new OfficerId(name))));
            Set<UnitId> units = new LinkedHashSet<>();
            first(bodies, most).forEach(name -> read("restrictedTo.units", () -> units.add(new UnitId(name))));
            fits("restrictedTo", people.size() + bodies.size(), most);
            return new NeedToKnow(officers, units);
        }

        List<Phase> phases(List<String> words) {
            int most = Phase.values().length;
            List<Phase> known = new ArrayList<>();
            for (String word : first(words, most)) {
                Phase phase = word("phases", word, Phase::of, "protocol.phase", Token.list(Phase.values()));
                if (phase != null) {
                    known.add(phase);
                }
            }
            return read("phases", () -> {
                Rules.tooMany("phases", words.size(), most);
                return Rules.unlike("phases", known, most);
            });
        }

        List<Requirement> requirements(List<Item> written) {
            List<Requirement> items = new ArrayList<>();
            int most = ProtocolContent.REQUIREMENTS_AT_MOST;
            for (int i = 0; i < Math.min(written.size(), most); i++) {
                Item item = written.get(i);
                String field = "requirements[" + i + "]";
                String key = read(field + ".key", () -> Rules.key(field + ".key", item.key()));
                Map<Language, String> text = read(
                        field + ".text",
                        () -> Rules.texts(field + ".text", texts(field + ".text", item.text()), Rules.ITEM));
                if (key != null && text != null) {
                    items.add(new Requirement(key, text, item.derived()));
                }
            }
            return read("requirements", () -> {
                Rules.tooMany("requirements", written.size(), most);
                return Rules.requirements("requirements", items, most);
            });
        }

        Map<Passage, Map<Language, String>> passages(Map<String, Map<String, String>> written) {
            Map<Passage, Map<Language, String>> told = new EnumMap<>(Passage.class);
            written.forEach((name, texts) -> {
                String field = "passages." + name;
                Passage passage = word(
                        field,
                        name,
                        Passage::of,
                        "protocol.passage",
                        Arrays.stream(Passage.values()).map(Passage::field).collect(Collectors.joining(", ")));
                if (passage != null && !texts.values().stream().allMatch(ProtocolDraft::blank)) {
                    Map<Language, String> clean =
                            read(field, () -> Rules.texts(field, texts(field, texts), Rules.TEXT));
                    if (clean != null) {
                        told.put(passage, clean);
                    }
                }
            });
            return told;
        }

        /** The languages of one text are told apart as far as a record could have any; what is more is counted. */
        Map<Language, String> texts(String field, Map<String, String> written) {
            fits(field, written.size(), TAGS_AT_MOST);
            Map<Language, String> texts = new EnumMap<>(Language.class);
            written.entrySet().stream().limit(TAGS_AT_MOST).forEach(entry -> {
                String tag = entry.getKey();
                String text = entry.getValue();
                Optional<Language> language =
                        Language.of(tag).filter(known -> known.tag().equals(tag));
                if (language.isPresent()) {
                    texts.put(language.get(), text);
                } else {
                    wrong.accept(new Refusal(
                                    "protocol.text-language",
                                    "\"" + tag + "\" is not a language texts are kept in; use es, pt, en or fr",
                                    tag)
                            .at(field));
                }
            });
            return texts;
        }
    }

    private static List<String> sorted(Set<?> names) {
        return names.stream().map(Object::toString).sorted().toList();
    }

    private static List<String> given(List<String> values) {
        return values == null
                ? List.of()
                : values.stream()
                        .filter(value -> !blank(value))
                        .map(String::strip)
                        .toList();
    }

    private static boolean blank(String value) {
        return value == null || value.isBlank();
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static Map<String, Map<String, String>> copied(Map<String, Map<String, String>> passages) {
        Map<String, Map<String, String>> copy = new LinkedHashMap<>();
        if (passages != null) {
            passages.forEach((field, texts) -> copy.put(field, texts == null ? Map.of() : new LinkedHashMap<>(texts)));
        }
        return copy;
    }

    private static Map<String, Map<String, String>> passagesOf(ProtocolContent content) {
        Map<String, Map<String, String>> written = new LinkedHashMap<>();
        content.passages().forEach((passage, texts) -> written.put(passage.field(), tagged(texts)));
        return written;
    }

    private static Map<String, String> tagged(Map<Language, String> texts) {
        Map<String, String> tagged = new LinkedHashMap<>();
        texts.forEach((language, text) -> tagged.put(language.tag(), text));
        return tagged;
    }
}
