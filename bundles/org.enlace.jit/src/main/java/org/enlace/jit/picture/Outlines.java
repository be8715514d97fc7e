package org.enlace.jit.picture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * Outlines of countries of the Americas and of Western Europe, to find one's way by; not where borders are, on which nothing is said here.
 * From {@code map/outlines.txt} of the bundle; its README says where that is from.
 */
public final class Outlines {
    private static final String FILE = "/map/outlines.txt";

    /** Of the figures in the file. */
    static final double HUNDREDTHS = 100;

    private Outlines() {}

    /**
     * @param country of the network, by its code; {@code -} for any other
     * @param points  longitude and latitude in turn, in hundredths of a degree; the last joins the first
     */
    record Ring(String country, int[] points, int west, int east, int south, int north) {}

    /** Read at the first use and kept: about 100 000 figures. */
    private static final class Read {
        private static final List<Ring> RINGS = read();
    }

    static List<Ring> all() {
        return Read.RINGS;
    }

    private static List<Ring> read() {
        List<Ring> rings = new ArrayList<>();
        try (InputStream file = Outlines.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rings.add(ring(new StringTokenizer(line)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " of the bundle cannot be read; install it again", e);
        }
        return List.copyOf(rings);
    }

    private static Ring ring(StringTokenizer words) {
        String country = words.nextToken();
        int[] points = new int[words.countTokens()];
        int west = Integer.MAX_VALUE;
        int east = Integer.MIN_VALUE;
        int south = Integer.MAX_VALUE;
        int north = Integer.MIN_VALUE;
        for (int i = 0; i < points.length; i += 2) {
            int x = Integer.parseInt(words.nextToken()) + (i == 0 ? 0 : points[i - 2]);
            int y = Integer.parseInt(words.nextToken()) + (i == 0 ? 0 : points[i - 1]);
            points[i] = x;
            points[i + 1] = y;
            west = Math.min(west, x);
            east = Math.max(east, x);
            south = Math.min(south, y);
            north = Math.max(north, y);
        }
        return new Ring(country, points, west, east, south, north);
    }
}
