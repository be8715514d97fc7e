package org.enlace.platform.contribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import org.junit.jupiter.api.Test;

class FileTroubleTest {
    @Test
    void whatIsWrongWithAFileIsSaidWithoutTheNameOfAClass() {
        assertEquals("/a, and the system gives no reason", FileTrouble.of(new FileSystemException("/a")));
        assertEquals("/a, and the system gives no reason", FileTrouble.of(new FileSystemLoopException("/a")));
        assertEquals("the node's user may not", FileTrouble.of(new AccessDeniedException("/a")));
        assertEquals(
                "/a: Input/output error", FileTrouble.of(new FileSystemException("/a", null, "Input/output error")));
    }
}
