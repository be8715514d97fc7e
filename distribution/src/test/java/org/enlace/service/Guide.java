package org.enlace.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps that a part of a document asks for: what stands there after a dollar sign is typed, what stands below is answered. */
final class Guide {
    private static final String FENCE = "```";
    private static final String PROMPT = "$ ";

    private Guide() {}

    /**
     * One command and what the document says it answers.
     *
     * @param answer lines; … in one stands for any text, and alone for any lines
     */
    record Step(String command, List<String> answer) {
        /** Each line of the answer is among those that were said, in this order; what is wrong otherwise. */
        List<String> differences(String said) {
            Iterator<String> lines = said.lines().map(String::strip).iterator();
            List<String> missing = new ArrayList<>();
            for (String line : answer) {
                if (line.equals("…")) {
                    continue;
                }
                Pattern pattern = pattern(line);
                boolean found = false;
                while (!found && lines.hasNext()) {
                    found = pattern.matcher(lines.next()).matches();
                }
                if (!found) {
                    missing.add(line);
                }
            }
            return missing;
        }

        private static Pattern pattern(String line) {
            return Pattern.compile(
                    Stream.of(line.strip().split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
        }
    }

    /** The steps below a heading, to the next one of any level. */
    static List<Step> below(Path document, String heading) throws IOException {
        List<Step> steps = new ArrayList<>();
        boolean there = false;
        boolean fenced = false;
        for (String line : Files.readAllLines(document)) {
            if (line.startsWith(FENCE)) {
                fenced = !fenced;
            } else if (!fenced && line.startsWith("#")) {
                there = line.equals(heading);
            } else if (there && fenced && line.startsWith(PROMPT)) {
                steps.add(new Step(line.substring(PROMPT.length()), new ArrayList<>()));
            } else if (there && fenced && !line.isBlank()) {
                if (steps.isEmpty()) {
                    throw new IllegalStateException(
                            "Below \"" + heading + "\" an answer stands before a command: " + line);
                }
                steps.get(steps.size() - 1).answer().add(line);
            }
        }
        if (steps.isEmpty()) {
            throw new IllegalStateException(document + " has no steps below \"" + heading + "\"");
        }
        return steps;
    }
}
