package org.enlace.jit.picture;

import java.util.Arrays;

/** Cuts outlines to a rectangle, one side after the other (Sutherland and Hodgman), and writes them as SVG paths in whole units. */
final class Clip {
    private Clip() {}

    /** @param side 0 left, 1 right, 2 top, 3 bottom */
    static double[] side(double[] points, int side, double left, double top, double right, double bottom) {
        double[] kept = new double[points.length * 2 + 4];
        int used = 0;
        for (int i = 0; i < points.length; i += 2) {
            int before = i == 0 ? points.length - 2 : i - 2;
            double x = points[i];
            double y = points[i + 1];
            double fromX = points[before];
            double fromY = points[before + 1];
            double here = inside(x, y, side, left, top, right, bottom);
            double there = inside(fromX, fromY, side, left, top, right, bottom);
            if (here >= 0 != there >= 0) {
                double part = there / (there - here);
                kept[used++] = fromX + (x - fromX) * part;
                kept[used++] = fromY + (y - fromY) * part;
            }
            if (here >= 0) {
                kept[used++] = x;
                kept[used++] = y;
            }
        }
        return Arrays.copyOf(kept, used);
    }

    /** How far inside; negative outside. */
    private static double inside(double x, double y, int side, double left, double top, double right, double bottom) {
        return switch (side) {
            case 0 -> x - left;
            case 1 -> right - x;
            case 2 -> y - top;
            default -> bottom - y;
        };
    }

    /** Empty where it is smaller than a unit. */
    static String path(double[] points) {
        StringBuilder path = new StringBuilder();
        int lastX = Integer.MIN_VALUE;
        int lastY = Integer.MIN_VALUE;
        int corners = 0;
        for (int i = 0; i < points.length; i += 2) {
            int x = (int) Math.rint(points[i]);
            int y = (int) Math.rint(points[i + 1]);
            if (x != lastX || y != lastY) {
                path.append(corners == 0 ? 'M' : corners == 1 ? 'L' : ' ')
                        .append(x)
                        .append(' ')
                        .append(y);
                corners++;
                lastX = x;
                lastY = y;
            }
        }
        return corners < 3 ? "" : path.append('Z').toString();
    }
}
