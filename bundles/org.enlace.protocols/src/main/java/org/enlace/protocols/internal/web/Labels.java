package org.enlace.protocols.internal.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.ChecklistItem;
import org.enlace.protocols.ChecklistPlan;
import org.enlace.protocols.Edition.Stage;
import org.enlace.protocols.EvidenceLevel;
import org.enlace.protocols.ImportPlan.Outcome;
import org.enlace.protocols.InstrumentKind;
import org.enlace.protocols.Kind;
import org.enlace.protocols.LegalInstrument;
import org.enlace.protocols.LegalStatus;
import org.enlace.protocols.PartialDate;
import org.enlace.protocols.Phase;
import org.enlace.protocols.Progress;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.ProtocolFilter.Origin;
import org.enlace.protocols.Signature;
import org.enlace.protocols.Translation;
import org.enlace.protocols.internal.People;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;
import org.enlace.web.RefusalTexts;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Tone;

/** What things are called, in the reader's language. */
public record Labels(Texts texts, Countries countries, CrimeTypes crimeTypes, Language language) {
    /** ISO 639-1: the four of the platform, then others met in the documents of the region. */
    static final List<String> DOCUMENT_LANGUAGES =
            List.of("es", "pt", "en", "fr", "it", "de", "nl", "ht", "gn", "qu", "ay");

    /** Refusals that list codes, and how the keys of their texts begin. */
    private static final Map<String, String> WORDS = Map.of(
            "protocol.kind", "kind.",
            "protocol.phase", "phase.",
            "protocol.status", "status.",
            "protocol.instrument-kind", "instrument.");

    public String get(String key, Object... values) {
        return texts.get(language, key, values);
    }

    public String optional(String key) {
        return get("field.optional", get(key));
    }

    public String of(Kind kind) {
        return get("kind." + kind.token());
    }

    public String of(Phase phase) {
        return get("phase." + phase.token());
    }

    public String of(LegalStatus status) {
        return get("status." + status.token());
    }

    public String of(EvidenceLevel level) {
        return get("evidence." + level.token());
    }

    public String of(InstrumentKind kind) {
        return get("instrument." + kind.token());
    }

    /** The act in one line, such as "Decreto 262/019 (9 de septiembre de 2019)"; empty when there is none. */
    public String of(LegalInstrument act) {
        if (act == null) {
            return "";
        }
        StringBuilder line = new StringBuilder(of(act.kind()));
        if (act.number() != null) {
            line.append(' ').append(act.number());
        }
        if (act.date() != null) {
            line.append(" (").append(of(act.date())).append(')');
        }
        return line.toString();
    }

    /** A date as far as it is known; empty when it is not known at all. */
    public String of(PartialDate date) {
        if (date == null) {
            return "";
        }
        if (!date.knowsMonth()) {
            return Integer.toString(date.year());
        }
        String skeleton = date.knowsDay() ? dayPattern() : monthPattern();
        return DateTimeFormatter.ofPattern(skeleton, language.locale()).format(date.earliest());
    }

    public String of(Origin origin) {
        return origin.country() == null ? get("list.international") : countries.name(origin.country(), language);
    }

    public String countryOf(ProtocolContent content) {
        return of(new Origin(content.country()));
    }

    /** The countries to choose from, and the one that is chosen already, be it retired; null where none is. */
    public List<Choice> countryChoices(String chosen) {
        List<Choice> choices = new ArrayList<>();
        countries
                .all(language)
                .forEach(country -> choices.add(Choice.of(country.code().value(), country.name(language))));
        if (chosen != null
                && chosen.matches("[A-Z]{2}")
                && choices.stream().noneMatch(choice -> choice.value().equals(chosen))) {
            countries
                    .find(new CountryCode(chosen))
                    .ifPresent(country -> choices.add(Choice.of(chosen, country.name(language))));
        }
        return choices;
    }

    /** The crime types to choose from, and those that are chosen already, be they retired. */
    public List<Choice> crimeChoices(List<String> chosen) {
        Set<String> codes = new LinkedHashSet<>();
        crimeTypes.all().forEach(type -> codes.add(type.code()));
        chosen.stream().filter(code -> crimeTypes.find(code).isPresent()).forEach(codes::add);
        return codes.stream()
                .sorted()
                .map(code -> Choice.of(code, crimeType(code)))
                .toList();
    }

