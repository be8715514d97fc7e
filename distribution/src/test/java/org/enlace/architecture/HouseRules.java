package org.enlace.architecture;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules about files: features, READMEs, texts, tests. Sentences about what is wrong; nothing when all is well. */
final class HouseRules {
    private static final List<String> LANGUAGES = List.of("es", "pt", "en", "fr");

    private static final String TEXT = "\"(?:\\\\.|[^\"\\\\])*\"";
    private static final Pattern LOGGED = Pattern.compile("LOG\\.(info|warn|error)\\(((?:[^;\"]|" + TEXT + ")*)\\);");
    private static final Pattern TOLD = Pattern.compile(TEXT);
    private static final Pattern PLACE = Pattern.compile("(\\\\\")?\\{}(\\\\\")?");
    private static final Pattern PERSON = Pattern.compile(
            "\\.officer\\(\\)|\\.by\\(\\)|\\.email\\(|\\b(?:caller|recipient|letter|nominee|victim)\\b");

    private HouseRules() {}

    /** The bundles each feature names that are ours, by the feature's file name. */
    static Map<String, Set<String>> ownBundlesOfFeatures(Path features) throws IOException {
        Map<String, Set<String>> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(features)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                Set<String> names = new TreeSet<>();
                for (JsonObject bundle : read(file).getJsonArray("bundles").getValuesAs(JsonObject.class)) {
                    String[] id = bundle.getString("id").split(":");
                    if (id[0].equals("org.enlace")) {
                        names.add(id[1]);
                    }
                }
                all.put(file.getFileName().toString(), names);
            }
        }
        return all;
    }

    static List<String> bundlesOutsideOneFeature(Collection<String> bundles, Map<String, Set<String>> features) {
        List<String> problems = new ArrayList<>();
        for (String bundle : bundles) {
            List<String> in = features.entrySet().stream()
                    .filter(feature -> feature.getValue().contains(bundle))
                    .map(Map.Entry::getKey)
                    .toList();
            if (in.size() != 1) {
                problems.add(bundle + " is in " + (in.isEmpty() ? "no feature" : String.join(" and ", in)));
            }
        }
        return bundles.isEmpty() ? List.of("There is no bundle to look at") : problems;
    }

    static List<String> bundlesWithoutReadme(Map<String, Path> folders) {
        return folders.entrySet().stream()
                .filter(bundle -> !Files.exists(bundle.getValue().resolve("README.md")))
                .map(bundle -> bundle.getKey() + " has no README.md")
                .toList();
    }

    /** The permissions a feature declares: a module's among the rest of what it says, the platform's by themselves. */
    static Set<String> declaredPermissions(Path feature) throws IOException {
        Set<String> names = new TreeSet<>();
        JsonObject extensions = read(feature).getJsonObject("extensions");
        for (String extension : List.of("enlace.module", "enlace.permissions")) {
            if (extensions != null && extensions.containsKey(extension)) {
                extensions
                        .getJsonObject(extension)
                        .getJsonObject("json")
                        .getJsonArray("permissions")
                        .getValuesAs(JsonObject.class)
                        .forEach(one -> names.add(one.getString("name")));
            }
        }
        return names;
    }

    /** Compares the four files of one folder of texts. */
    static List<String> missingTexts(Path folder) throws IOException {
        Map<String, Set<String>> keys = new TreeMap<>();
        Set<String> every = new TreeSet<>();
        List<String> problems = new ArrayList<>();
        for (String language : LANGUAGES) {
            Path file = folder.resolve("messages_" + language + ".properties");
            Properties texts = new Properties();
            if (Files.exists(file)) {
                try (Reader in = Files.newBufferedReader(file)) {
                    texts.load(in);
                }
            } else {
                problems.add(file + " is missing");
            }
            texts.forEach((key, text) -> {
                if (((String) text).isBlank()) {
                    problems.add(key + " is empty in " + file);
                }
            });
            keys.put(language, texts.stringPropertyNames());
            every.addAll(texts.stringPropertyNames());
        }
        keys.forEach((language, there) -> every.stream()
                .filter(key -> !there.contains(key))
                .forEach(key -> problems.add(key + " is missing in " + language + " below " + folder)));
        return every.isEmpty() ? List.of("There are no texts in " + folder) : problems;
    }

    /** Tests wait for conditions, never for time. */
    static List<String> sleepingTests(Path root) throws IOException {
        List<String> problems = new ArrayList<>();
        String forbidden = "Thread." + "sleep";
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> tests = files.filter(file -> file.toString().contains("/src/test/"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList();
            for (Path test : tests) {
                String source = Files.readString(test);
                if (source.contains(forbidden + "(")
                        || source.contains("TimeUnit.") && source.matches("(?s).*TimeUnit\\.[A-Z]+\\.sleep\\(.*")) {
                    problems.add(test + " sleeps");
                }
            }
            return tests.isEmpty() ? List.of("There is no test below " + root) : problems;
        }
    }

    /**
     * What is logged at info names no person: officers, callers, those letters go to. A warning or an error may, between quotation
     * marks: what stands there is masked in a support archive.
     */
    static List<String> peopleInTheLog(Path root) throws IOException {
        List<String> problems = new ArrayList<>();
        int looked = 0;
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(file -> file.toString().contains("/src/main/java/"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList()) {
                Matcher line = LOGGED.matcher(Files.readString(file));
                while (line.find()) {
                    looked++;
                    boolean info = line.group(1).equals("info");
                    if (info ? namesSomebody(line.group(2)) : namesSomebodyUnquoted(line.group(2))) {
                        problems.add(file + " names a person " + (info ? "at info: " : "without quotation marks: ")
                                + line.group());
                    }
                }
            }
        }
        return looked == 0 ? List.of("Nothing is logged below " + root) : problems;
    }

    private static boolean namesSomebody(String source) {
        return PERSON.matcher(source.replaceAll(TEXT, "")).find();
    }

    /** @param logged the sentence with a place for each of the values, then those */
    private static boolean namesSomebodyUnquoted(String logged) {
        List<String> values = values(logged);
        String sentence = values.remove(0);
        List<Boolean> quoted = new ArrayList<>();
        TOLD.matcher(sentence)
                .results()
                .flatMap(text -> PLACE.matcher(text.group()).results())
                .forEach(place -> quoted.add(place.group(1) != null && place.group(2) != null));
        for (int at = 0; at < values.size(); at++) {
            if (namesSomebody(values.get(at)) && (at >= quoted.size() || !quoted.get(at))) {
                return true;
            }
        }
        return namesSomebody(sentence);
    }

    /** What stands between the commas of a call, but for those within brackets and texts. */
    private static List<String> values(String call) {
        List<String> values = new ArrayList<>();
        Matcher text = TOLD.matcher(call);
        int depth = 0;
        int from = 0;
        for (int at = 0; at < call.length(); at++) {
            char c = call.charAt(at);
            if (c == '"' && text.find(at)) {
                at = text.end() - 1;
            } else if (c == '(' || c == ')') {
                depth += c == '(' ? 1 : -1;
            } else if (c == ',' && depth == 0) {
                values.add(call.substring(from, at));
                from = at + 1;
            }
        }
        values.add(call.substring(from));
        return values;
    }

    /** What the routes of each feature ask for and the feature does not declare. */
    static List<String> undeclaredPermissions(
            Map<String, Set<String>> asked, Map<String, Set<String>> declaredByFeature) {
        List<String> problems = new ArrayList<>();
        asked.forEach((feature, permissions) -> permissions.stream()
                .filter(permission ->
                        !declaredByFeature.getOrDefault(feature, Set.of()).contains(permission))
                .forEach(permission -> problems.add(permission + " is not declared in " + feature)));
        return asked.values().stream().allMatch(Set::isEmpty)
                ? List.of("No route asks for any permission: this rule looks at nothing")
                : problems;
    }

    private static JsonObject read(Path file) throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            return reader.readObject();
        }
    }
}
