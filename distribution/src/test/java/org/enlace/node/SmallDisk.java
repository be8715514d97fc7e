package org.enlace.node;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A disk of a few megabytes, in memory, that a test can fill to its last page. */
public final class SmallDisk implements AutoCloseable {
    private static final int LARGE = 1 << 16;
    private static final int PAGE = 1 << 12;
    private static final int ROUNDS = 100;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /**
     * Mounts one. A test that needs it is skipped where the system lets nobody mount anything, as in a container or for a user other
     * than root; any other failure is the test's.
     */
    public static SmallDisk at(Path folder, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        String said;
        try {
            said = said("mount", "-t", "tmpfs", "-o", "mode=700,size=" + megabytes + "m", "tmpfs", folder.toString());
        } catch (IOException e) {
            return abort("there is no mount here: " + e.getMessage());
        }
        boolean refused = said.contains("denied") || said.contains("permitted") || said.contains("superuser");
        assumeTrue(!refused, () -> "no disk can be mounted here: " + said);
        if (!said.isEmpty()) {
            throw new AssertionError(said);
        }
        return new SmallDisk(folder);
    }

    /** As if somebody had bought another one. */
    public void resize(long bytes) throws IOException, InterruptedException {
        String said = said("mount", "-o", "remount,size=" + bytes, folder.toString());
        if (!said.isEmpty()) {
            throw new AssertionError(said);
        }
    }

    public Path folder() {
        return folder;
    }

    /** Takes everything that is free, also what others give back meanwhile. */
    public void fill() {
        for (int i = 0; i < ROUNDS && (i == 0 || folder.toFile().getUsableSpace() != 0); i++) {
            take();
        }
        if (folder.toFile().getUsableSpace() != 0) {
            throw new AssertionError(folder.toFile().getUsableSpace() + " bytes are still free");
        }
    }

    private void take() {
        try (FileChannel file = FileChannel.open(
                filling(), StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE)) {
            take(file, LARGE);
            take(file, PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void take(FileChannel file, int block) {
        try {
            while (true) {
                file.write(ByteBuffer.allocate(block));
            }
        } catch (IOException full) {
            // As it is meant.
        }
    }

    /** Gives it back. */
    public void free() throws IOException {
        Files.deleteIfExists(filling());
    }

    private Path filling() {
        return folder.resolve("filling");
    }

    private static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int status = process.waitFor();
        return status == 0 ? "" : said + " (status " + status + ")";
    }

    @Override
    public void close() throws IOException, InterruptedException {
        String said = said("umount", folder.toString());
        if (!said.isEmpty()) {
            throw new AssertionError(said);
        }
    }
}