    /** A crime type with its code; the code alone where the classification here does not know it. */
    public String crimeType(String code) {
        return crimeTypes
                .find(code)
                .map(type -> code + " " + type.name(language))
                .orElse(code);
    }

    /** The name of a language by its ISO 639-1 code. */
    public String languageName(String code) {
        return new Locale.Builder().setLanguage(code).build().getDisplayLanguage(language.locale());
    }

    public String languageNames(List<String> codes) {
        return codes.stream().map(this::languageName).collect(Collectors.joining(", "));
    }

    /** What a column of a table can be, by its token in {@code TableImports}. */
    public String column(String token) {
        int dot = token.lastIndexOf('.');
        String last = token.substring(dot + 1);
        if (dot > 0 && Language.of(last).isPresent()) {
            return get("import.columns.in", column(token.substring(0, dot)), languageName(last));
        }
        if (token.startsWith("passages.")) {
            return get("passage." + last);
        }
        if (dot > 0) {
            return get("import.columns.in", get("field." + token), get("field." + token.substring(0, dot)));
        }
        return token.equals("id") ? get("field.reference") : get("field." + token);
    }

    /** The languages a form offers for a document. */
    public List<String> documentLanguages() {
        return DOCUMENT_LANGUAGES;
    }

    /** The languages a form offers for a document: the usual ones, and those the document already has. */
    public List<String> documentLanguages(DraftFields typed) {
        Set<String> codes = new LinkedHashSet<>(DOCUMENT_LANGUAGES);
        Stream.concat(Stream.of(typed.get("titleLanguage")), typed.all("otherLanguages").stream())
                .filter(code -> code.matches("[a-z]{2}"))
                .forEach(codes::add);
        return List.copyOf(codes);
    }

    /** A day in the reader's zone. */
    public String day(Instant instant, Caller caller) {
        return DateTimeFormatter.ofPattern(dayPattern(), language.locale()).format(instant.atZone(caller.zone()));
    }

    /** What a refusal of a record in a file says: where it is of a cell, which anybody filled in, with words and not with codes. */
    public String inFile(Refusal refusal) {
        String words = WORDS.get(refusal.code());
        boolean cell = refusal.field()
                .filter(field -> field.matches("[A-Z]+[0-9]+ .*"))
                .isPresent();
        if (words == null || !cell) {
            return of(refusal);
        }
        Object[] values = refusal.values().stream()
                .map(value -> Arrays.stream(value.toString().split(", "))
                        .map(token -> texts.has(language, words + token) ? get(words + token) : token)
                        .collect(Collectors.joining(", ")))
                .toArray();
        return of(new Refusal(refusal.code(), refusal.getMessage(), values));
    }

    /** What a refusal says, in the reader's language. */
    public String of(Refusal refusal) {
        return RefusalTexts.of(texts, language, refusal);
    }

    /** The same beside the input it is about: there the field goes by the input's label, not by its name in JSON. */
    public String inForm(Refusal refusal) {
        Object[] values = refusal.values().stream()
                .map(value -> refusal.field()
                        .filter(value::equals)
                        .<Object>map(this::label)
                        .orElse(value))
                .toArray();
        return of(new Refusal(refusal.code(), refusal.getMessage(), values));
    }

    private String label(String field) {
        if (field.startsWith("summary.")) {
            return get("field.summary.in", languageName(field.substring("summary.".length())));
        }
        if (field.startsWith("passages.")) {
            String[] parts = field.split("\\.");
            String name = texts.has(language, "passage." + parts[1]) ? get("passage." + parts[1]) : parts[1];
            return parts.length < 3 ? name : get("passage.in", name, languageName(parts[2]));
        }
        if (field.startsWith("requirements")) {
            return get("field.requirements");
        }
        return texts.has(language, "field." + field) ? get("field." + field) : field;
    }

    public String of(Translation.State state) {
        return get("translation." + state.token());
    }

    public static Tone tone(Translation.State state) {
        return switch (state) {
            case SOURCE -> Tone.INFO;
            case CURRENT -> Tone.GOOD;
            case OUT_OF_DATE -> Tone.ATTENTION;
            case NOT_COMPARED -> Tone.NEUTRAL;
        };
    }

    public String of(Stage stage) {
        return get("stage." + stage.token());
    }

