package org.enlace.jit.internal.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.enlace.files.Sha256;
import org.enlace.jit.bundle.Container;
import org.enlace.jit.bundle.Container.Stored;
import org.enlace.jit.bundle.ContainerReader;
import org.enlace.jit.bundle.Layout;
import org.enlace.jit.bundle.Manifest;
import org.enlace.jit.bundle.Member;
import org.enlace.jit.bundle.Sums;
import org.enlace.jit.internal.signing.Sealer;
import org.enlace.jit.signing.NodeSeal;
import org.enlace.platform.Hashing;
import org.enlace.platform.Refusal;

/**
 * The members of a bundle while it is put together. What the node writes is held in memory, some megabytes; files are read twice, once to
 * measure them and once as the bundle is stored, so that their sizes stand before them and no more of them than a buffer is in memory.
 */
public final class Parts {
    /** How much may be written for a bundle beside files, in bytes. */
    static final long MEMORY = 64_000_000;

    private static final int BUFFER = 65_536;

    private final SortedMap<String, Part> parts = new TreeMap<>();
    private long held;

    /** Opens a content, each time from its beginning. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    private record Part(Member member, long crc, Source source) {
        Stored stored() {
            return new Stored(member.path(), member.size(), crc);
        }
    }

    /** A bundle, to be read once. @param size how many bytes it will have */
    public record Built(InputStream content, long size, Manifest manifest) {}

    /** What the node writes itself; nothing where that is empty. @throws Refusal {@code jit.bundle-large} */
    public void add(String path, Member.Kind kind, Optional<String> item, byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        held += bytes.length;
        if (held > MEMORY) {
            throw large();
        }
        add(path, kind, item, Optional.empty(), () -> new ByteArrayInputStream(bytes));
    }

    private static Refusal large() {
        return new Refusal(
                "jit.bundle-large",
                "There is more in it than one bundle holds; make two with fewer items each",
                BUFFER);
    }

    /** A file of an item. @return its hash as it was read */
    public Sha256 add(String path, Member.Kind kind, Optional<String> item, Optional<String> name, Source source)
            throws IOException {
        CRC32 crc = new CRC32();
        MessageDigest digest = Hashing.sha256();
        long size = 0;
        try (InputStream in = new DigestInputStream(new CheckedInputStream(source.open(), crc), digest)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
            }
        }
        Sha256 sha256 = new Sha256(HexFormat.of().formatHex(digest.digest()));
        if (parts.put(path, new Part(new Member(path, kind, item, name, size, sha256), crc.getValue(), source))
                != null) {
            throw new IllegalStateException(path + " is there twice");
        }
        if (parts.size() > ContainerReader.MOST - 3) {
            throw large();
        }
        return sha256;
    }

    List<Member> members() {
        return parts.values().stream().map(Part::member).toList();
    }

    /** Signs and closes it: manifest, sums and signature come last. */
    public Built close(Manifest manifest, Sealer sealer) throws IOException {
        raw(Layout.MANIFEST, ManifestWire.text(manifest));
        SortedMap<String, Sha256> sums = new TreeMap<>();
        parts.values().forEach(one -> sums.put(one.member().path(), one.member().sha256()));
        byte[] text = Sums.text(sums);
        NodeSeal seal = sealer.seal(text);
        if (!seal.signer().equals(manifest.signer())) {
            throw new IOException("The node's key changed while a bundle was made");
        }
        raw(Layout.SUMS, text);
        raw(Layout.SIGNATURE, java.util.Base64.getDecoder().decode(seal.signature()));
        List<Stored> stored = parts.values().stream().map(Part::stored).toList();
        return new Built(new SequenceInputStream(contents(stored)), Container.size(stored), manifest);
    }

    private void raw(String path, byte[] bytes) throws IOException {
        add(path, Member.Kind.INDEX, Optional.empty(), Optional.empty(), () -> new ByteArrayInputStream(bytes));
    }

    private Enumeration<InputStream> contents(List<Stored> stored) {
        List<Source> all = new ArrayList<>();
        for (Part part : parts.values()) {
            all.add(() -> new ByteArrayInputStream(Container.before(part.stored())));
            all.add(() -> new Same(part));
        }
        all.add(() -> new ByteArrayInputStream(Container.behind(stored)));
        Iterator<Source> each = all.iterator();
        return new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return each.hasNext();
            }

            @Override
            public InputStream nextElement() {
                Source next = each.next();
                return new Late(next);
            }
        };
    }

    /** Opens when it is first read, so that what fails then fails the reading. */
    private static final class Late extends InputStream {
        private final Source source;
        private InputStream in;

        Late(Source source) {
            this.source = source;
        }

        private InputStream in() throws IOException {
            if (in == null) {
                in = source.open();
            }
            return in;
        }

        @Override
        public int read() throws IOException {
            return in().read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return in().read(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            if (in != null) {
                in.close();
            }
        }
    }

    /** Gives exactly what was measured, or fails. */
    private static final class Same extends InputStream {
        private final Part part;
        private final CRC32 crc = new CRC32();
        private final InputStream in;
        private long left;

        Same(Part part) throws IOException {
            this.part = part;
            in = new CheckedInputStream(part.source().open(), crc);
            left = part.member().size();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = in.read(bytes, from, length);
            left -= Math.max(read, 0);
            if (left < 0 || read < 0 && (left != 0 || crc.getValue() != part.crc())) {
                throw new IOException(part.member().path() + " changed while the bundle was made");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
