package org.enlace.jit.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.jit.picture.MapFrame.Spot;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.CountryCode;
import org.junit.jupiter.api.Test;

class MapFrameTest {
    private static final Spot FOZ = new Spot(-54.601, -25.5095);
    private static final Spot TECUN = new Spot(-92.148, 14.678);
    private static final Crossing AMISTAD =
            new Crossing("bc-amistad", "Amistad", List.of(new CountryCode("BR"), new CountryCode("PY")), FOZ);

    @Test
    void everything_that_is_shown_lies_inside_with_a_margin() {
        List<Spot> spots = List.of(FOZ, TECUN, new Spot(-70.09, -32.823));
        MapFrame frame = MapFrame.of(spots);
        for (Spot spot : spots) {
            assertTrue(frame.x(spot) > 60 && frame.x(spot) < MapFrame.WIDTH - 60, spot + " " + frame.x(spot));
            assertTrue(frame.y(spot) > 60 && frame.y(spot) < MapFrame.HEIGHT - 60, spot + " " + frame.y(spot));
        }
        assertTrue(frame.y(TECUN) < frame.y(FOZ), "north is above");
        assertTrue(frame.x(TECUN) < frame.x(FOZ), "west is to the left");
    }

    @Test
    void one_spot_is_shown_with_what_is_around_it() {
        MapFrame frame = MapFrame.of(List.of(FOZ));
        assertEquals(MapFrame.WIDTH / 2.0, frame.x(FOZ), 1e-9);
        assertTrue(frame.shows(new Spot(-54.6, -26.5)) && !frame.shows(TECUN));
        double east = frame.x(new Spot(-53.601, -25.5095)) - frame.x(FOZ);
        double south = frame.y(new Spot(-54.601, -26.5095)) - frame.y(FOZ);
        assertEquals(Math.cos(Math.toRadians(25.5095)), east / south, 1e-9, "a degree is narrower than high");
        assertTrue(frame.bar().length() <= MapFrame.WIDTH / 5);
    }

    @Test
    void land_is_cut_to_the_picture_and_countries_are_named() {
        MapFrame frame = MapFrame.of(List.of());
        String countries = frame.land().stream().map(MapFrame.Land::country).collect(Collectors.joining(" "));
        assertTrue(countries.contains("BR") && countries.contains("CL") && !countries.contains("IT"), countries);
        for (MapFrame.Land land : frame.land()) {
            for (String word : land.path().split("[MLZ ]+")) {
                int value = word.isEmpty() ? 0 : Integer.parseInt(word);
                assertTrue(value >= -21 && value <= MapFrame.WIDTH + 21, land.country() + " " + value);
            }
        }
        assertTrue(frame.middles().containsKey("BR"));
        assertTrue(MapFrame.of(List.of(new Spot(-3.7, 40.4))).land().stream()
                .anyMatch(land -> land.country().equals("ES")));
    }

    @Test
    void where_nobody_lives_there_is_sea() {
        assertEquals(List.of(), MapFrame.around(new Spot(-30, -40), 3).land());
    }

    @Test
    void marks_at_one_place_are_drawn_apart_with_captions_that_do_not_cover_one_another() {
        List<Marks.Mark> marks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            marks.add(new Marks.Mark("m" + i, new Spot(-54.6 + i * 0.001, -25.5), 14, List.of("Paso " + i, "→ BR 1")));
        }
        marks.add(new Marks.Mark("far", TECUN, 14, List.of("Tecún Umán")));
        List<Marks.Placed> placed = Marks.place(marks, MapFrame.of(List.of(FOZ)));
        assertEquals(8, placed.size(), "what is not in the picture is left out");
        for (Marks.Placed one : placed) {
            assertTrue(one.x() >= 14
                    && one.x() <= MapFrame.WIDTH - 14
                    && one.y() >= 14
                    && one.y() <= MapFrame.HEIGHT - 14);
            assertTrue(placed.stream()
                    .allMatch(other -> other == one || Math.hypot(one.x() - other.x(), one.y() - other.y()) >= 26));
        }
        assertTrue(placed.stream().anyMatch(Marks.Placed::moved));
        assertEquals(placed, Marks.place(marks, MapFrame.of(List.of(FOZ))));
    }

    @Test
    void passages_are_counted_by_the_country_they_lead_to() {
        Sketches sketches = new Sketches();
        passage(sketches, "in", "PY");
        passage(sketches, "out", "PY");
        passage(sketches, "out", "BR");
        passage(sketches, "out", "CO");
        passage(sketches, "unknown", "BR");
        List<Tally> tallies = Tally.of(sketches.all(), Map.of(AMISTAD.id(), AMISTAD));
        assertEquals(1, tallies.size());
        assertEquals(
                Map.of(new CountryCode("PY"), 2, new CountryCode("BR"), 1),
                tallies.get(0).into());
        assertEquals(2, tallies.get(0).unknown());
        assertEquals(5, tallies.get(0).count());
        Tally elsewhere = Tally.of(sketches.all(), Map.of()).get(0);
        assertEquals(Map.of(new CountryCode("PY"), 1), elsewhere.into(), "the other side is not known");
        assertFalse(
                Tally.towards(sketches.all().get(1).entry(), Optional.empty()).isPresent());
    }

    private static void passage(Sketches sketches, String direction, String country) {
        sketches.put(
                EntryKind.PASSAGE,
                Sketches.CO,
                "passage",
                Map.of(
                        "crossing", List.of("bc-amistad"),
                        "at", List.of("2027-02-01T10:00:00Z"),
                        "direction", List.of(direction),
                        "country", List.of(country)));
    }
}
