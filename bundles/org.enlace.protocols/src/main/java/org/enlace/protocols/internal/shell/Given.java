package org.enlace.protocols.internal.shell;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.function.Consumer;
import org.enlace.platform.Refusal;

/** Files that the commands are given. */
final class Given {
    private Given() {}

    /** A file that the node cannot read or write is for whoever named it to mend. */
    static Refusal unusable(Path file, String done, IOException e) {
        String why = e.getMessage();
        if (e instanceof NoSuchFileException none) {
            why = "there is no " + none.getFile();
        } else if (e instanceof AccessDeniedException) {
            why = "the node's user may not";
        } else if (e instanceof CharacterCodingException) {
            why = "it is no text in UTF-8";
        }
        return new Refusal(
                "protocol.file", "\"" + file + "\" cannot be " + done + ": " + why + "; name another file", file, why);
    }

    /** Writes a new file that its owner alone may read; one that did not come to its end is taken away. */
    static void make(Path file, Consumer<OutputStream> content) {
        try {
            write(file, content);
        } catch (FileAlreadyExistsException e) {
            throw new Refusal("protocol.file-exists", "\"" + file + "\" is there already; name another file", file);
        } catch (IOException e) {
            throw unusable(file, "written", e);
        } catch (UncheckedIOException e) {
            throw unusable(file, "written", e.getCause());
        }
    }

    private static void write(Path file, Consumer<OutputStream> content) throws IOException {
        FileAttribute<?>[] mine =
                Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        boolean done = false;
        try (FileChannel channel = FileChannel.open(
                        file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mine);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            try {
                content.accept(out);
                out.flush();
                channel.force(true);
                done = true;
            } finally {
                if (!done) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
