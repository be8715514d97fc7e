package org.enlace.protocols;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.platform.InvisibleCharacters;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;

/** The form every value of a record must have. Each rule returns the clean value or refuses, naming the field. */
final class Rules {
    static final int SHORT = 120;
    static final int LINE = 300;
    static final int ITEM = 1_000;
    static final int LONG_LINE = 2_000;
    static final int TEXT = 5_000;
    private static final int LANGUAGES_AT_MOST = 30;
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final Pattern MARK = Pattern.compile("[0-9a-f]{16}");
    private static final int LONGEST_REFERENCE = 80;
    private static final Pattern CRIME_TYPE = Pattern.compile("[0-9]{2}|[0-9]{4,6}");
    private static final Set<String> ISO_639 = Set.copyOf(Arrays.asList(Locale.getISOLanguages()));

    private Rules() {}

    static Refusal missing(String field) {
        return new Refusal("protocol.required", "\"" + field + "\" is missing; give it a value", field).at(field);
    }

    static <T> T given(String field, T value) {
        if (value == null) {
            throw missing(field);
        }
        return value;
    }

    static String line(String field, String value, int longest) {
        return given(field, optionalLine(field, value, longest));
    }

    static String optionalLine(String field, String value, int longest) {
        return clean(field, value, longest, false);
    }

    /** Like a line, but it may have several. */
    static String optionalText(String field, String value, int longest) {
        return clean(field, value, longest, true);
    }

