package org.enlace.backup.internal.offline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enlace.backup.internal.Steps;

/** Runs the program that restores, in this process. */
public final class Restored {
    private Restored() {}

    /** @return what it said; an exception where it did not restore */
    public static String from(Path backup, Path data, String passphrase, Steps steps, String... options)
            throws IOException {
        Path file = Files.createTempFile("passphrase", "");
        try {
            Files.writeString(file, passphrase + "\n");
            List<String> arguments = new ArrayList<>(List.of(backup.toString(), "--passphrase-file", file.toString()));
            arguments.addAll(List.of(options));
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            RestoreProgram.run(arguments, data.toString(), new PrintStream(said, true, StandardCharsets.UTF_8), steps);
            return said.toString(StandardCharsets.UTF_8);
        } catch (RestoreProgram.WrongUse e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } finally {
            Files.delete(file);
        }
    }
}
