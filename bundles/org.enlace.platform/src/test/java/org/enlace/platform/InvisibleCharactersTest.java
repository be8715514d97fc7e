package org.enlace.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class InvisibleCharactersTest {
    @Test
    void whatNobodySeesIsKnown() {
        for (int c : new int[] {
            0x00AD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2061, 0x2064,
            0x2066, 0x2069, 0xFEFF, 0xE0000, 0xE0041, 0xE007F
        }) {
            assertTrue(InvisibleCharacters.isOne(c), Integer.toHexString(c));
            assertTrue(InvisibleCharacters.areIn("a" + Character.toString(c) + "b"), Integer.toHexString(c));
        }
    }

    @Test
    void whatSomeScriptsAreWrittenWithStays() {
        // "I go" in Persian, a conjunct of Devanagari, a family of emoji, a decomposed accent, a space of French.
        for (String text : new String[] {
            "\u0645\u06CC\u200C\u0631\u0648\u0645",
            "\u0915\u094D\u200D\u0937",
            "\uD83D\uDC68\u200D\uD83D\uDC67",
            "e\u0301",
            "a\u202F;"
        }) {
            assertFalse(InvisibleCharacters.areIn(text), text);
            assertEquals(text, InvisibleCharacters.removedFrom(text));
        }
    }

    @Test
    void theyAreTakenOutAndALineThatEndedIsABlank() {
        assertEquals("pay pal", InvisibleCharacters.removedFrom("\uFEFFp\u200Ba\u00ADy\u2028pal\uDB40\uDC41"));
    }
}
