package org.enlace.protocols.internal.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enlace.platform.CountryCode;

/**
 * A map of the network as a cartogram: a square of the same size for each country, so that small ones are seen as well as large ones. The
 * squares lie about as the countries do, north above; the four of Europe stand in a frame of their own to the right below.
 *
 * @param column from the west, 0 to 8
 * @param row    from the north, 0 to 9
 */
public record Tiles(CountryCode country, int column, int row) {
    public static final int COLUMNS = 9;
    public static final int ROWS = 10;

    /** Rows from north to south; a dot is sea or another country. */
    private static final List<String> MAP = List.of(
            "MX . . CU . . . . .",
            ". BZ . JM HT DO PR KN AG",
            "GT HN . . . . . . LC",
            "SV NI . . . . . TT .",
            ". CR PA . . . . . .",
            ". . . CO . GY . . .",
            ". . . EC . BR . . .",
            ". . . PE BO . . FR IT",
            ". . . CL PY . . PT ES",
            ". . . . AR UY . . .");

    private static final Map<CountryCode, Tiles> ALL =
            read().stream().collect(Collectors.toMap(Tiles::country, Function.identity()));

    private static List<Tiles> read() {
        List<Tiles> all = new java.util.ArrayList<>();
        for (int row = 0; row < MAP.size(); row++) {
            String[] codes = MAP.get(row).split(" ");
            for (int column = 0; column < codes.length; column++) {
                if (!codes[column].equals(".")) {
                    all.add(new Tiles(new CountryCode(codes[column]), column, row));
                }
            }
        }
        return all;
    }

    /** From the north-west, row by row. */
    public static List<Tiles> all() {
        return ALL.values().stream()
                .sorted(java.util.Comparator.comparingInt((Tiles tile) -> tile.row * COLUMNS + tile.column))
                .toList();
    }

    /** Empty for a country that the reference data got later: the table has it all the same. */
    public static Optional<Tiles> of(CountryCode country) {
        return Optional.ofNullable(ALL.get(country));
    }
}
