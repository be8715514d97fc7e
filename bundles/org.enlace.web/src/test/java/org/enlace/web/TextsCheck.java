package org.enlace.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enlace.platform.Language;

/**
 * Finds what is wrong with a bundle's texts. For every bundle's own test:
 * {@code assertEquals(List.of(), TextsCheck.problems(MyPage.class))}.
 */
public final class TextsCheck {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    /** An apostrophe that MessageFormat would swallow: neither doubled nor around a brace. */
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<![{}'])'(?![{}'])");

    private static final Pattern FINDING = Pattern.compile("\"([a-z][a-z-]*\\.[a-z-]+)\"");

    /** The false friends of the field: pt tráfico de pessoas is es trata de personas. */
    private static final Map<Language, Pattern> FALSE_FRIENDS = Map.of(
            Language.ES,
                    Pattern.compile(
                            "tráfico (ilícito )?de (personas|seres humanos)|inmigrantes? ilegal",
                            Pattern.CASE_INSENSITIVE),
            Language.PT,
                    Pattern.compile("\\btrata de (pessoas|seres humanos)|imigrantes? ilega", Pattern.CASE_INSENSITIVE),
            Language.EN, Pattern.compile("\\btrata\\b|illegal migrant", Pattern.CASE_INSENSITIVE),
            Language.FR,
                    Pattern.compile(
                            "trafic (de personnes|d.êtres humains)|migrants? illéga|migrants? clandestin",
                            Pattern.CASE_INSENSITIVE));

    private TextsCheck() {}

    /** What the first group of a pattern finds in the bundle's own sources, such as the codes of its refusals. */
    public static Set<String> inSources(String pattern) throws IOException {
        Set<String> all = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
                while (matcher.find()) {
                    all.add(matcher.group(1));
                }
            }
        }
        return all;
    }

    /** One line for each finding of a health check, as the bundle's own sources name it, that lacks its words or its remedy. */
    public static List<String> findings(Class<?> anchor) throws IOException {
        Set<String> keys = read(anchor, Language.ES).keySet();
        List<String> problems = new ArrayList<>();
        for (String call : inSources("Finding\\s*\\.of\\(([^;]*);")) {
            Matcher code = FINDING.matcher(call);
            while (code.find()) {
                Stream.of("finding." + code.group(1), "finding." + code.group(1) + ".remedy")
                        .filter(key -> !keys.contains(key))
                        .forEach(problems::add);
            }
        }
        return problems;
    }

    /** One line for each problem in the texts of the bundle that a class belongs to. */
    public static List<String> problems(Class<?> anchor) {
        Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            texts.put(language, read(anchor, language));
        }
        return problems(texts);
    }

    static List<String> problems(Map<Language, Map<String, String>> texts) {
        Set<String> keys = new TreeSet<>();
        texts.values().forEach(ofLanguage -> keys.addAll(ofLanguage.keySet()));
        List<String> problems = new ArrayList<>();
        for (String key : keys) {
            String reference = texts.get(Language.ES).get(key);
            for (Language language : Language.values()) {
                String where = key + " in " + language.tag() + ": ";
                String pattern = texts.get(language).get(key);
                if (pattern == null || pattern.isBlank()) {
                    problems.add(where + "no text");
                    continue;
                }
                if (reference != null && !placeholders(reference).equals(placeholders(pattern))) {
                    problems.add(where + "placeholders " + placeholders(pattern) + ", but " + placeholders(reference)
                            + " in es");
                }
                if (LONE_APOSTROPHE.matcher(pattern).find()) {
                    problems.add(where + "a lone apostrophe is swallowed; write ’");
                }
                if (FALSE_FRIENDS.get(language).matcher(pattern).find()) {
                    problems.add(where + "a false friend of the glossary: " + pattern);
                }
                try {
                    new MessageFormat(pattern, language.locale());
                } catch (IllegalArgumentException e) {
                    problems.add(where + e.getMessage());
                }
            }
        }
        return problems;
    }

    private static Set<String> placeholders(String pattern) {
        Set<String> found = new TreeSet<>();
        for (Matcher matcher = PLACEHOLDER.matcher(pattern); matcher.find(); ) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Map<String, String> read(Class<?> anchor, Language language) {
        String resource = "i18n/messages_" + language.tag() + ".properties";
        try (InputStream in = anchor.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("No " + resource + " beside " + anchor.getName());
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, String> texts = new java.util.HashMap<>();
            properties.forEach((key, value) -> texts.put((String) key, (String) value));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
