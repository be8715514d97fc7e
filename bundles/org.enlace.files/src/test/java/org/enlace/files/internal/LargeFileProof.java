package org.enlace.files.internal;

import static org.enlace.files.internal.Shelf.ANNA;
import static org.enlace.files.internal.Shelf.CASE;
import static org.enlace.files.internal.Shelf.READER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.enlace.files.FileName;
import org.enlace.files.StoredFile;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.RecordId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file that is many times larger than memory comes in and goes out, by the use cases alone and over HTTP, and memory does not notice.
 * {@code -Dgigabytes=N}: so much room it takes on the disk. The heap of the process is small, and what is live in it stays as it was.
 */
@Tag("proof")
class LargeFileProof {
    private static final long FLAT = 24L << 20;
    private static final long SIZE = Long.getLong("gigabytes", 20) * 1_000_000_000L;

    @TempDir
    private Path data;

    /** How the file comes in and goes out. */
    private interface Way {
        RecordId in(InputStream content) throws IOException;

        InputStream out(RecordId file) throws IOException, InterruptedException;
    }

    @Test
    void a_file_far_larger_than_memory_passes_through_without_filling_it() throws Exception {
        try (TestDatabase database = TestDatabase.start(TestDatabase.Kind.DERBY);
                Shelf shelf = new Shelf(database, data).withLargeParts()) {
            passes("by the use cases", shelf, new Way() {
                @Override
                public RecordId in(InputStream content) {
                    return shelf.files
                            .add(CASE, new FileName("large.bin"), content, ANNA)
                            .id();
                }

                @Override
                public InputStream out(RecordId file) {
                    return shelf.files.open(
                            file, 0, shelf.files.find(file, READER).content().size(), READER);
                }
            });
        }
    }

    @Test
    void nor_does_it_over_http() throws Exception {
        try (TestDatabase database = TestDatabase.start(TestDatabase.Kind.DERBY);
                Shelf shelf = new Shelf(database, data).withLargeParts();
                HttpSending http = new HttpSending(shelf)) {
            http.fetched(http.sent(Bytes.endless(20_000_000), 20_000_000));
            passes("over HTTP", shelf, new Way() {
                @Override
                public RecordId in(InputStream content) {
                    return http.sent(content, SIZE);
                }

                @Override
                public InputStream out(RecordId file) throws IOException, InterruptedException {
                    return http.content(file);
                }
            });
        }
    }

    private void passes(String how, Shelf shelf, Way way) throws Exception {
        long room = Files.getFileStore(data).getUsableSpace();
        assertTrue(room > SIZE + (1 << 30), data + " has room for " + room + " bytes; give fewer -Dgigabytes");
        shelf.add("warm.bin", Bytes.random(20_000_000, 1));
        long before = live();
        Watched in = new Watched(Bytes.endless(SIZE));
        long begin = System.nanoTime();
        RecordId id = way.in(in);
        double stored = (System.nanoTime() - begin) / 1e9;
        StoredFile file = shelf.files.find(id, READER);
        assertEquals(SIZE, file.content().size());
        assertEquals(
                HexFormat.of().formatHex(digest(Bytes.endless(SIZE))),
                file.content().sha256().value());
        begin = System.nanoTime();
        Watched out = new Watched(way.out(id));
        byte[] read = digest(out);
        double given = (System.nanoTime() - begin) / 1e9;
        assertEquals(file.content().sha256().value(), HexFormat.of().formatHex(read));
        System.out.printf(
                "LargeFileProof %s: %.1f GB in at %.0f MB/s, out at %.0f MB/s; live heap %.1f MB before, at most %.1f MB"
                        + " while it came in, %.1f MB while it went out; the process may have %d MB, and had %s resident at"
                        + " most%n",
                how,
                SIZE / 1e9,
                SIZE / 1e6 / stored,
                SIZE / 1e6 / given,
                before / 1e6,
                in.most / 1e6,
                out.most / 1e6,
                Runtime.getRuntime().maxMemory() >> 20,
                Memory.resident());
        assertTrue(in.most < before + FLAT && out.most < before + FLAT, before + " " + in.most + " " + out.most);
        shelf.files.erase(id, file.version(), "It passed", ANNA);
    }

    private static byte[] digest(InputStream in) throws IOException {
        MessageDigest digest = Bytes.digest();
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return digest.digest();
    }

    private static long live() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Looks at the live heap every 250 MB. */
    private static final class Watched extends InputStream {
        private static final long OFTEN = 250_000_000;

        private final InputStream in;
        private long until = OFTEN;
        private long most;

        Watched(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = in.read(into, from, length);
            until -= Math.max(read, 0);
            if (until <= 0 || read < 0) {
                until = OFTEN;
                most = Math.max(most, live());
            }
            return read;
        }
    }
}
