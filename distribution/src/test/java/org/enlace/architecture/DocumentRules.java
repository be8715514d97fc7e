package org.enlace.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules about what documents say of tests: sentences about what is not so; nothing when all is well. */
final class DocumentRules {
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern CLASS = Pattern.compile("([A-Z]\\w*(?:Test|IT|Proof))(?:\\.(\\S+))?");
    private static final Pattern METHOD = Pattern.compile("…?[a-z]\\w*…?");
    private static final Pattern DECLARED = Pattern.compile("\\bvoid (\\w+)\\(|\\bStream<DynamicTest> (\\w+)\\(");
    private static final Pattern WITHHELD = Pattern.compile(
            "(?m)^( {4}|)@Tag\\(\"proof\"\\)\\R(?:[^;{]*?)(?:class (\\w+)|(?:void|Stream<DynamicTest>) (\\w+)\\()");

    private DocumentRules() {}

    /**
     * Proofs without a sample: no row of the table names them in its first column and a test that every build runs in its last.
     */
    static List<String> proofsWithoutSample(String document, Path root) throws IOException {
        Set<String> proofs = proofs(root);
        Set<String> sampled = new TreeSet<>();
        for (String line : document.lines().toList()) {
            String[] columns = line.strip().split("\\|");
            if (columns.length > 2) {
                List<String> samples = quoted(columns[columns.length - 1]);
                if (!samples.isEmpty()
                        && samples.stream()
                                .noneMatch(sample -> proofs.contains(sample) || proofs.contains(type(sample)))) {
                    sampled.addAll(quoted(columns[1]));
                }
            }
        }
        return proofs.stream()
                .filter(proof -> !sampled.contains(proof))
                .map(proof -> proof + " has no row that names a test of every build")
                .toList();
    }

    private static String type(String test) {
        return test.replaceFirst("\\..*", "");
    }

    private static List<String> quoted(String column) {
        return QUOTED.matcher(column).results().map(found -> found.group(1)).toList();
    }

    /** Classes and methods with the tag of the proofs; a method as {@code Class.method}. */
    private static Set<String> proofs(Path root) throws IOException {
        Set<String> proofs = new TreeSet<>();
        for (Path file : testFiles(root)) {
            Matcher withheld = WITHHELD.matcher(Files.readString(file));
            while (withheld.find()) {
                proofs.add(withheld.group(2) != null ? name(file) : name(file) + "." + withheld.group(3));
            }
        }
        return proofs;
    }

    /**
     * What a document names as a test in its last column and no test class of the tree is called, or has as a method. A method
     * may be cut at either end with an ellipsis, and stand alone after another of its class.
     *
     * @param methods names of methods by test class, as {@link #tests} gives them
     */
    static List<String> missingTests(String document, Map<String, List<String>> methods) {
        List<String> problems = new ArrayList<>();
        int named = 0;
        for (String line : document.lines().toList()) {
            String row = line.strip();
            if (!row.startsWith("|") || !row.endsWith("|")) {
                continue;
            }
            String last = "";
            Matcher quoted = QUOTED.matcher(row.substring(row.lastIndexOf('|', row.length() - 2)));
            while (quoted.find()) {
                Matcher type = CLASS.matcher(quoted.group(1));
                String method = null;
                if (type.matches()) {
                    last = type.group(1);
                    method = type.group(2);
                    named++;
                } else if (!last.isEmpty() && METHOD.matcher(quoted.group(1)).matches()) {
                    method = quoted.group(1);
                }
                String sought = method;
                if (!last.isEmpty() && !methods.containsKey(last)) {
                    problems.add("There is no test class " + last + ", which a row names: " + row);
                    last = "";
                } else if (sought != null && methods.get(last).stream().noneMatch(each -> is(sought, each))) {
                    problems.add(last + " has no test " + sought + ", which a row names: " + row);
                }
            }
        }
        return named == 0 ? List.of("The document names no test") : problems;
    }

    private static boolean is(String sought, String method) {
        String name = sought.replace("…", "");
        boolean open = sought.startsWith("…");
        boolean cut = sought.endsWith("…");
        return open && cut
                ? method.contains(name)
                : open ? method.endsWith(name) : cut ? method.startsWith(name) : method.equals(name);
    }

    /** The names of the methods of every test class below a folder; those of two classes of one name together. */
    static Map<String, List<String>> tests(Path root) throws IOException {
        Map<String, List<String>> methods = new TreeMap<>();
        for (Path file : testFiles(root)) {
            List<String> own = methods.computeIfAbsent(name(file), unknown -> new ArrayList<>());
            Matcher declared = DECLARED.matcher(Files.readString(file));
            while (declared.find()) {
                own.add(declared.group(1) != null ? declared.group(1) : declared.group(2));
            }
        }
        return methods;
    }

    private static List<Path> testFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().contains("/src/test/java/"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}
