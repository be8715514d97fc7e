package org.enlace.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.enlace.node.SmallDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path folder;

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aNewDataFolderIsForItsOwnerOnly() throws IOException {
        Path root = folder.resolve("deep/data");
        new DataFolder(root).prepare();
        assertEquals("rwx------", mode(root));
        assertEquals("rwx------", mode(root.resolve("run")));
    }

    @Test
    void anEmptyFolderThatOthersMayReadIsTightened() throws IOException {
        Path root = Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxrwxr-x"));
        new DataFolder(root).prepare();
        assertEquals("rwx------", mode(root));
    }

    @Test
    void aFolderWithOtherThingsThatOthersMayWriteIsRefusedAndLeftAlone() throws IOException {
        Path root = Files.createDirectory(folder.resolve("data"));
        Files.createFile(root.resolve("letter.txt"));
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThrows(Refused.class, new DataFolder(root)::prepare);
        assertEquals("rwxrwxrwx", mode(root));
        assertFalse(Files.exists(root.resolve("run")));
    }

    @Test
    void aFolderOfSomebodyElseIsRefusedAndLeftAlone() throws IOException {
        String me = System.getProperty("user.name");
        Path root = Files.createDirectory(folder.resolve("data"));
        String mode = mode(root);
        assumeTrue(me.equals("root"), "only root can give a folder away");
        try {
            Files.setOwner(
                    root, root.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        } catch (IOException e) {
            abort("not this root: " + e);
        }
        Refused refused = assertThrows(Refused.class, new DataFolder(root)::prepare);
        assertTrue(refused.getMessage().contains("belongs to nobody, and this is " + me), refused.getMessage());
        assertTrue(refused.getMessage().contains("start it as nobody, or set"), refused.getMessage());
        assertEquals(mode, mode(root));
        assertFalse(Files.exists(root.resolve("run")));
    }

    @Test
    void aFullDiskIsCalledFullAndNotSomebodyElses() throws Exception {
        try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), 1)) {
            DataFolder data = new DataFolder(disk.folder().resolve("data"));
            data.prepare();
            disk.fill();
            Refused refused = assertThrows(Refused.class, data::prepare);
            assertTrue(refused.getMessage().contains("whose disk is full: 0 bytes are free"), refused.getMessage());
            assertEquals(1, refused.exitCode());
            disk.free();
            data.prepare();
        }
    }

    @Test
    void aFileIsNoDataFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("data"));
        Refused refused = assertThrows(Refused.class, new DataFolder(file)::prepare);
        assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
    }

    @Test
    void theLockIsHeldOnceAndFreeAfterwards() throws IOException {
        DataFolder data = new DataFolder(folder.resolve("data"));
        data.prepare();
        try (NodeLock lock = NodeLock.take(data, told -> {})) {
            assertTrue(NodeLock.taken(data));
            Refused refused = assertThrows(Refused.class, () -> NodeLock.take(data, told -> {}));
            assertTrue(
                    refused.getMessage()
                            .contains("process " + ProcessHandle.current().pid()),
                    refused.getMessage());
        }
        assertFalse(NodeLock.taken(data));
        assertFalse(Files.exists(data.pid()));
    }
}
