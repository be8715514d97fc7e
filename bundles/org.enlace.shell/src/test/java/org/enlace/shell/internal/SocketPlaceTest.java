package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketPlaceTest {
    @TempDir
    Path folder;

    @Test
    void onlyTheNodesUserGetsAtTheSocket() throws IOException {
        SocketPlace place = new SocketPlace(folder.resolve("data"), folder);
        try (ServerSocketChannel server = place.open()) {
            assertTrue(server.isOpen());
            assertEquals(folder.resolve("data/run/shell.sock"), place.socket());
            assertEquals("rw-------", mode(place.socket()));
            assertEquals("rwx------", mode(place.socket().getParent()));
        }
    }

    @Test
    void aSocketLeftByAKilledNodeIsReplaced() throws IOException {
        new SocketPlace(folder, folder).open().close();
        assertTrue(Files.exists(folder.resolve("run/shell.sock")), "the file outlives its server");
        SocketPlace place = new SocketPlace(folder, folder);
        try (ServerSocketChannel server = place.open();
                SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(place.socket()))) {
            assertTrue(server.isOpen() && client.isConnected());
        }
    }

    @Test
    void aPathTooLongIsReplacedByOneAmongTheTemporaryFiles() throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("t"));
        Path data = folder.resolve("d".repeat(SocketPlace.LONGEST));
        SocketPlace first = new SocketPlace(data, temporary);
        Path left;
        try (ServerSocketChannel server = first.open()) {
            left = first.socket();
            assertTrue(server.isOpen() && left.startsWith(temporary), left.toString());
            assertEquals("rwx------", mode(left.getParent()));
            assertEquals(left.toString(), Files.readString(data.resolve("run/shell.path")));
        }
        SocketPlace second = new SocketPlace(data, temporary);
        try (ServerSocketChannel server = second.open()) {
            assertTrue(server.isOpen());
            assertFalse(Files.exists(left.getParent()), "what the killed node left is tidied up");
        }
        second.remove();
        assertFalse(Files.exists(second.socket().getParent()));
        assertFalse(Files.exists(data.resolve("run/shell.path")));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
