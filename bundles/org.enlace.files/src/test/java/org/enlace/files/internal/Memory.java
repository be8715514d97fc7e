package org.enlace.files.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process took of the machine's memory, for figures and proofs. */
public final class Memory {
    private Memory() {}

    /** The most that was resident so far, as Linux counts it, such as {@code 198508 kB}; {@code ?} where there is no Linux. */
    public static String resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .map(line -> line.substring(6).strip())
                        .findFirst()
                        .orElse("?")
                : "?";
    }
}
