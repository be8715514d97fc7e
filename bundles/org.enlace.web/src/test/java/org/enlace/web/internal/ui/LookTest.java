package org.enlace.web.internal.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.enlace.platform.Language;
import org.enlace.web.ui.DateParts;
import org.enlace.web.ui.Field;
import org.junit.jupiter.api.Test;

class LookTest {
    private static final List<String> FIRST_PAGE = List.of(
            "govuk-frontend.min.css",
            "moj-frontend.min.css",
            "enlace.css",
            "govuk-frontend.min.js",
            "htmx.min.js",
            "enlace.js",
            "enlace.svg");

    @Test
    void the_files_of_a_first_page_leave_room_for_the_page_within_100_kilobytes() throws IOException {
        int sum = 0;
        for (String name : FIRST_PAGE) {
            sum += compressed(read(name)).length;
        }
        assertTrue(sum <= 80_000, "the files of a first page are " + sum + " bytes compressed; at most 80 000");
    }

    @Test
    void the_borrowed_stylesheets_wear_our_colours_and_ask_for_no_typeface() throws IOException {
        for (String name : List.of("govuk-frontend.min.css", "moj-frontend.min.css")) {
            String css = new String(read(name), StandardCharsets.UTF_8);
            assertTrue(css.contains("system-ui"), name);
            for (String theirs :
                    List.of("GDS Transport", "@font-face", "#1d70b8", "#0b0c0c", "#00703c", "#fd0}", "#fd0;")) {
                assertFalse(css.contains(theirs), name + " still says " + theirs);
            }
        }
    }

    @Test
    void a_moment_is_shown_in_the_officers_zone_with_the_zone() {
        Instant instant = Instant.parse("2026-03-07T02:05:59Z");
        assertEquals(
                "6 de marzo de 2026, 21:05 UTC−5",
                Times.moment(instant, ZoneId.of("America/Bogota"), Language.ES).shown());
        assertEquals(
                "7 mars 2026, 02:05 UTC",
                Times.moment(instant, ZoneId.of("UTC"), Language.FR).shown());
        assertEquals(
                "March 6, 2026, 22:35 UTC−3:30",
                Times.moment(instant, ZoneId.of("America/St_Johns"), Language.EN)
                        .shown());
        assertEquals(
                "7 de março de 2026",
                Times.day(LocalDate.of(2026, 3, 7), Language.PT).shown());
        Instant midnight = Instant.parse("2026-11-30T05:00:00Z");
        assertEquals(
                "29 de noviembre de 2026",
                Times.until(midnight, ZoneId.of("America/Bogota"), Language.ES).shown());
        assertEquals(
                "30 de noviembre de 2026, 02:00 UTC−3",
                Times.until(midnight, ZoneId.of("America/Argentina/Buenos_Aires"), Language.ES)
                        .shown());
    }

    @Test
    void a_date_is_taken_apart_as_far_as_it_is_known() {
        assertEquals(new DateParts("2024", "", ""), DateParts.of("2024"));
        assertEquals(new DateParts("2024", "05", "17"), DateParts.of("2024-05-17"));
        assertEquals(DateParts.EMPTY, DateParts.of(null));
    }

    @Test
    void a_field_is_described_by_what_it_has() {
        Field field = Field.named("title", "Título");
        assertEquals(null, field.describedBy());
        assertEquals("title-hint", field.hint("a").describedBy());
        assertEquals("title-error", field.error("b").describedBy());
        assertEquals("title-hint title-error", field.hint("a").error("b").describedBy());
    }

    @Test
    void the_language_switch_comes_back_to_the_page_with_its_query() {
        Frame frame = new Frame(
                Language.ES,
                "/protocols",
                "q=trata&kind=a",
                "",
                List.of(),
                "CO",
                false,
                "0.1.0",
                name -> "/assets/" + name,
                null);
        assertEquals("/language/pt?back=%2Fprotocols%3Fq%3Dtrata%26kind%3Da", frame.switchTo(Language.PT));
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = Layout.class.getClassLoader().getResourceAsStream("assets/" + name)) {
            assertTrue(in != null, "there is no assets/" + name);
            return in.readAllBytes();
        }
    }

    private static byte[] compressed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
