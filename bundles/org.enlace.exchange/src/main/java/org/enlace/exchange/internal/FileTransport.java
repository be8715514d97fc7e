package org.enlace.exchange.internal;

import java.io.BufferedOutputStream;
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
import org.enlace.exchange.Transport;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;

/** A file that somebody carries: on a medium, by mail. Only its owner may read it; one that is there already is left alone. */
public record FileTransport(Path file) implements Transport {
    private static final int BUFFER = 1 << 16;

    @Override
    public String name() {
        return "file";
    }

    @Override
    public void carry(CountryCode to, Parcel parcel) throws IOException {
        boolean done = false;
        boolean ours = false;
        try (FileChannel channel = FileChannel.open(
                        file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mine(file));
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
            ours = true;
            parcel.writeTo(out);
            out.flush();
            channel.force(true);
            done = true;
        } catch (FileAlreadyExistsException e) {
            throw new Refusal("exchange.file-exists", "\"" + file + "\" is there already; name another file", file);
        } finally {
            if (ours && !done) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static FileAttribute<?>[] mine(Path file) throws IOException {
        return Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
