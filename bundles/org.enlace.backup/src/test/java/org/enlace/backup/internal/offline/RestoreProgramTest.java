package org.enlace.backup.internal.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.enlace.backup.internal.Steps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a backup or a passphrase file that cannot be read. */
class RestoreProgramTest {
    private static final String ME = System.getProperty("user.name");

    @TempDir
    private Path folder;

    private Path backup;
    private Path passphrase;

    @BeforeEach
    void files() throws IOException {
        backup = Files.createDirectory(folder.resolve("backup"));
        passphrase = Files.writeString(folder.resolve("passphrase"), "a long one\n");
    }

    @Test
    void a_backup_that_is_not_there() throws IOException {
        Files.delete(backup);
        assertEquals(
                "The backup \"" + backup + "\" is not there. Check its name, and that the disk it lies on is mounted",
                refused());
    }

    @Test
    void a_backup_that_is_a_file() throws IOException {
        Files.delete(backup);
        Files.createFile(backup);
        assertEquals("The backup \"" + backup + "\" is a file. Name the folder of the backup", refused());
    }

    @Test
    void the_folder_around_backups_names_them() throws IOException {
        Path of = backup.resolve("enlace-co-0a1b2c3d");
        Files.createDirectories(of.resolve("20261129T023000412Z-4e5f"));
        Files.createFile(of.resolve("20261129T023000412Z-4e5f/manifest.json"));
        String said = "\"" + of + "\" holds the backups of a node, the newest first: 20261129T023000412Z-4e5f. Name the"
                + " folder of one, such as " + of.resolve("20261129T023000412Z-4e5f");
        assertEquals(said, refused());
        backup = of;
        assertEquals(said, refused());
    }

    @Test
    void the_folder_around_the_backups_of_several_nodes_names_each() throws IOException {
        for (String of : List.of("enlace-co-0a1b2c3d", "enlace-mx-00000000")) {
            Files.createDirectories(backup.resolve(of).resolve("20261129T023000412Z-4e5f"));
            Files.createFile(backup.resolve(of).resolve("20261129T023000412Z-4e5f/manifest.json"));
        }
        String said = refused();
        for (String of : List.of("enlace-co-0a1b2c3d", "enlace-mx-00000000")) {
            assertTrue(
                    said.contains("\"" + backup.resolve(of) + "\" holds the backups of a node, the newest first: 2"),
                    said);
        }
        assertTrue(
                said.endsWith(". Name the folder of one, such as "
                        + backup.resolve("enlace-co-0a1b2c3d/20261129T023000412Z-4e5f")),
                said);
    }

    @Test
    void a_passphrase_file_that_is_not_there() throws IOException {
        Files.delete(passphrase);
        assertEquals(
                "The passphrase file \"" + passphrase
                        + "\" is not there. Check its name, and that the disk it lies on is mounted",
                refused());
    }

    @Test
    void a_passphrase_file_that_is_a_folder() throws IOException {
        Files.delete(passphrase);
        Files.createDirectory(passphrase);
        assertEquals("The passphrase file \"" + passphrase + "\" is a folder. Name a file", refused());
    }

    @Test
    void what_this_user_may_not_read() throws IOException {
        assumeFalse(ME.equals("root"), "root may read everything");
        Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("---------"));
        assertEquals(mayNot(passphrase.toString()), refused());
        Files.setPosixFilePermissions(backup, PosixFilePermissions.fromString("---------"));
        assertEquals(mayNot(backup.toString()), refused());
    }

    @Test
    void what_turns_out_later_is_told_with_its_reason() {
        assertEquals(mayNot("/b/manifest.json"), GivenFile.said(new AccessDeniedException("/b/manifest.json")));
        assertEquals(
                "There is no \"/b/x\". Check its name, and that the disk it lies on is mounted",
                GivenFile.said(new NoSuchFileException("/b/x")));
        assertEquals(
                "\"/b/x\" cannot be used: Input/output error",
                GivenFile.said(new FileSystemException("/b/x", null, "Input/output error")));
        assertEquals(
                "\"/b/x\" cannot be used: the system gives no reason", GivenFile.said(new FileSystemException("/b/x")));
        assertEquals("No passphrase was given", GivenFile.said(new IOException("No passphrase was given")));
    }

    private static String mayNot(String path) {
        return "User " + ME + " may not get at \"" + path + "\". Give it to this user, or restore as the user who may";
    }

    private String refused() {
        Path data = folder.resolve("data");
        String said = GivenFile.said(assertThrows(
                IOException.class,
                () -> RestoreProgram.run(
                        List.of(backup.toString(), "--passphrase-file", passphrase.toString()),
                        data.toString(),
                        new PrintStream(OutputStream.nullOutputStream()),
                        Steps.NONE)));
        assertFalse(Files.exists(data), "nothing was begun");
        return said;
    }
}
