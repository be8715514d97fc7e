package org.enlace.documents.internal.web;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import org.enlace.documents.Comparison;
import org.enlace.documents.Comparison.Line;
import org.enlace.documents.Comparison.Mark;
import org.enlace.documents.Comparison.Part;

/**
 * A comparison in the order it is shown.
 *
 * @param parts   those that are shown
 * @param same    headings of those that did not change and are not shown
 * @param changed how many parts changed
 * @param changes how many places did
 */
public record Strips(List<Shown> parts, List<String> same, int changed, int changes) {
    /** Lines around a change that are shown with it. */
    private static final int AROUND = 1;

    /** More lines than these are not even folded: whoever wants them asks for all. */
    private static final int FOLDED = 30;

    /**
     * A part.
     *
     * @param first  the number of its first change; 0 where nothing changed
     */
    public record Shown(String heading, Mark mark, boolean coarse, int changes, int first, List<Strip> strips) {}

    /**
     * Lines one after the other.
     *
     * @param change the number of the change they are; 0 where they did not change
     * @param folded whether they are shown when asked for
     * @param left   how many lines stand here that are not shown
     */
    public record Strip(int change, boolean folded, int left, List<Side> lines) {}

    /**
     * A line on both sides.
     *
     * @param whole whether it was too long to be compared by its words
     */
    public record Side(Mark mark, Content before, Content after, boolean whole) {}

    static Strips of(Comparison comparison, boolean all, Words words) {
        List<Shown> parts = new ArrayList<>();
        List<String> same = new ArrayList<>();
        int number = 1;
        int changed = 0;
        for (Part part : comparison.parts()) {
            int changes = part.changes();
            if (changes == 0 && !all) {
                same.add(part.heading());
                continue;
            }
            parts.add(new Shown(
                    part.heading(),
                    part.mark(),
                    part.coarse(),
                    changes,
                    changes == 0 ? 0 : number,
                    strips(part, number, all, words)));
            number += changes;
            changed += changes == 0 ? 0 : 1;
        }
        return new Strips(parts, same, changed, comparison.changes());
    }

    private static List<Strip> strips(Part part, int first, boolean all, Words words) {
        List<Strip> strips = new ArrayList<>();
        List<Line> lines = part.lines();
        int number = first;
        int from = 0;
        while (from < lines.size()) {
            boolean same = lines.get(from).mark() == Mark.SAME;
            int to = from + 1;
            while (to < lines.size() && lines.get(to).mark() == Mark.SAME == same) {
                to++;
            }
            if (!same) {
                strips.add(strip(number++, false, lines.subList(from, to), words));
            } else if (all) {
                strips.add(strip(0, false, lines.subList(from, to), words));
            } else {
                around(lines, from, to, strips, words);
            }
            from = to;
        }
        return strips;
    }

    private static void around(List<Line> lines, int from, int to, List<Strip> strips, Words words) {
        int head = from == 0 ? from : Math.min(to, from + AROUND);
        int tail = to == lines.size() ? to : Math.max(head, to - AROUND);
        if (tail - head <= 1) {
            strips.add(strip(0, false, lines.subList(from, to), words));
            return;
        }
        if (head > from) {
            strips.add(strip(0, false, lines.subList(from, head), words));
        }
        strips.add(
                tail - head > FOLDED
                        ? new Strip(0, false, tail - head, List.of())
                        : strip(0, true, lines.subList(head, tail), words));
        if (to > tail) {
            strips.add(strip(0, false, lines.subList(tail, to), words));
        }
    }

    private static Strip strip(int change, boolean folded, List<Line> lines, Words words) {
        return new Strip(
                change,
                folded,
                folded ? lines.size() : 0,
                lines.stream()
                        .map(line -> new Side(line.mark(), words.before(line), words.after(line), line.whole()))
                        .toList());
    }
}
