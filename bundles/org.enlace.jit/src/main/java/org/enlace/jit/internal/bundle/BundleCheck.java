package org.enlace.jit.internal.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
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
import org.enlace.audit.proof.ExportCheck;
import org.enlace.audit.proof.Findings;
import org.enlace.files.Sha256;
import org.enlace.jit.bundle.ContainerReader;
import org.enlace.jit.bundle.Layout;
import org.enlace.jit.bundle.Manifest;
import org.enlace.jit.bundle.Member;
import org.enlace.jit.bundle.Sums;
import org.enlace.jit.signing.NodeSeal;
import org.enlace.platform.Refusal;

/**
 * Checks a bundle with nothing but its bytes, which are read once: the container, every sum, the signature over the sums, that the manifest
 * names what is there and nothing else, every seal and chain of custody, every signature under the agreement and every proof of the audit.
 * Nothing is unpacked; of members that are looked into at most {@value #LARGEST} bytes are in memory.
 */
public final class BundleCheck {
    private static final int LARGEST = 16_000_000;
    private static final String CUSTODY = "/custody.jsonl";
    private static final String SIGNED = ".signatures.jsonl";

    private final List<Finding> findings = new ArrayList<>();
    private final SortedMap<String, Sha256> found = new TreeMap<>();
    private final Map<String, byte[]> kept = new HashMap<>();
    private final Map<String, CustodyCheck> chains = new TreeMap<>();
    private final SortedMap<String, Set<String>> sealers = new TreeMap<>();
    private final Set<String> keys = new TreeSet<>();
    private long bytes;
    private long entries;
    private int signatures;

    /**
     * Something that is not as it was written.
     *
     * @param place the member, with the line where there is one
     */
    public record Finding(String place, String what) {}

    /**
     * What was found.
     *
     * @param manifest   what the bundle says of itself; empty where that cannot be read
     * @param findings   what is wrong; empty for a whole one
     * @param remarks    what a court would ask about the chains of custody, as the node that made the bundle has said in it too
     * @param signer     the SHA-256 of the key with which it is signed; empty where that is not known
     * @param sealers    by the SHA-256 of their keys the countries whose nodes sealed events and signatures in it
     * @param members    how many there are
     * @param bytes      how many they have together
     * @param events     of chains of custody
     * @param signatures under the agreement and its annexes
     * @param entries    of the audit, each proven
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
            long entries) {
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
        List<Finding> remarks = new ArrayList<>();
        manifest.ifPresent(said -> remarks.addAll(items(said)));
        sealers.keySet().stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> add("keys", "the key " + key + " that sealed something is not there"));
        return new Result(
                manifest,
                List.copyOf(findings),
                List.copyOf(remarks),
                signer,
                sealers,
                found.size(),
                bytes,
                chains.values().stream().mapToInt(CustodyCheck::events).sum(),
                signatures,
                entries);
    }

    private void add(String place, String what) {
        findings.add(new Finding(place, what));
    }

    private void member(String path, long size, InputStream content) throws IOException {
        MessageDigest digest = Parts.digest();
        InputStream in = new DigestInputStream(content, digest);
        boolean read = lookedInto(path);
        byte[] all = read ? in.readNBytes((int) Math.min(size, LARGEST)) : new byte[0];
        byte[] buffer = new byte[65_536];
        while (in.read(buffer) >= 0) {
            // What is not looked into is hashed.
        }
        bytes += size;
        Sha256 sha256 = new Sha256(HexFormat.of().formatHex(digest.digest()));
        found.put(path, sha256);
        if (read && size > LARGEST) {
            add(path, "it is larger than any that is written");
        } else if (read) {
            look(path, all, sha256);
        }
    }

    private static boolean lookedInto(String path) {
        return path.equals(Layout.MANIFEST)
                || path.equals(Layout.SUMS)
                || path.equals(Layout.SIGNATURE)
                || path.endsWith(CUSTODY)
                || path.endsWith(SIGNED)
                || path.startsWith("audit/")
                || path.startsWith("keys/");
    }

    private void look(String path, byte[] all, Sha256 sha256) throws IOException {
        if (path.startsWith("items/") && path.endsWith(CUSTODY)) {
            CustodyCheck chain = CustodyCheck.of(all);
            chain.wrong().forEach((line, what) -> add(path + " line " + line, what));
            chain.sealers().forEach(this::sealed);
            chains.put(path.substring("items/".length(), path.length() - CUSTODY.length()), chain);
        } else if (path.startsWith("agreement/") && path.endsWith(SIGNED)) {
            signed(path, all);
        } else if (path.startsWith("audit/")) {
            audit(path, all);
        } else if (path.startsWith("keys/")) {
            key(path, all).ifPresent(keys::add);
            kept.put(path, all);
        } else {
            kept.put(path, all);
        }
    }

    private void sealed(String signer, Set<String> countries) {
        sealers.computeIfAbsent(signer, key -> new TreeSet<>()).addAll(countries);
    }

    /** The text they are under comes before them, by its name. */
    private void signed(String path, byte[] all) {
        String text = path.substring(0, path.length() - SIGNED.length()) + ".json";
        Sha256 hash = found.get(text);
        if (hash == null) {
            add(path, "the text that was signed is not there, " + text);
            return;
        }
        int number = 0;
        for (String one : new String(all, StandardCharsets.UTF_8).split("\n")) {
            number++;
            try {
                SealedLines.Line line = SealedLines.read(one);
                if (!line.said().contains("\"instrument\":\"" + hash.value() + "\"")) {
                    add(path + " line " + number, "it is under another text than " + text);
                }
                sealed(line.seal().signer(), node(line.said()));
                signatures++;
            } catch (Refusal refusal) {
                add(path + " line " + number, reason(refusal));
            }
        }
    }

