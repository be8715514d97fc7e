package org.enlace.jit.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** That a seal was sound once says nothing of other bytes, another key or another signature. */
class CoveredTest {
    private static final byte[] SAID = bytes("Sellado el 1 de marzo");
    private static final byte[] OTHER = bytes("Sellado el 2 de marzo");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_was_sound_is_sound_again_and_nothing_else_is() {
        NodeSeal seal = Story.seal(SAID);
        NodeSeal other = Story.seal(OTHER);
        NodeSeal mixed = new NodeSeal(seal.signer(), seal.key(), other.signature());
        for (int i = 0; i < 2; i++) {
            assertTrue(seal.covers(SAID));
            assertFalse(seal.covers(OTHER));
            assertFalse(mixed.covers(SAID));
            assertTrue(mixed.covers(OTHER));
        }
    }

    @Test
    void the_ones_looked_for_last_are_kept() {
        Covered covered = new Covered();
        for (int i = 0; i <= Covered.MOST; i++) {
            covered.add(key(i));
            assertTrue(covered.has(key(0)));
        }
        assertFalse(covered.has(key(1)));
        assertTrue(covered.has(key(Covered.MOST)));
    }

    @Test
    void each_part_counts() {
        NodeSeal seal = Story.seal(SAID);
        assertEquals(Covered.key(seal, SAID), Covered.key(seal, SAID.clone()));
        assertFalse(Covered.key(seal, SAID).equals(Covered.key(seal, OTHER)));
        assertFalse(Covered.key(seal, SAID).equals(Covered.key(Story.seal(OTHER), SAID)));
    }

    private static ByteBuffer key(int i) {
        return ByteBuffer.allocate(32).putInt(0, i);
    }
}
