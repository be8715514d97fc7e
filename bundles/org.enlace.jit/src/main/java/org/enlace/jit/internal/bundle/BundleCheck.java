package org.enlace.jit.internal.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.files.Sha256;
import org.enlace.jit.bundle.ContainerReader;
import org.enlace.jit.bundle.Layout;
import org.enlace.jit.bundle.Manifest;
import org.enlace.jit.bundle.Member;
import org.enlace.jit.bundle.Sums;
import org.enlace.jit.signing.NodeSeal;
import org.enlace.platform.Hashing;
import org.enlace.platform.Refusal;

/**
 * Checks a bundle with nothing but its bytes, which are read once: the container, every sum, the signature over the sums, that the manifest
 * names what is there and nothing else, every seal and chain of custody, what files and time stamps have to do with the chains, every
 * signature under the agreement and every proof of the audit. Nothing is unpacked; what is looked into has at most {@value #LARGEST} bytes
 * a member and {@value #ALL} in all, and of very many findings the first {@value #MOST} are kept.
 */
public final class BundleCheck {
    /** More than a node writes into one member; in bytes. */
    private static final int LARGEST = 16_000_000;

    /** More than a node writes into one bundle beside files; in bytes. */
    private static final int ALL = 96_000_000;

    static final int MOST = 1_000;

    private final List<Finding> findings = new ArrayList<>();
    private final SortedMap<String, Sha256> found = new TreeMap<>();
    private final SortedMap<String, Long> sizes = new TreeMap<>();
    private final Map<String, byte[]> kept = new HashMap<>();
    private final BundleContents contents = new BundleContents(found, this::add);
    private long more;
    private long looked;
    private long bytes;

    /**
     * Something that is not as it was written.
     *
     * @param place the member, with the line where there is one
     */
    public record Finding(String place, String what) {}

    /**
     * A time stamp, as far as it is looked into: it is about an event of the chain. Who stamped it is for openssl to say.
     *
     * @param item  the number of the item
     * @param path  the file {@code .tsr}
     * @param event such as {@code CO-3}: the country, and the place of the event among what it wrote
     * @param at    the moment that it says
     */
    public record Stamped(String item, String path, String event, Instant at) {}

    /**
     * What was found.
     *
     * @param manifest   what the bundle says of itself; empty where that cannot be read
     * @param findings   what is wrong; empty for a whole one
     * @param remarks    what a court would ask about: flaws of chains that the bundle names itself, and files of which they do not speak
     * @param signer     the SHA-256 of the key with which it is signed; empty where that is not known
     * @param sealers    by the SHA-256 of their keys the countries whose nodes sealed events and signatures in it
     * @param members    how many there are
     * @param bytes      how many they have together
     * @param events     of chains of custody
     * @param signatures under the agreement and its annexes
     * @param entries    of the audit, each proven
     * @param files      of items
     * @param named      how many of these a chain names by their hash
     * @param stamps     the time stamps in it
     */
    public record Result(
            Optional<Manifest> manifest,
            List<Finding> findings,
            List<Finding> remarks,
            Optional<String> signer,
            SortedMap<String, Set<String>> sealers,
            int members,
            long bytes,
            int events,
            int signatures,
            long entries,
            int files,
            int named,
            List<Stamped> stamps) {
        public boolean whole() {
            return findings.isEmpty();
        }
    }

    private BundleCheck() {}

    public static Result of(InputStream in) throws IOException {
        return new BundleCheck().check(in);
    }

    private Result check(InputStream in) throws IOException {
        ContainerReader.read(in, this::member).ifPresent(wrong -> add("ZIP", wrong));
        Optional<String> signer = signature();
        sums();
        Optional<Manifest> manifest = manifest(signer);
        ItemsCheck items = new ItemsCheck(found, contents, this::add);
        manifest.ifPresent(said -> {
            signer.ifPresent(key -> contents.sealed(key, Set.of(said.country().value())));
            contents.requireTeam(said.team());
            items.check(said);
        });
        contents.requireKeys();
        if (more > 0) {
            findings.add(new Finding("bundle", more + " more places are not as they were written"));
        }
        return new Result(
                manifest,
                List.copyOf(findings),
                items.remarks(),
                signer,
                contents.sealers(),
                found.size(),
                bytes,
                contents.events(),
                contents.signatures(),
                contents.entries(),
                items.files(),
                items.named(),
                contents.stamps());
    }

    private void add(String place, String what) {
        if (findings.size() < MOST) {
            findings.add(new Finding(place, what));
        } else {
            more++;
        }
    }

