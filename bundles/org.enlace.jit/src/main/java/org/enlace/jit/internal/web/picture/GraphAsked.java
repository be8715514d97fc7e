package org.enlace.jit.internal.web.picture;

import java.time.Year;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.picture.Graph;
import org.enlace.jit.work.EntryKind;

/**
 * What of a graph is asked for. Words that mean nothing here are taken for what is usual: nobody types them.
 *
 * @param middle around what; empty for the whole team
 * @param depth  how many relations away, 1 to 3
 * @param kinds  of these; empty for all
 * @param fit    whether it is drawn into the breadth of the page
 * @param part   of the table, from 1
 * @param year   in which what is drawn was written; empty for any
 */
public record GraphAsked(
        Optional<Graph.Node> middle, int depth, Set<EntryKind> kinds, boolean fit, int part, Optional<Year> year) {
    public static final int DEEPEST = 3;
    private static final int USUAL = 2;

    public static GraphAsked of(
            Optional<Graph.Node> middle,
            String depth,
            List<String> kinds,
            String size,
            String part,
            Optional<Year> year) {
        Set<EntryKind> chosen = EnumSet.noneOf(EntryKind.class);
        kinds.stream()
                .flatMap(word -> EntryKind.of(word).stream())
                .filter(Graph.KINDS::contains)
                .forEach(chosen::add);
        return new GraphAsked(
                middle, number(depth, USUAL, DEEPEST), chosen, !size.equals("full"), number(part, 1, 9_999), year);
    }

    private static int number(String typed, int usual, int most) {
        return typed.matches("[1-9]\\d{0,3}") ? Math.min(Integer.parseInt(typed), most) : usual;
    }

    /** The address of the same with another size, at the picture. */
    public String sized(boolean fitted, String place) {
        return place + "/graph" + query(fitted, kinds, 1) + "#picture";
    }

    /** The address of another part of the table. */
    public String parted(int other, String place) {
        return place + "/graph" + query(fit, kinds, other) + "#table";
    }

    /** The address without one of the kinds. */
    public String without(EntryKind kind, String place) {
        Set<EntryKind> others = EnumSet.copyOf(kinds);
        others.remove(kind);
        return place + "/graph" + query(fit, others, 1);
    }

    /** The address without any kind. */
    public String whole(String place) {
        return place + "/graph" + query(fit, Set.of(), 1);
    }

    private String query(boolean fitted, Set<EntryKind> of, int at) {
        List<String> words = new ArrayList<>();
        middle.ifPresent(node -> words.add("around=" + node.id() + "&depth=" + depth));
        of.forEach(kind -> words.add("kind=" + kind.token()));
        year.ifPresent(one -> words.add("year=" + one));
        if (!fitted) {
            words.add("size=full");
        }
        if (at > 1) {
            words.add("part=" + at);
        }
        return words.isEmpty() ? "" : "?" + String.join("&", words);
    }
}