    public String of(Adoption.State state) {
        return get("adoption." + state.token());
    }

    public String of(ChecklistItem.Standing standing) {
        return get("checklist.standing." + standing.token());
    }

    /** How far a checklist has come, with what that is out of. */
    public String of(Progress progress) {
        return ChecklistRoom.score(progress, this);
    }

    /** A whole day in words. */
    public String of(LocalDate day) {
        return DateTimeFormatter.ofPattern(dayPattern(), language.locale()).format(day);
    }

    /** Officers by their names, one after the other. */
    public String names(Collection<OfficerId> officers, People people) {
        return officers.stream().map(people::name).sorted().collect(Collectors.joining(", "));
    }

    /** Who signed, and for whom where that was as a deputy. */
    public String of(Signature signature, People people) {
        String name = people.name(signature.officer());
        return signature
                .actingFor()
                .map(absent -> get("act.for", name, people.name(absent)))
                .orElse(name);
    }

    /** How an item of a checklist is shown. */
    public static Tone tone(ChecklistItem.Standing standing) {
        return switch (standing) {
            case NOT_STARTED, NOT_APPLICABLE -> Tone.NEUTRAL;
            case IN_PROGRESS -> Tone.INFO;
            case DONE, VERIFIED -> Tone.GOOD;
        };
    }

    public static Tone tone(ChecklistPlan.Outcome outcome) {
        return switch (outcome) {
            case UPDATE -> Tone.INFO;
            case UNCHANGED -> Tone.NEUTRAL;
            case REFUSED -> Tone.BAD;
        };
    }

    /** How the state of a version is shown. */
    public static Tone tone(Stage stage) {
        return switch (stage) {
            case EFFECTIVE -> Tone.GOOD;
            case APPROVED -> Tone.INFO;
            case IN_REVIEW -> Tone.ATTENTION;
            case DRAFT, SUPERSEDED, ABORTED -> Tone.NEUTRAL;
            case WITHDRAWN -> Tone.BAD;
        };
    }

    public static Tone tone(Adoption.State state) {
        return switch (state) {
            case ADOPTED, ADOPTED_WITH_RESERVATIONS -> Tone.GOOD;
            case UNDER_STUDY -> Tone.ATTENTION;
            case DECLINED, DENOUNCED -> Tone.BAD;
            case NOT_CONSIDERED -> Tone.NEUTRAL;
        };
    }

    /** How the force of a document is shown. */
    public static Tone tone(LegalStatus status) {
        return switch (status) {
            case IN_FORCE -> Tone.GOOD;
            case NOT_YET_IN_FORCE -> Tone.INFO;
            case SUPERSEDED, REPEALED, TERM_ENDED -> Tone.ATTENTION;
            case UNKNOWN -> Tone.NEUTRAL;
        };
    }

    public static Tone tone(Outcome outcome) {
        return switch (outcome) {
            case CREATE -> Tone.GOOD;
            case UPDATE -> Tone.INFO;
            case UNCHANGED -> Tone.NEUTRAL;
            case KEPT_EDITED, KEPT_VERSION, KEPT_WITHDRAWN -> Tone.ATTENTION;
            case REFUSED -> Tone.BAD;
        };
    }

    private String dayPattern() {
        return switch (language) {
            case ES, PT -> "d 'de' MMMM 'de' uuuu";
            case EN, FR -> "d MMMM uuuu";
        };
    }

    private String monthPattern() {
        return switch (language) {
            case ES, PT -> "MMMM 'de' uuuu";
            case EN, FR -> "MMMM uuuu";
        };
    }

    /** Who a record is restricted to, in one line. */
    public String readers(NeedToKnow restriction) {
        return Stream.concat(
                        restriction.officers().stream().map(OfficerId::toString).sorted(),
                        restriction.units().stream().map(UnitId::toString).sorted())
                .collect(Collectors.joining(", "));
    }

    /** What was done, as the audit calls it; an act nobody has words for by its code. */
    public String act(String code, String outcome) {
        String words = texts.has(language, "act." + code) ? get("act." + code) : code;
        return outcome.equals("done") ? words : get("act." + outcome, words);
    }

    /** Who did something, and for whom where that was as a deputy. */
    public String actor(String officer, Optional<String> actingFor) {
        return actingFor.map(absent -> get("act.for", officer, absent)).orElse(officer);
    }
}
