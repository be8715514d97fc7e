package org.enlace.modules.internal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.enlace.platform.Hashing;
import org.enlace.platform.Refusal;

/**
 * A copy of an archive in a folder that only the node writes to: whoever owns the original cannot exchange it between check
 * and use.
 *
 * @param given  what it is called in messages: what somebody named
 * @param file   the copy
 * @param sha256 of its bytes, hexadecimal
 */
public record StagedCopy(String given, Path file, String sha256) implements AutoCloseable {
    private static final String PREFIX = "module-";

    /**
     * Copies an archive.
     *
     * @param staging where copies lie for the time being; what is left there by a kill begins with {@code module-}
     * @param limit   the largest size in bytes
     * @throws Refusal {@code module.archive-…} when there is no such file, it is no file, not readable or too large
     */
    public static StagedCopy of(Path given, Path staging, long limit) throws IOException {
        return of(given, given.toString(), staging, limit);
    }

    /** The same of a file that people know by another name, such as an address. */
    public static StagedCopy of(Path given, String shown, Path staging, long limit) throws IOException {
        if (!Files.exists(given)) {
            throw Archive.refuse(
                    given, "missing", "There is no file " + given + "; check the path (ls shows what is there)");
        }
        if (!Files.isRegularFile(given)) {
            throw Archive.refuse(given, "not-file", given + " is not a file; name the module archive, a .zip, itself");
        }
        if (!Files.isReadable(given)) {
            throw Archive.refuse(
                    given, "unreadable", "The node's user may not read " + given + "; grant it (chmod a+r) and repeat");
        }
        Path copy = Files.createTempFile(staging, PREFIX, ".zip");
        StagedCopy whole = null;
        try {
            whole = new StagedCopy(shown, copy, copy(given, shown, copy, limit));
            return whole;
        } finally {
            if (whole == null) {
                Files.deleteIfExists(copy);
            }
        }
    }

    private static String copy(Path given, String shown, Path copy, long limit) throws IOException {
        MessageDigest digest = Hashing.sha256();
        byte[] block = new byte[1 << 16];
        long length = 0;
        try (InputStream in = Files.newInputStream(given);
                OutputStream out = Files.newOutputStream(copy)) {
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                length += count;
                if (length > limit) {
                    throw Archive.refuse(
                            shown,
                            "too-large",
                            "The archive " + shown + " is " + Math.max(length, Files.size(given)) + " bytes; at most "
                                    + limit + " are taken");
                }
                digest.update(block, 0, count);
                out.write(block, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
