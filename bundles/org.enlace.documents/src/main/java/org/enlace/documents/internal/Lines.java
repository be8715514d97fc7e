package org.enlace.documents.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.documents.Comparison.Line;
import org.enlace.documents.Comparison.Mark;
import org.enlace.documents.Comparison.Run;
import org.enlace.documents.Comparisons;

/** Finds out of lines that went and lines that came which are the same with other words, and which words those are. */
final class Lines {
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\s+|.", Pattern.DOTALL);

    /** Two lines have at least so much of their words in common to be the same line, changed. */
    private static final double ALIKE = 0.4;

    /** Beyond so many pairs of lines they are taken one after the other. */
    private static final int PAIRS = 900;

    /** How many words of a line are looked at to find out which other it is. */
    private static final int LOOKED_AT = 400;

    private Lines() {}

    static Line same(String line) {
        List<Run> runs = List.of(new Run(false, line));
        return new Line(Mark.SAME, runs, runs, false);
    }

    static Line removed(String line) {
        return new Line(Mark.REMOVED, List.of(new Run(true, line)), List.of(), false);
    }

    static Line added(String line) {
        return new Line(Mark.ADDED, List.of(), List.of(new Run(true, line)), false);
    }

    /** What one stretch became in place of another, in order. */
    static List<Line> changed(List<String> before, List<String> after, Work work) {
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        for (int[] pair : pairs(before, after, work)) {
            before.subList(i, pair[0]).forEach(line -> lines.add(removed(line)));
            after.subList(j, pair[1]).forEach(line -> lines.add(added(line)));
            lines.add(words(before.get(pair[0]), after.get(pair[1]), work));
            i = pair[0] + 1;
            j = pair[1] + 1;
        }
        before.subList(i, before.size()).forEach(line -> lines.add(removed(line)));
        after.subList(j, after.size()).forEach(line -> lines.add(added(line)));
        return lines;
    }

    /** Which lines are alike, in order, so that all are as much alike as can be. */
    private static List<int[]> pairs(List<String> before, List<String> after, Work work) {
        int n = before.size();
        int m = after.size();
        List<Map<String, Integer>> was = before.stream().map(Lines::bag).toList();
        List<Map<String, Integer>> is = after.stream().map(Lines::bag).toList();
        if ((long) n * m > PAIRS) {
            List<int[]> inOrder = new ArrayList<>();
            for (int i = 0; i < Math.min(n, m); i++) {
                if (alike(was.get(i), is.get(i), work) >= ALIKE) {
                    inOrder.add(new int[] {i, i});
                }
            }
            return inOrder;
        }
        double[][] alike = new double[n][m];
        double[][] best = new double[n + 1][m + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                alike[i][j] = alike(was.get(i), is.get(j), work);
                double paired = alike[i][j] >= ALIKE ? alike[i][j] + best[i + 1][j + 1] : 0;
                best[i][j] = Math.max(paired, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        List<int[]> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < n && j < m) {
            if (alike[i][j] >= ALIKE && best[i][j] == alike[i][j] + best[i + 1][j + 1]) {
                pairs.add(new int[] {i++, j++});
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        return pairs;
    }

    private static Map<String, Integer> bag(String line) {
        Map<String, Integer> bag = new HashMap<>();
        Matcher words = WORDS.matcher(line);
        for (int i = 0; i < LOOKED_AT && words.find(); i++) {
            if (Character.isLetterOrDigit(words.group().codePointAt(0))) {
                bag.merge(words.group(), 1, Integer::sum);
            }
        }
        return bag;
    }

    /** From 0, nothing in common, to 1. Nothing once there is no more to be spent on finding out. */
    private static double alike(Map<String, Integer> one, Map<String, Integer> other, Work work) {
        int all = 0;
        int common = 0;
        try {
            for (Map.Entry<String, Integer> word : one.entrySet()) {
                work.look();
                all += word.getValue();
                common += Math.min(word.getValue(), other.getOrDefault(word.getKey(), 0));
            }
        } catch (Work.Spent spent) {
            return 0;
        }
        all += other.values().stream().mapToInt(Integer::intValue).sum();
        return all == 0 ? 0 : 2.0 * common / all;
    }

    private static Line words(String before, String after, Work work) {
        List<String> was = split(before);
        List<String> is = split(after);
        if (was.size() + is.size() > Comparisons.WORDS_AT_MOST) {
            return whole(before, after);
        }
        try {
            return joined(was, is, Edits.words(was, is, work));
        } catch (Work.Spent spent) {
            return whole(before, after);
        }
    }

    private static Line whole(String before, String after) {
        return new Line(Mark.CHANGED, List.of(new Run(true, before)), List.of(new Run(true, after)), true);
    }

    private static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORDS.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** A mere space between two changes belongs to them: whole phrases are read more easily than every second word. */
    private static Line joined(List<String> was, List<String> is, List<Edits.Edit> edits) {
        List<Edits.Edit> wide = new ArrayList<>();
        for (Edits.Edit edit : edits) {
            Edits.Edit last = wide.isEmpty() ? null : wide.get(wide.size() - 1);
            if (last != null && was.subList(last.to(), edit.from()).stream().allMatch(String::isBlank)) {
                wide.set(wide.size() - 1, new Edits.Edit(last.from(), edit.to(), last.in(), edit.out()));
            } else {
                wide.add(edit);
            }
        }
        List<Run> before = new ArrayList<>();
        List<Run> after = new ArrayList<>();
        int i = 0;
        int j = 0;
        for (Edits.Edit edit : wide) {
            add(before, false, was.subList(i, edit.from()));
            add(after, false, is.subList(j, edit.in()));
            add(before, true, was.subList(edit.from(), edit.to()));
            add(after, true, is.subList(edit.in(), edit.out()));
            i = edit.to();
            j = edit.out();
        }
        add(before, false, was.subList(i, was.size()));
        add(after, false, is.subList(j, is.size()));
        return new Line(Mark.CHANGED, before, after, false);
    }

    private static void add(List<Run> runs, boolean changed, List<String> words) {
        if (!words.isEmpty()) {
            runs.add(new Run(changed, String.join("", words)));
        }
    }
}
