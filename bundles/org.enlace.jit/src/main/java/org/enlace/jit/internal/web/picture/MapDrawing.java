package org.enlace.jit.internal.web.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.jit.internal.picture.Borders;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.picture.Crossing;
import org.enlace.jit.picture.MapFrame;
import org.enlace.jit.picture.Marks;
import org.enlace.jit.picture.Tally;
import org.enlace.jit.work.Seen;
import org.enlace.platform.CountryCode;

/**
 * A map as it is drawn.
 *
 * @param names     of countries, where they have room
 * @param crossings by the most crossed
 */
public record MapDrawing(MapFrame frame, List<Name> names, List<Crossed> crossings, List<Stood> places) {
    private static final int LEAST = 11;
    private static final int MOST = 30;
    private static final int PLACE = 9;

    /** The name of a country in the middle of the largest of what is shown of it. */
    public record Name(String text, int x, int y) {}

    public record Crossed(Tally tally, Crossing crossing, Marks.Placed mark) {}

    public record Stood(Seen place, Marks.Placed mark) {}

    static MapDrawing of(
            MapFrame frame, List<Tally> tallies, Map<String, Crossing> crossings, List<Seen> places, Labels labels) {
        List<Marks.Mark> marks = new ArrayList<>();
        Map<String, Tally> tallied = new HashMap<>();
        Map<String, Seen> stood = new HashMap<>();
        for (Tally tally : tallies) {
            Crossing crossing = crossings.get(tally.id());
            if (crossing != null) {
                tallied.put(tally.id(), tally);
                marks.add(new Marks.Mark(
                        tally.id(),
                        crossing.spot(),
                        (int) Math.min(MOST, LEAST + 2.5 * Math.sqrt(tally.count())),
                        List.of(Picture.shorten(crossing.name()), ways(tally, labels))));
            }
        }
        for (Seen place : places) {
            String key = place.entry().id().toString();
            stood.put(key, place);
            marks.add(new Marks.Mark(
                    key, Borders.spot(place).orElseThrow(), PLACE, List.of(Picture.shorten(place.title()))));
        }
        List<Crossed> crossed = new ArrayList<>();
        List<Stood> standing = new ArrayList<>();
        for (Marks.Placed placed : Marks.place(marks, frame)) {
            String key = placed.mark().key();
            if (tallied.containsKey(key)) {
                crossed.add(new Crossed(tallied.get(key), crossings.get(key), placed));
            } else {
                standing.add(new Stood(stood.get(key), placed));
            }
        }
        return new MapDrawing(frame, names(frame, labels), crossed, standing);
    }

    /** How often towards which country, such as "→ BR 3 · → PY 1 · ? 2". */
    static String ways(Tally tally, Labels labels) {
        List<String> ways = new ArrayList<>();
        tally.into().forEach((country, count) -> ways.add(labels.get("picture.way", country.value(), count)));
        if (tally.unknown() > 0) {
            ways.add(labels.get("picture.way.unknown", tally.unknown()));
        }
        return String.join(" · ", ways);
    }

    private static List<Name> names(MapFrame frame, Labels labels) {
        List<Name> names = new ArrayList<>();
        frame.middles()
                .forEach((country, at) -> names.add(new Name(labels.country(new CountryCode(country)), at[0], at[1])));
        return names;
    }
}
