package org.enlace.jit.picture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A piece of the world in a picture of {@value #WIDTH} by {@value #HEIGHT}: longitudes and latitudes drawn straight (equirectangular), as broad
 * as they are in the middle of the piece.
 *
 * @param longitude in the middle, in degrees
 * @param latitude  in the middle
 * @param scale     units for a degree of latitude
 */
public record MapFrame(double longitude, double latitude, double scale) {
    public static final int WIDTH = 960;
    public static final int HEIGHT = 640;

    /** What is shown at least, from the upper edge to the lower, in degrees. */
    private static final double LEAST = 2.5;

    private static final double MARGIN = 1.35;
    private static final int BEYOND = 20;
    private static final double NAMED = 60;

    /** A place on the earth, in degrees. */
    public record Spot(double longitude, double latitude) {}

    /** Of a country, as much as is in the picture. */
    public record Land(String country, String path) {}

    /** Everything of some spots, with a margin; South America where there are none. */
    public static MapFrame of(Collection<Spot> spots) {
        if (spots.isEmpty()) {
            return new MapFrame(-62, -18, HEIGHT / 78.0);
        }
        double west = spots.stream().mapToDouble(Spot::longitude).min().orElse(0);
        double east = spots.stream().mapToDouble(Spot::longitude).max().orElse(0);
        double south = spots.stream().mapToDouble(Spot::latitude).min().orElse(0);
        double north = spots.stream().mapToDouble(Spot::latitude).max().orElse(0);
        double latitude = (south + north) / 2;
        double high = Math.max((north - south) * MARGIN, LEAST);
        double broad = (east - west) * MARGIN * broad(latitude);
        return new MapFrame((west + east) / 2, latitude, Math.min(HEIGHT / high, WIDTH / Math.max(broad, 0.1)));
    }

    /** A part around a spot, so many degrees high. */
    public static MapFrame around(Spot spot, double degrees) {
        return new MapFrame(spot.longitude(), spot.latitude(), HEIGHT / degrees);
    }

    private static double broad(double latitude) {
        return Math.max(Math.cos(Math.toRadians(latitude)), 0.2);
    }

    public double x(Spot spot) {
        return WIDTH / 2.0 + (spot.longitude() - longitude) * scale * broad(latitude);
    }

    public double y(Spot spot) {
        return HEIGHT / 2.0 - (spot.latitude() - latitude) * scale;
    }

    public boolean shows(Spot spot) {
        double x = x(spot);
        double y = y(spot);
        return x >= 0 && x <= WIDTH && y >= 0 && y <= HEIGHT;
    }

    /** How long a round number of kilometres is. */
    public Scale bar() {
        double kilometre = scale / 111.2;
        int[] round = {2000, 1000, 500, 200, 100, 50, 20, 10, 5};
        for (int one : round) {
            if (one * kilometre <= WIDTH / 5.0) {
                return new Scale(one, (int) Math.round(one * kilometre));
            }
        }
        return new Scale(1, (int) Math.round(kilometre));
    }

    public record Scale(int kilometres, int length) {}

    /** The land in the picture, one path for each country of the network and one for all others. */
    public List<Land> land() {
        Map<String, StringBuilder> paths = new LinkedHashMap<>();
        for (Outlines.Ring ring : Outlines.all()) {
            if (touches(ring)) {
                String path = path(ring);
                if (!path.isEmpty()) {
                    paths.computeIfAbsent(ring.country(), key -> new StringBuilder())
                            .append(path);
                }
            }
        }
        List<Land> land = new ArrayList<>();
        paths.forEach((country, path) -> land.add(new Land(country, path.toString())));
        return land;
    }

    /** In the middle of the largest of what the picture shows of each country of the network, where there is room for its name. */
    public Map<String, int[]> middles() {
        Map<String, int[]> middles = new LinkedHashMap<>();
        Map<String, Double> largest = new LinkedHashMap<>();
        for (Outlines.Ring ring : Outlines.all()) {
            if (!ring.country().equals("-") && touches(ring)) {
                double left = Math.max(0, x(ring.west()));
                double right = Math.min(WIDTH, x(ring.east()));
                double top = Math.max(0, y(ring.north()));
                double bottom = Math.min(HEIGHT, y(ring.south()));
                double area = (right - left) * (bottom - top);
                if (right - left > NAMED
                        && bottom - top > NAMED / 4
                        && area > largest.getOrDefault(ring.country(), 0.0)) {
                    largest.put(ring.country(), area);
                    middles.put(ring.country(), middle(ring));
                }
            }
        }
        return middles;
    }

    /** The middle of what is inside the picture. */
    private int[] middle(Outlines.Ring ring) {
        double[] inside = inside(ring, 0);
        double area = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < inside.length; i += 2) {
            int next = (i + 2) % inside.length;
            double cross = inside[i] * inside[next + 1] - inside[next] * inside[i + 1];
            area += cross;
            sumX += (inside[i] + inside[next]) * cross;
            sumY += (inside[i + 1] + inside[next + 1]) * cross;
        }
        return area == 0
                ? new int[] {(int) x((ring.west() + ring.east()) / 2), (int) y((ring.south() + ring.north()) / 2)}
                : new int[] {(int) Math.rint(sumX / (3 * area)), (int) Math.rint(sumY / (3 * area))};
    }

    private boolean touches(Outlines.Ring ring) {
        return x(ring.east()) >= 0 && x(ring.west()) <= WIDTH && y(ring.south()) >= 0 && y(ring.north()) <= HEIGHT;
    }

    private double x(int hundredths) {
        return x(new Spot(hundredths / Outlines.HUNDREDTHS, latitude));
    }

    private double y(int hundredths) {
        return y(new Spot(longitude, hundredths / Outlines.HUNDREDTHS));
    }

    private String path(Outlines.Ring ring) {
        return Clip.path(inside(ring, BEYOND));
    }

    private double[] inside(Outlines.Ring ring, int beyond) {
        int[] points = ring.points();
        double[] inside = new double[points.length];
        for (int i = 0; i < points.length; i += 2) {
            inside[i] = x(points[i]);
            inside[i + 1] = y(points[i + 1]);
        }
        for (int side = 0; side < 4; side++) {
            inside = Clip.side(inside, side, -beyond, -beyond, WIDTH + beyond, HEIGHT + beyond);
        }
        return inside;
    }
}
