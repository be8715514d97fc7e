package org.enlace.web.ui;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A figure over days, as steps: it stays as it is until the day on which it becomes another. Its {@link Table} stands beside it.
 *
 * @param label  what it shows, in a sentence that says what the steps say to those who see them; it stands for the picture
 * @param points by their days, which grow; at least one
 * @param most   the top of the scale, which begins at 0
 * @param until  the day at the right edge, not before the last point
 */
public record Chart(String label, List<Point> points, int most, LocalDate until) {
    private static final int LEFT = 34;
    private static final int RIGHT = 350;
    private static final int TOP = 12;
    private static final int BOTTOM = 132;

    /** @param value 0 to {@code most} */
    public record Point(LocalDate day, int value) {}

    public Chart {
        Objects.requireNonNull(label, "label");
        points = List.copyOf(points);
        if (points.isEmpty() || most < 1) {
            throw new IllegalArgumentException("\"" + label + "\" has nothing to show; give it a point and a scale");
        }
        LocalDate last = points.get(points.size() - 1).day();
        until = until.isBefore(last) ? last : until;
    }

    public LocalDate from() {
        return points.get(0).day();
    }

    /** Where a value lies, from the top of the picture. */
    public String y(int value) {
        return number(BOTTOM - (BOTTOM - TOP) * (double) Math.max(0, Math.min(most, value)) / most);
    }

    /** Where a day lies, from the left of the picture. */
    public String x(LocalDate day) {
        long days = Math.max(1, ChronoUnit.DAYS.between(from(), until));
        return number(LEFT + (RIGHT - LEFT) * (double) ChronoUnit.DAYS.between(from(), day) / days);
    }

    /** The steps, as the data of an SVG path. */
    public String path() {
        StringBuilder path =
                new StringBuilder("M" + x(from()) + " " + y(points.get(0).value()));
        for (Point point : points.subList(1, points.size())) {
            path.append("H").append(x(point.day())).append("V").append(y(point.value()));
        }
        return path.append("H").append(RIGHT).toString();
    }

    /** The same with the room below it. */
    public String area() {
        return path() + "V" + BOTTOM + "H" + LEFT + "Z";
    }

    /** The lines of the scale. */
    public List<Integer> scale() {
        return most < 2 ? List.of(0, most) : List.of(0, most / 2, most);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
