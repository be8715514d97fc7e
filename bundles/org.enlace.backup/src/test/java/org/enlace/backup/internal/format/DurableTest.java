package org.enlace.backup.internal.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableTest {
    @TempDir
    private Path folder;

    @Test
    void what_cannot_be_written_whole_leaves_nothing_and_says_why() throws IOException {
        IOException full = new IOException("No space left on device");
        assertSame(
                full,
                assertThrows(
                        IOException.class,
                        () -> Durable.place(folder.resolve("file"), out -> {
                            out.write(1);
                            throw full;
                        })));
        try (Stream<Path> there = Files.list(folder)) {
            assertEquals(0, there.count());
        }
    }

    @Test
    void what_cannot_be_taken_away_either_goes_along_with_why() {
        IOException full = new IOException("No space left on device");
        Durable.drop(Path.of(URI.create("jrt:/java.base/java/lang/Object.class")), full);
        assertEquals(1, full.getSuppressed().length);
    }
}
