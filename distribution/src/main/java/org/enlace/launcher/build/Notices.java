package org.enlace.launcher.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The licence files and notices that jars carry, each text once. */
final class Notices {
    private static final Pattern NAME =
            Pattern.compile("(?i)(.*/)?([^/]*(notice|licen[cs]es?|copyright)[^/.]*(\\.[-0-9a-z.]*)?|about\\.html)");
    private static final Pattern NO_TEXT =
            Pattern.compile("(?i).*\\.(class|properties|xml|js|mjs|scss|css|njk|json)|.+/.*\\.html");
    private static final String LINE = "=".repeat(100);

    private final Set<String> known = new HashSet<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Set<String>> origins = new LinkedHashMap<>();

    /** @param licences texts that are given elsewhere, and are left out here */
    Notices(Collection<String> licences) {
        licences.forEach(text -> known.add(words(text)));
    }

    static boolean isOne(String entry) {
        return NAME.matcher(entry).matches() && !NO_TEXT.matcher(entry).matches();
    }

    void add(String component, Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry -> !entry.isDirectory() && isOne(entry.getName()))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                String words = words(text);
                if (!words.isEmpty() && !known.contains(words)) {
                    texts.putIfAbsent(words, text.replace("\r\n", "\n").strip());
                    origins.computeIfAbsent(words, unused -> new TreeSet<>()).add(component + ", " + entry.getName());
                }
            }
        }
    }

    String text() {
        StringBuilder all = new StringBuilder();
        texts.forEach((words, text) -> all.append(LINE)
                .append('\n')
                .append(String.join("\n", origins.get(words)))
                .append('\n')
                .append(LINE)
                .append("\n\n")
                .append(text)
                .append("\n\n"));
        return all.toString();
    }

    /** Two texts are the same if only their line breaks differ. */
    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
