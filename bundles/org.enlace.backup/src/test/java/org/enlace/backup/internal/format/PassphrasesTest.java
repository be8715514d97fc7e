package org.enlace.backup.internal.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A passphrase has to be the same when it is typed from paper, years later, on another machine. */
class PassphrasesTest {
    private static final String PHRASE = "un camión de arena";

    @TempDir
    private Path folder;

    private String read(byte[] bytes) throws IOException {
        return new String(Passphrases.firstLine(Files.write(folder.resolve("passphrase"), bytes)));
    }

    private String read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_an_editor_puts_around_it_does_not_count() throws Exception {
        assertEquals(PHRASE, read(PHRASE));
        assertEquals(PHRASE, read("\uFEFF" + PHRASE + "\r\nsecond line"));
        assertEquals(PHRASE, read(" \t" + PHRASE + "\u00A0 \n"));
        assertEquals("", read("\nsecond line"));
        assertEquals("", read(""));
    }

    @Test
    void one_in_another_encoding_is_refused_since_nobody_could_type_it() {
        IOException refused =
                assertThrows(Passphrases.NotUtf8.class, () -> read(PHRASE.getBytes(StandardCharsets.ISO_8859_1)));
        assertTrue(refused.getMessage().contains("UTF-8"), refused.getMessage());
        assertThrows(Passphrases.NotUtf8.class, () -> read(new byte[] {'a', (byte) 0xC3}));
    }

    @Test
    void what_was_typed_is_wiped() {
        char[] typed = (" " + PHRASE).toCharArray();
        assertEquals(PHRASE, new String(Passphrases.typed(typed)));
        assertArrayEquals(new char[typed.length], typed);
    }
}
