package org.enlace.newmodule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

class EntryTest {
    private static final RecordId ID = new RecordId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
    private static final Stamp FIRST = stamp("anna", "2026-03-01T12:00:00Z");
    private static final Stamp LATER = stamp("bruno", "2026-03-02T12:00:00Z");

    private final Entry.Open open = Entry.Open.first(ID, new Content("Title", "Text"), FIRST);

    private static Stamp stamp(String officer, String at) {
        return new Stamp(new OfficerId(officer), Instant.parse(at));
    }

    private static void refused(String code, String field, Runnable attempt) {
        Refusal refusal = assertThrows(Refusal.class, attempt::run);
        assertEquals(code, refusal.code());
        assertEquals(Optional.of(field), refusal.field());
    }

    @Test
    void a_change_counts_the_version_up_and_keeps_who_made_the_entry() {
        Entry.Open revised = open.revise(new Content("Title", "Other text"), LATER);
        Entry.Withdrawn gone = revised.withdraw("Out of date", LATER);

        assertEquals(2, revised.version());
        assertEquals(3, gone.version());
        assertEquals(FIRST, gone.created());
        assertEquals(LATER, gone.changed());
        assertEquals("Other text", gone.content().text());
    }

    @Test
    void texts_are_kept_without_the_blanks_around_them_and_with_plain_line_ends() {
        Content content = new Content("  Title ", "One\r\nTwo\n");

        assertEquals("Title", content.title());
        assertEquals("One\nTwo", content.text());
    }

    @Test
    void an_empty_text_is_refused() {
        refused("newmodule.missing", "title", () -> new Content(" ", "Text"));
        refused("newmodule.missing", "text", () -> new Content("Title", null));
        refused("newmodule.missing", "reason", () -> open.withdraw("", LATER));
    }

    @Test
    void a_text_that_is_too_long_is_refused() {
        String longest = "x".repeat(Content.LONGEST_TITLE);
        assertEquals(longest, new Content(longest, "Text").title());
        refused("newmodule.too-long", "title", () -> new Content(longest + "x", "Text"));
        String tooLong = "x".repeat(Content.LONGEST_TEXT + 1);
        refused("newmodule.too-long", "text", () -> new Content("Title", tooLong));
    }

    @Test
    void what_is_no_plain_text_is_refused() {
        for (String bad : new String[] {"a\0b", "a\u202Eb", "a\u200Bb", "a\uD800b", "a\uDC00", "a\uFFFFb"}) {
            refused("newmodule.character", "text", () -> new Content("Title", bad));
        }
        refused("newmodule.character", "title", () -> new Content("Two\nlines", "Text"));
        assertEquals("a😀b", new Content("Title", "a😀b").text());
    }
}
