package org.enlace.shell.internal;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the shell's socket lies: {@code run/shell.sock} in the data folder, or, where that path is longer than the 107 bytes
 * an operating system takes, in a private folder among the temporary files whose place {@code run/shell.path} tells. Only
 * the node's own user gets at either.
 */
final class SocketPlace {
    /** What fits into {@code sun_path} on Linux, without the closing NUL; macOS takes 103. */
    static final int LONGEST = System.getProperty("os.name", "").startsWith("Linux") ? 107 : 103;

    private static final Logger LOG = LoggerFactory.getLogger(SocketPlace.class);
    private static final String SOCKET = "shell.sock";

    private final Path run;
    private final Path temporary;
    private final Path pointer;
    private Path socket;

    /**
     * @param data      the node's data folder
     * @param temporary where temporary files lie
     */
    SocketPlace(Path data, Path temporary) {
        this.run = data.toAbsolutePath().resolve("run");
        this.temporary = temporary;
        this.pointer = run.resolve("shell.path");
    }

    /**
     * Makes the socket, in the place of one that a killed node left.
     *
     * @throws IOException when the folder cannot be written
     */
    ServerSocketChannel open() throws IOException {
        Files.createDirectories(
                run, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
        removeLeftOver();
        socket = run.resolve(SOCKET);
        if (bytes(socket) > LONGEST) {
            socket = Files.createTempDirectory(temporary, "enlace-").resolve(SOCKET);
            if (bytes(socket) > LONGEST) {
                throw new IOException("The shell's socket needs a path of at most " + LONGEST + " bytes, and both "
                        + run.resolve(SOCKET) + " and " + socket + " are longer: choose a shorter ENLACE_DATA");
            }
            LOG.info("The shell's socket lies at {}, since {} would be longer than {} bytes", socket, run, LONGEST);
        }
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            if (!socket.startsWith(run)) {
                Files.writeString(pointer, socket.toString(), StandardCharsets.UTF_8);
            }
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** The socket, once open. */
    Path socket() {
        return socket;
    }

    /** Removes the socket and what tells where it is. */
    void remove() throws IOException {
        removeLeftOver();
    }

    /** The data folder's lock is held by now, so whatever lies here belongs to a node that is no more. */
    private void removeLeftOver() throws IOException {
        Files.deleteIfExists(run.resolve(SOCKET));
        if (Files.isRegularFile(pointer)) {
            Path elsewhere =
                    Path.of(Files.readString(pointer, StandardCharsets.UTF_8).strip());
            Path folder = elsewhere.getParent();
            if (elsewhere.endsWith(SOCKET)
                    && folder != null
                    && folder.startsWith(temporary)
                    && folder.getFileName().toString().startsWith("enlace-")) {
                Files.deleteIfExists(elsewhere);
                Files.deleteIfExists(folder);
            }
            Files.delete(pointer);
        }
    }

    private static int bytes(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
