package org.enlace.audit.internal.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.FileTrouble;

/** Files that only their owner may read. */
final class OwnFile {
    private OwnFile() {}

    @FunctionalInterface
    interface Content {
        long write(OutputStream out) throws IOException;
    }

    /** Writes a new file; one that is there already is left alone, and one that did not come to its end is taken away. */
    static long make(Path file, Content content) {
        try {
            return write(file, content);
        } catch (FileAlreadyExistsException e) {
            throw new Refusal("audit.file-exists", "\"" + file + "\" is there already; name another file");
        } catch (IOException e) {
            throw unusable(file, "written", e);
        }
    }

    /** A file that the node cannot read or write is for whoever named it to mend. */
    static Refusal unusable(Path file, String done, IOException e) {
        return new Refusal(
                "audit.file",
                "\"" + file + "\" cannot be " + done + ": " + FileTrouble.of(e) + "; name another file",
                file);
    }

    private static long write(Path file, Content content) throws IOException {
        FileAttribute<?>[] mine =
                Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        boolean done = false;
        try (FileChannel channel = FileChannel.open(
                        file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mine);
                OutputStream out = new java.io.BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            try {
                long written = content.write(out);
                out.flush();
                channel.force(true);
                done = true;
                return written;
            } finally {
                if (!done) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
