package org.enlace.protocols.internal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.platform.Language;
import org.enlace.protocols.Passage;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.Requirement;

/**
 * What is to be done, point by point: the steps where the document has some, else what it asks of those who apply it.
 *
 * @param steps    whether they are steps
 * @param language the one they are in
 */
record Points(boolean steps, Language language, List<String> all) {
    private static final int MOST = 40;
    private static final int LONGEST = 220;
    private static final Pattern ITEM = Pattern.compile("^ {0,3}(?:[-*+]|[0-9]{1,9}[.)])[ \\t]+(.*)$");
    private static final Pattern HEADING = Pattern.compile("^ {0,3}#{1,6}\\s");
    private static final Pattern MARKS = Pattern.compile("\\*\\*|__|`|~~");

    static Points of(ProtocolContent content, Language wanted) {
        Map<Language, String> told = content.passages().get(Passage.STEPS);
        if (told != null) {
            Language language = content.passageLanguage(Passage.STEPS, wanted);
            return new Points(true, language, steps(told.get(language)));
        }
        List<String> asked = new ArrayList<>();
        Language language = wanted;
        for (Requirement requirement : content.requirements()) {
            if (asked.isEmpty() && !requirement.text().containsKey(wanted)) {
                language = requirement.text().containsKey(Language.EN)
                        ? Language.EN
                        : requirement.text().keySet().iterator().next();
            }
            asked.add(shortened(requirement.text(wanted), LONGEST));
        }
        return new Points(false, language, asked.subList(0, Math.min(asked.size(), MOST)));
    }

    /** The items of its lists; of a text without any, its lines. What is indented below an item belongs to it. */
    private static List<String> steps(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        boolean listed = lines.stream().anyMatch(line -> ITEM.matcher(line).matches());
        List<String> steps = new ArrayList<>();
        for (String line : lines) {
            Matcher item = ITEM.matcher(line);
            if (HEADING.matcher(line).find() || listed && !item.matches()) {
                continue;
            }
            String words =
                    MARKS.matcher(listed ? item.group(1) : line).replaceAll("").strip();
            if (!words.isEmpty() && steps.size() < MOST) {
                steps.add(shortened(words, LONGEST));
            }
        }
        return steps;
    }

    /** A text cut at a word, where it is longer than this. */
    static String shortened(String text, int longest) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= longest) {
            return line;
        }
        int end = line.lastIndexOf(' ', longest - 1);
        int cut = end < longest / 2 ? longest - 1 : end;
        return line.substring(0, Character.isHighSurrogate(line.charAt(cut - 1)) ? cut - 1 : cut) + "…";
    }
}
