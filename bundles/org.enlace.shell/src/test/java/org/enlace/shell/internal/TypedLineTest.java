package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TypedLineTest {
    private final TypedLine keys = new TypedLine(new ByteArrayInputStream(new byte[3 * TypedLine.MOST]));

    @Test
    void asManyAsALineHasCanBeTypedForEachLine() throws IOException {
        for (int line = 0; line < 3; line++) {
            keys.begin();
            assertEquals(TypedLine.MOST, keys.readNBytes(TypedLine.MOST).length);
            assertFalse(keys.isOver());
        }
    }

    @Test
    void oneByteMoreEndsTheInputForGood() throws IOException {
        keys.begin();
        assertEquals(TypedLine.MOST, keys.readNBytes(TypedLine.MOST).length);
        assertEquals(-1, keys.read());
        assertTrue(keys.isOver());
        keys.begin();
        assertEquals(-1, keys.read());
    }
}