    private static String clean(String field, String value, int longest, boolean lines) {
        if (value == null) {
            return null;
        }
        String trimmed = value.replace("\r\n", "\n").strip();
        if (trimmed.isEmpty()) {
            return null;
        }
        if (trimmed.length() > longest) {
            throw new Refusal(
                            "protocol.too-long",
                            "\"" + field + "\" has " + trimmed.length() + " characters; at most " + longest
                                    + " are kept; shorten it",
                            field,
                            trimmed.length(),
                            longest)
                    .at(field);
        }
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            if (forbidden(trimmed.codePointAt(i), lines) || Character.isSurrogate(c) && !paired(trimmed, i)) {
                String code = String.format(Locale.ROOT, "U+%04X", trimmed.codePointAt(i));
                throw new Refusal(
                                "protocol.control-character",
                                "\"" + field + "\" has the control character " + code + " at position " + (i + 1)
                                        + "; only plain text is kept; remove it",
                                field,
                                code,
                                i + 1)
                        .at(field);
            }
        }
        return trimmed;
    }

    private static boolean forbidden(int c, boolean lines) {
        if (c == '\n' || c == '\t') {
            return !lines;
        }
        // Besides control characters: the ones that nobody sees and that can disguise a text.
        return Character.isISOControl(c) || InvisibleCharacters.isOne(c) || c == 0xFFFE || c == 0xFFFF;
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    static Map<Language, String> texts(String field, Map<Language, String> texts, int longest) {
        Map<Language, String> kept = new EnumMap<>(Language.class);
        if (texts != null) {
            texts.forEach((language, text) -> {
                String clean = optionalText(field + "." + language.tag(), text, longest);
                if (clean != null) {
                    kept.put(language, clean);
                }
            });
        }
        if (kept.isEmpty()) {
            throw missing(field);
        }
        return Collections.unmodifiableMap(kept);
    }

    /** Passages without a text are none. */
    static Map<Passage, Map<Language, String>> passages(Map<Passage, Map<Language, String>> passages) {
        Map<Passage, Map<Language, String>> kept = new EnumMap<>(Passage.class);
        if (passages != null) {
            passages.forEach((passage, texts) -> {
                if (texts.values().stream().anyMatch(text -> text != null && !text.isBlank())) {
                    kept.put(passage, texts("passages." + passage.field(), texts, TEXT));
                }
            });
        }
        return Collections.unmodifiableMap(kept);
    }

    static Map<Language, String> marks(Map<Language, String> marks) {
        Map<Language, String> kept = new EnumMap<>(Language.class);
        if (marks != null) {
            kept.putAll(marks);
        }
        kept.forEach((language, mark) -> {
            if (mark == null || !MARK.matcher(mark).matches()) {
                throw new Refusal(
                                "protocol.translation-mark",
                                "\"" + mark
                                        + "\" is no mark of a translation; leave \"translations\" out, or as it was read",
                                String.valueOf(mark))
                        .at("translations");
            }
        });
        return Collections.unmodifiableMap(kept);
    }

    static String best(Map<Language, String> texts, Language wanted) {
        return texts.get(bestLanguage(texts, wanted));
    }

    static Language bestLanguage(Map<Language, String> texts, Language wanted) {
        if (texts.containsKey(wanted)) {
            return wanted;
        }
        return texts.containsKey(Language.EN)
                ? Language.EN
                : texts.keySet().iterator().next();
    }

    static String reference(String reference) {
        given("reference", reference);
        if (!isReference(reference)) {
            throw new Refusal(
                            "protocol.reference-form",
                            "\"" + reference + "\" is not a reference; write 1 to 80 of A-Z a-z 0-9 . -",
                            reference)
                    .at("reference");
        }
        return reference;
    }

    /** By hand: every row that is read comes by here. */
    private static boolean isReference(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (!letterOrDigit && (i == 0 || c != '.' && c != '-')) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_REFERENCE;
    }

    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    static String key(String field, String key) {
        given(field, key);
        if (!isKey(key)) {
            throw new Refusal("protocol.key-form", "\"" + key + "\" is not a key; write 1 to 60 of a-z 0-9 -", key)
                    .at(field);
        }
        return key;
    }

    static <T> List<T> unlike(String field, List<T> values, int most) {
        List<T> kept = values == null ? List.of() : List.copyOf(values);
        tooMany(field, kept.size(), most);
        Set<T> seen = new HashSet<>();
        for (T value : kept) {
            if (!seen.add(value)) {
                throw twice(field, value instanceof Enum<?> constant ? Token.of(constant) : value.toString());
            }
        }
        return kept;
    }

    static List<String> languages(String field, List<String> codes) {
        List<String> kept = unlike(field, codes, LANGUAGES_AT_MOST);
        if (kept.isEmpty()) {
            throw missing(field);
        }
        for (String code : kept) {
            if (!ISO_639.contains(code) || code.length() != 2) {
                throw new Refusal(
                                "protocol.language",
                                "\"" + code + "\" is not a language; write two letters of ISO 639-1, such as es",
                                code)
                        .at(field);
            }
        }
        return kept;
    }

    static List<String> crimeTypes(String field, List<String> codes) {
        List<String> kept = unlike(field, codes, ProtocolContent.CRIME_TYPES_AT_MOST);
        for (String code : kept) {
            if (!CRIME_TYPE.matcher(code).matches()) {
                throw crimeType(field, code);
            }
        }
        return kept;
    }

    static Refusal crimeType(String field, String code) {
        return new Refusal(
                        "protocol.crime-type",
                        "\"" + code
                                + "\" is not a crime type; use a code of the ICCS list the node carries, such as 0204",
                        code)
                .at(field);
    }

    static String url(String field, String address) {
        String kept = optionalLine(field, address, LONG_LINE);
        if (kept == null) {
            return null;
        }
        try {
            URI uri = new URI(kept);
            String scheme = uri.getScheme();
            if (("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null) {
                return kept;
            }
        } catch (URISyntaxException e) {
            // Told below, together with the other ways an address can be wrong.
        }
        throw new Refusal(
                        "protocol.url",
                        "\"" + kept + "\" is not an address on the web; write one that begins with https:// or http://",
                        kept)
                .at(field);
    }

    static List<Requirement> requirements(String field, List<Requirement> requirements, int most) {
        List<Requirement> kept = requirements == null ? List.of() : List.copyOf(requirements);
        tooMany(field, kept.size(), most);
        Set<String> keys = new HashSet<>();
        for (Requirement requirement : kept) {
            if (!keys.add(requirement.key())) {
                throw twice(field, requirement.key());
            }
        }
        return kept;
    }

    static void tooMany(String field, int count, int most) {
        if (count > most) {
            throw new Refusal(
                            "protocol.too-many",
                            "\"" + field + "\" has " + count + " entries; at most " + most + " are kept; remove some",
                            field,
                            count,
                            most)
                    .at(field);
        }
    }

    private static Refusal twice(String field, String value) {
        return new Refusal(
                        "protocol.twice",
                        "\"" + value + "\" stands twice in \"" + field + "\"; remove one",
                        value,
                        field)
                .at(field);
    }
}