    private static Set<String> node(String said) {
        int at = said.indexOf("\"node\":\"");
        return at < 0 ? Set.of() : Set.of(said.substring(at + 8, Math.min(said.length(), at + 10)));
    }

    static String reason(Refusal refusal) {
        return refusal.code().equals("jit.seal") ? "the seal does not cover it" : "it has not the form that is written";
    }

    private void audit(String path, byte[] all) throws IOException {
        Findings wrong = new Findings();
        ExportCheck check = new ExportCheck(List.of(), wrong);
        check.check(new ByteArrayInputStream(all));
        wrong.inOrder().forEach(one -> add(path, one.text()));
        check.signers().forEach(key -> sealed(key, Set.of()));
        entries += check.entries();
    }

    private Optional<String> key(String path, byte[] all) {
        try {
            return Optional.of(Pem.fingerprint(Pem.read(all)));
        } catch (IllegalArgumentException e) {
            add(path, "it is no public key");
            return Optional.empty();
        }
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

    /** What the chains say against what the manifest says of them; what both say that a court would ask about. */
    private List<Finding> items(Manifest manifest) {
        List<Finding> remarks = new ArrayList<>();
        Map<String, CustodyCheck> left = new TreeMap<>(chains);
        for (Manifest.Item item : manifest.items()) {
            CustodyCheck chain = left.remove(item.number());
            String place = "items/" + item.number() + CUSTODY;
            if (chain == null) {
                if (item.events() > 0) {
                    add(place, "it is not there, and the manifest says that something happened to the item");
                }
                continue;
            }
            chain.against(item).forEach(what -> add(place, what));
            chain.flaws(item).forEach(flaw -> {
                if (item.flaws().contains(flaw.token())) {
                    remarks.add(new Finding(item.number(), flaw.token()));
                } else {
                    add(place, "the chain has a flaw that the bundle does not name: " + flaw.token());
                }
            });
        }
        left.keySet().forEach(number -> add("items/" + number, "the manifest names no such item"));
        return remarks;
    }
}
