package org.enlace.backup.internal.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.enlace.backup.internal.format.Damaged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a disk that became full where the kernel speaks another language, and where it is not its bytes that are used up. */
class FullDiskToldTest {
    private static final String SPANISH = "No queda espacio en el dispositivo";
    private static final long MUCH = Long.MAX_VALUE / 2;

    @TempDir
    private Path data;

    @Test
    void a_full_disk_is_known_by_its_numbers_whatever_the_kernel_calls_it() throws IOException {
        Files.write(data.resolve("there"), new byte[1000]);
        for (IOException e : List.of(ofJava(SPANISH), new FileSystemException("a", null, SPANISH))) {
            String said = FullDisk.told(e, data, MUCH).getMessage();
            assertTrue(said.startsWith("The disk of \"" + data + "\" became full (" + SPANISH + "): it has "), said);
            assertTrue(said.contains(" needs about " + (MUCH - 1000) + ". Make room"), said);
            assertSame(e, FullDisk.told(e, data, 1000), "there is room for the rest");
        }
    }

    @Test
    void where_bytes_are_free_none_are_said_to_be_missing() {
        String said = FullDisk.told(ofJava("No space left on device"), data, 0).getMessage();
        assertTrue(said.startsWith("The disk of \"" + data + "\" takes no more (No space left on device)"), said);
        assertTrue(said.contains("bytes free") && !said.contains("needs"), said);
    }

    @Test
    void what_says_itself_what_is_wrong_is_left_as_it_is() {
        for (IOException e : List.of(
                new IOException("A node runs there"),
                new Damaged("A file is missing"),
                new AccessDeniedException("a"))) {
            assertSame(e, FullDisk.told(e, data, MUCH));
        }
    }

    @Test
    void of_nothing_said_nothing_is_repeated() {
        String said = FullDisk.told(new FileSystemException("a"), data, MUCH).getMessage();
        assertEquals(-1, said.indexOf("null"), said);
    }

    /** As its channels throw it. */
    private static IOException ofJava(String said) {
        IOException e = new IOException(said);
        e.setStackTrace(new StackTraceElement[] {
            new StackTraceElement(
                    null, "java.base", "17", "sun.nio.ch.FileDispatcherImpl", "write0", "FileDispatcherImpl.java", -2)
        });
        return e;
    }
}
