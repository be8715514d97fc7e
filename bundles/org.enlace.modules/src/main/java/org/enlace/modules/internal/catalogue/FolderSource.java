package org.enlace.modules.internal.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A folder on a disk, such as a USB stick's. A link in it leads nowhere: it could name any file of this machine. */
record FolderSource(Path folder) implements Source {
    @Override
    public void copy(String name, long limit, OutputStream out) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !Files.isReadable(file)) {
            throw Source.unavailable(file.toString(), "there is no such plain file that the node's user may read");
        }
        byte[] block = new byte[1 << 16];
        long length = 0;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                length += count;
                if (length > limit) {
                    throw Source.tooLong(file.toString(), limit);
                }
                out.write(block, 0, count);
            }
        }
    }

    @Override
    public String address() {
        return folder.toString();
    }
}