    private void member(String path, long size, InputStream content) throws IOException {
        MessageDigest digest = Hashing.sha256();
        InputStream in = new DigestInputStream(content, digest);
        boolean wanted = lookedInto(path);
        boolean fits = size <= LARGEST && looked + size <= ALL;
        byte[] all = wanted && fits ? in.readNBytes((int) size) : new byte[0];
        looked += all.length;
        byte[] buffer = new byte[65_536];
        while (in.read(buffer) >= 0) {
            // What is not looked into is hashed.
        }
        bytes += size;
        Sha256 sha256 = new Sha256(HexFormat.of().formatHex(digest.digest()));
        found.put(path, sha256);
        sizes.put(path, size);
        if (!wanted) {
            return;
        }
        if (!fits) {
            add(path, "it is larger than any that is written, or there is more to look into than any bundle has");
        } else if (keeps(path)) {
            kept.put(path, all);
        }
        if (fits) {
            contents.look(path, all, sha256);
        }
    }

    private static boolean keeps(String path) {
        return path.equals(Layout.MANIFEST)
                || path.equals(Layout.SUMS)
                || path.equals(Layout.SIGNATURE)
                || path.equals(Layout.SIGNER);
    }

    private static boolean lookedInto(String path) {
        return keeps(path) || BundleContents.looks(path);
    }

    static String reason(Refusal refusal) {
        return refusal.code().equals("jit.seal") ? "the seal does not cover it" : "it has not the form that is written";
    }

    /** Whose signature covers the sums. */
    private Optional<String> signature() {
        byte[] sums = kept.get(Layout.SUMS);
        byte[] signature = kept.get(Layout.SIGNATURE);
        byte[] pem = kept.get(Layout.SIGNER);
        if (sums == null || signature == null || pem == null) {
            for (String path : List.of(Layout.SUMS, Layout.SIGNATURE, Layout.SIGNER)) {
                if (!kept.containsKey(path)) {
                    add(path, "it is not there");
                }
            }
            return Optional.empty();
        }
        try {
            byte[] key = Pem.read(pem);
            Base64.Encoder base64 = Base64.getEncoder();
            String signer = Pem.fingerprint(key);
            NodeSeal seal = new NodeSeal(signer, base64.encodeToString(key), base64.encodeToString(signature));
            if (!seal.covers(sums)) {
                add(Layout.SIGNATURE, "it does not cover " + Layout.SUMS);
            }
            return Optional.of(signer);
        } catch (IllegalArgumentException | Refusal e) {
            add(Layout.SIGNATURE, "it is no signature of " + Layout.SIGNER);
            return Optional.empty();
        }
    }

    private void sums() {
        byte[] text = kept.get(Layout.SUMS);
        if (text == null) {
            return;
        }
        try {
            SortedMap<String, Sha256> sums = Sums.read(text);
            Set<String> there = new TreeSet<>(found.keySet());
            there.removeAll(List.of(Layout.SUMS, Layout.SIGNATURE));
            sums.forEach((path, sum) -> {
                if (!there.contains(path)) {
                    add(path, "it is not there, and " + Layout.SUMS + " names it");
                } else if (!found.get(path).equals(sum)) {
                    add(path, "it is not as it was written: its SHA-256 is another than in " + Layout.SUMS);
                }
            });
            there.stream()
                    .filter(path -> !sums.containsKey(path))
                    .forEach(path -> add(path, "it is there, and " + Layout.SUMS + " does not name it"));
        } catch (IllegalArgumentException e) {
            add(Layout.SUMS, e.getMessage());
        }
    }

    private Optional<Manifest> manifest(Optional<String> signer) {
        byte[] text = kept.get(Layout.MANIFEST);
        if (text == null) {
            add(Layout.MANIFEST, "it is not there");
            return Optional.empty();
        }
        try {
            Manifest manifest = ManifestWire.read(text);
            signer.filter(key -> !key.equals(manifest.signer()))
                    .ifPresent(key -> add(Layout.MANIFEST, "it names another key than " + Layout.SIGNER));
            Set<String> there = new TreeSet<>(found.keySet());
            there.removeAll(List.of(Layout.SUMS, Layout.SIGNATURE, Layout.MANIFEST));
            for (Member one : manifest.members()) {
                if (!there.remove(one.path())) {
                    add(one.path(), "it is not there, and the manifest names it");
                } else if (!found.get(one.path()).equals(one.sha256())) {
                    add(one.path(), "its SHA-256 is another than in the manifest");
                } else if (sizes.get(one.path()) != one.size()) {
                    add(one.path(), "its size is another than in the manifest");
                }
            }
            there.forEach(path -> add(path, "it is there, and the manifest does not name it"));
            return Optional.of(manifest);
        } catch (Refusal refusal) {
            add(
                    Layout.MANIFEST,
                    "it has not the form that is written, at \""
                            + refusal.field().orElse("") + "\"");
            return Optional.empty();
        }
    }
}
