package org.enlace.jit.picture;

import java.util.ArrayList;
import java.util.List;

/** Sets marks and their captions on a map: marks that would lie upon one another are drawn apart, each with a line to where it belongs. */
public final class Marks {
    private static final double LETTER = 7;
    private static final int LINE = 15;
    private static final int GAP = 6;

    private Marks() {}

    /**
     * @param key     whose mark it is
     * @param spot    where it belongs
     * @param radius  of the mark, in units
     * @param caption the lines beside it
     */
    public record Mark(String key, MapFrame.Spot spot, int radius, List<String> caption) {
        public Mark {
            caption = List.copyOf(caption);
        }

        private double wide() {
            return caption.stream().mapToInt(String::length).max().orElse(0) * LETTER;
        }
    }

    /**
     * @param x       of the middle of the mark
     * @param y       of the middle of the mark
     * @param trueX   where it belongs
     * @param trueY   where it belongs
     * @param textX   where the caption is anchored
     * @param textY   of the base of its first line
     * @param anchor  {@code start}, {@code middle} or {@code end}
     */
    public record Placed(Mark mark, int x, int y, int trueX, int trueY, int textX, int textY, String anchor) {
        /** Whether it is drawn off where it belongs. */
        public boolean moved() {
            return Math.hypot(x - trueX, y - trueY) > mark.radius();
        }
    }

    private record Room(double left, double top, double right, double bottom) {
        boolean crosses(Room other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    private record Caption(int x, int y, String anchor, Room room) {}

    /** In their order: earlier ones choose first where their captions stand. Marks outside the frame are left out. */
    public static List<Placed> place(List<Mark> all, MapFrame frame) {
        List<Mark> marks = all.stream().filter(mark -> frame.shows(mark.spot())).toList();
        double[] x = marks.stream().mapToDouble(mark -> frame.x(mark.spot())).toArray();
        double[] y = marks.stream().mapToDouble(mark -> frame.y(mark.spot())).toArray();
        double broadest = 2.0 * marks.stream().mapToInt(Mark::radius).max().orElse(0) + 2;
        Apart.push(x, y, broadest, broadest);
        for (int i = 0; i < x.length; i++) {
            int radius = marks.get(i).radius();
            x[i] = Math.max(radius + 2, Math.min(MapFrame.WIDTH - radius - 2, x[i]));
            y[i] = Math.max(radius + 2, Math.min(MapFrame.HEIGHT - radius - 2, y[i]));
        }
        List<Room> taken = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            double radius = marks.get(i).radius();
            taken.add(new Room(x[i] - radius, y[i] - radius, x[i] + radius, y[i] + radius));
        }
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            Mark mark = marks.get(i);
            Caption best = best(captions(mark, x[i], y[i]), taken);
            taken.add(best.room());
            placed.add(new Placed(
                    mark,
                    (int) Math.rint(x[i]),
                    (int) Math.rint(y[i]),
                    (int) Math.rint(frame.x(mark.spot())),
                    (int) Math.rint(frame.y(mark.spot())),
                    best.x(),
                    best.y(),
                    best.anchor()));
        }
        return placed;
    }

    private static Caption best(List<Caption> captions, List<Room> taken) {
        Caption best = captions.get(0);
        long least = Long.MAX_VALUE;
        for (Caption one : captions) {
            Room room = one.room();
            long crossed = taken.stream().filter(room::crosses).count();
            if (room.left() < 0 || room.right() > MapFrame.WIDTH || room.top() < 0 || room.bottom() > MapFrame.HEIGHT) {
                crossed += 10;
            }
            if (crossed < least) {
                least = crossed;
                best = one;
            }
        }
        return best;
    }

    /** To the right, to the left, below, above. */
    private static List<Caption> captions(Mark mark, double x, double y) {
        double wide = mark.wide();
        double high = mark.caption().size() * (double) LINE;
        double radius = mark.radius() + (double) GAP;
        return List.of(
                caption(x + radius, y - high / 2, wide, high, "start"),
                caption(x - radius, y - high / 2, wide, high, "end"),
                caption(x, y + radius - 2, wide, high, "middle"),
                caption(x, y - radius - high, wide, high, "middle"));
    }

    private static Caption caption(double x, double top, double wide, double high, String anchor) {
        double left =
                switch (anchor) {
                    case "start" -> x;
                    case "end" -> x - wide;
                    default -> x - wide / 2;
                };
        return new Caption(
                (int) Math.rint(x),
                (int) Math.rint(top + LINE - 3),
                anchor,
                new Room(left, top, left + wide, top + high));
    }
}
