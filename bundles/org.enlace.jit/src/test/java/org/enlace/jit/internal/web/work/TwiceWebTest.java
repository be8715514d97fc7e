package org.enlace.jit.internal.web.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.web.work.Space.led;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Forms that are sent twice, and what an entry points to that is gone. */
class TwiceWebTest {
    private static final Pattern OPENED = Pattern.compile("name=\"opened\" value=\"([^\"]{30,})\"");

    private static Space space;

    @BeforeAll
    static void start() {
        space = new Space();
    }

    @AfterAll
    static void stop() {
        space.close();
    }

    private static String opened(String path) {
        Matcher found = OPENED.matcher(space.shown("leader", path));
        assertTrue(found.find(), path);
        return found.group(1);
    }

    private static long there(EntryKind kind) {
        return space.entries(CO).counts(space.parties.team, Parties.LEADER).getOrDefault(kind, 0L);
    }

    @Test
    void a_form_that_is_sent_twice_leads_to_the_first_page() {
        String path = space.work + "/new/objective";
        String[] typed = {"opened", opened(path), "title", "Rutas del río", "handling", "H0"};
        long before = there(EntryKind.OBJECTIVE);
        String first = led(space.post("leader", path, typed));
        assertEquals(first, led(space.post("leader", path, typed)));
        assertEquals(before + 1, there(EntryKind.OBJECTIVE));
        typed[1] = opened(path);
        assertNotEquals(first, led(space.post("leader", path, typed)), "it was opened again");
    }

    @Test
    void a_message_that_is_sent_twice_is_there_once() {
        String path = space.work + "/messages";
        String[] typed = {"opened", opened(path), "text", "Nos vemos a las diez"};
        long before = there(EntryKind.MESSAGE);
        led(space.post("leader", path, typed));
        led(space.post("leader", path, typed));
        assertEquals(before + 1, there(EntryKind.MESSAGE));
    }

    @Test
    void a_merge_that_is_sent_twice_is_one() {
        String kept = space.wrote(CO, EntryKind.VEHICLE, Map.of("plate", List.of("ABC-123")))
                .id()
                .toString();
        String other = space.wrote(CO, EntryKind.VEHICLE, Map.of("plate", List.of("ABC 123")))
                .id()
                .toString();
        String path = space.work + "/alike/merge";
        String opened = opened(path + "?entry=" + kept + "&entry=" + other + "&kept=" + kept);
        String[] typed = {"opened", opened, "entry", kept, "entry", other, "kept", kept};
        String first = led(space.post("leader", path, typed));
        assertEquals(first, led(space.post("leader", path, typed)));
        assertEquals(1, there(EntryKind.SAME));
    }

    @Test
    void a_form_tells_how_victims_are_named() {
        for (String path : List.of("/new/information", "/messages")) {
            assertTrue(space.shown("leader", space.work + path).contains("by their pseudonym"), path);
        }
        assertFalse(space.shown("leader", space.work + "/new/person").contains("by their pseudonym"));
    }

    @Test
    void what_was_taken_back_is_called_so_where_something_points_to_it() {
        Entry car = space.wrote(BR, EntryKind.VEHICLE, Map.of("plate", List.of("XYZ-9")));
        Entry message = space.wrote(
                CO,
                EntryKind.MESSAGE,
                Map.of("text", List.of("Míralo"), "about", List.of(car.id().toString())));
        space.entries(BR).takeBack(space.parties.team, car.id(), 1, "Error", Parties.LEADER);
        space.parties.carry();
        String body = space.shown("leader", space.work + "/entries/" + message.id());
        assertTrue(body.contains("Entry that was taken back"), body);
        String notice = space.work + "/entries/" + car.id();
        assertTrue(body.contains(notice), "it leads to the notice");
        String left = space.shown("leader", notice);
        for (String told : List.of("Withdrawn entry", "Vehicle", "Country BR", "Error", "Destroy what you printed")) {
            assertTrue(left.contains(told), () -> told + " in " + left);
        }
        assertFalse(left.contains("XYZ-9"), left);
    }
}
