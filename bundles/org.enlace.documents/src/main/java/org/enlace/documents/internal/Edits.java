package org.enlace.documents.internal;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What has to be taken out of a list and put into it to make another of it. Short lists by the algorithm of Myers; a long one is
 * first cut where a line stands once in both (as patience sorting does), so that its length does not count twice.
 */
final class Edits {
    /** Elements of both lists together for the algorithm of Myers, whose work grows with their product. */
    static final int SHORT = 400;

    private static final int LONG = 2_000;
    private static final int DEEPEST = 8;

    private final List<String> before;
    private final List<String> after;
    private final Work work;
    private final List<Edit> found = new ArrayList<>();
    private boolean coarse;

    private Edits(List<String> before, List<String> after, Work work) {
        this.before = before;
        this.after = after;
        this.work = work;
    }

    /**
     * A stretch that is replaced by another; either may be empty, and what lies between two of them is the same in both.
     *
     * @param from the first element before, {@code to} the one after the last
     * @param in   the first element after, {@code out} the one after the last
     */
    record Edit(int from, int to, int in, int out) {}

    /**
     * @param edits  in order
     * @param coarse whether something was left as one replacement that would have had more in common
     */
    record Found(List<Edit> edits, boolean coarse) {}

    static Found lines(List<String> before, List<String> after, Work work) {
        Edits edits = new Edits(before, after, work);
        edits.between(0, before.size(), 0, after.size(), 0);
        return new Found(edits.found, edits.coarse);
    }

    /** @throws Work.Spent when it would be too much */
    static List<Edit> words(List<String> before, List<String> after, Work work) {
        Edits edits = new Edits(before, after, work);
        edits.myers(0, before.size(), 0, after.size());
        return edits.found;
    }

    private void between(int from, int to, int in, int out, int depth) {
        int a = from;
        int b = in;
        while (a < to && b < out && before.get(a).equals(after.get(b))) {
            a++;
            b++;
        }
        int y = to;
        int z = out;
        while (y > a && z > b && before.get(y - 1).equals(after.get(z - 1))) {
            y--;
            z--;
        }
        if (a == y && b == z) {
            return;
        }
        int size = y - a + z - b;
        if (a == y || b == z) {
            add(a, y, b, z);
        } else if (size <= SHORT || !cut(a, y, b, z, depth)) {
            try {
                myers(a, y, b, z);
            } catch (Work.Spent spent) {
                replace(a, y, b, z);
            }
        }
    }

    /** Cuts a long stretch where lines stand once in both; replaces it whole where there are none. False where Myers may try. */
    private boolean cut(int from, int to, int in, int out, int depth) {
        List<int[]> anchors = depth < DEEPEST ? anchors(from, to, in, out) : List.of();
        if (anchors.isEmpty()) {
            if (to - from + out - in <= LONG) {
                return false;
            }
            replace(from, to, in, out);
            return true;
        }
        int a = from;
        int b = in;
        for (int[] anchor : anchors) {
            between(a, anchor[0], b, anchor[1], depth + 1);
            a = anchor[0] + 1;
            b = anchor[1] + 1;
        }
        between(a, to, b, out, depth + 1);
        return true;
    }

    /** The longest row of lines that stand once in both and in the same order. */
    private List<int[]> anchors(int from, int to, int in, int out) {
        Map<String, int[]> places = new HashMap<>();
        for (int i = from; i < to; i++) {
            int[] place = places.computeIfAbsent(before.get(i), line -> new int[] {0, 0, 0, 0});
            place[0]++;
            place[1] = i;
        }
        for (int i = in; i < out; i++) {
            int[] place = places.get(after.get(i));
            if (place != null) {
                place[2]++;
                place[3] = i;
            }
        }
        List<int[]> once = places.values().stream()
                .filter(place -> place[0] == 1 && place[2] == 1)
                .map(place -> new int[] {place[1], place[3]})
                .sorted(Comparator.comparingInt(place -> place[0]))
                .toList();
        return longestRising(once);
    }

    private static List<int[]> longestRising(List<int[]> places) {
        int[] previous = new int[places.size()];
        List<Integer> piles = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            int low = 0;
            int high = piles.size();
            while (low < high) {
                int middle = (low + high) / 2;
                if (places.get(piles.get(middle))[1] < places.get(i)[1]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? -1 : piles.get(low - 1);
            if (low == piles.size()) {
                piles.add(i);
            } else {
                piles.set(low, i);
            }
        }
        List<int[]> row = new ArrayList<>();
        for (int i = piles.isEmpty() ? -1 : piles.get(piles.size() - 1); i >= 0; i = previous[i]) {
            row.add(places.get(i));
        }
        Collections.reverse(row);
        return row;
    }

    private void myers(int from, int to, int in, int out) {
        MyersDiffWithLinearSpace<String> algorithm = new MyersDiffWithLinearSpace<>((one, other) -> {
            work.look();
            return one.equals(other);
        });
        for (Change change : algorithm.computeDiff(before.subList(from, to), after.subList(in, out), null)) {
            add(
                    from + change.startOriginal,
                    from + change.endOriginal,
                    in + change.startRevised,
                    in + change.endRevised);
        }
    }

    private void replace(int from, int to, int in, int out) {
        coarse = true;
        add(from, to, in, out);
    }

    /** Joined to the one before where nothing lies between. */
    private void add(int from, int to, int in, int out) {
        Edit last = found.isEmpty() ? null : found.get(found.size() - 1);
        if (last != null && last.to() == from && last.out() == in) {
            found.set(found.size() - 1, new Edit(last.from(), to, last.in(), out));
        } else {
            found.add(new Edit(from, to, in, out));
        }
    }
}
