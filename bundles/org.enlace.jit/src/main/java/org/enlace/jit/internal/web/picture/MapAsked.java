package org.enlace.jit.internal.web.picture;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.jit.picture.Crossing;

/**
 * What of a map is asked for.
 *
 * @param crossing the one that is looked at from near
 * @param from     the first day, in the reader's zone
 * @param until    the last day
 * @param fit      whether it is drawn into the breadth of the page
 * @param part     of the table of passages, from 1
 * @param year     in which what is shown was written; empty for any
 */
public record MapAsked(
        Optional<Crossing> crossing,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        boolean fit,
        int part,
        Optional<Year> year) {
    /** The address of the same with another size, at the picture. */
    public String sized(boolean fitted, String place) {
        return place + "/map" + query(crossing.map(Crossing::id).orElse(""), true, fitted, 1) + "#picture";
    }

    public String parted(int other, String place) {
        return place + "/map" + query(crossing.map(Crossing::id).orElse(""), true, fit, other) + "#passages";
    }

    /** The address of a map around one crossing; of all for an empty one. */
    public String around(String id, String place) {
        return place + "/map" + query(id, true, fit, 1);
    }

    public String withoutDays(String place) {
        return place + "/map" + query(crossing.map(Crossing::id).orElse(""), false, fit, 1);
    }

    private String query(String id, boolean days, boolean fitted, int at) {
        List<String> words = new ArrayList<>();
        if (!id.isEmpty()) {
            words.add("crossing=" + id);
        }
        if (days) {
            from.ifPresent(day -> words.add(day("from", day)));
            until.ifPresent(day -> words.add(day("until", day)));
        }
        year.ifPresent(one -> words.add("year=" + one));
        if (!fitted) {
            words.add("size=full");
        }
        if (at > 1) {
            words.add("part=" + at);
        }
        return words.isEmpty() ? "" : "?" + String.join("&", words);
    }

    private static String day(String name, LocalDate day) {
        return name + "-day=" + day.getDayOfMonth() + "&" + name + "-month=" + day.getMonthValue() + "&" + name
                + "-year=" + day.getYear();
    }
}
