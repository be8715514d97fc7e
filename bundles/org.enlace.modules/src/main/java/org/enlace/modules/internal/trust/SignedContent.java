package org.enlace.modules.internal.trust;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * Files that somebody signed in the JAR signing scheme, held against our rule, which is stricter than the scheme: every one
 * is signed, by the one signer, and nothing else stands beside them. Whether the signature itself is right says the JDK
 * ({@link JdkReading}).
 */
final class SignedContent {
    private static final String META_INF = "META-INF/";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final Pattern SIGNATURE_FILE = Pattern.compile("META-INF/[A-Z0-9_-]{1,8}\\.SF");
    private static final Pattern BLOCK = Pattern.compile("META-INF/[A-Z0-9_-]{1,8}\\.(RSA|EC|DSA)");
    private static final List<String> DIGESTS = List.of("SHA-256", "SHA-384", "SHA-512");
    private static final int MAX_TEXT = 1 << 20;

    /** Where the files lie. */
    interface Members {
        Set<String> names();

        long size(String name) throws IOException;

        void copy(String name, OutputStream out) throws IOException;
    }

    private final Members members;
    private final Complaint complaint;

    private SignedContent(Members members, Complaint complaint) {
        this.members = members;
        this.complaint = complaint;
    }

    /**
     * What a signature covers.
     *
     * @param signer    the certificate of whoever signed, not yet known to be trusted
     * @param signature the three members of the signature with their bytes, the manifest first
     * @param names     the signed members
     */
    record Seal(X509Certificate signer, Map<String, byte[]> signature, Set<String> names) {}

    /** Reads every member. What comes back holds once {@link JdkReading} agrees. */
    static Seal read(Members members, Complaint complaint) throws IOException {
        return new SignedContent(members, complaint).read();
    }

    private Seal read() throws IOException {
        Set<String> signed = new TreeSet<>(members.names());
        Set<String> about = new TreeSet<>(signed);
        about.removeIf(name -> !name.toUpperCase(Locale.ROOT).startsWith(META_INF));
        signed.removeAll(about);
        String file = one(about, SIGNATURE_FILE);
        String block = one(about, BLOCK);
        if (!about.remove(MANIFEST) || !stem(file).equals(stem(block))) {
            throw complaint.broken(MANIFEST, "is missing, or " + file + " and " + block + " do not belong together");
        }
        about.removeAll(Set.of(file, block));
        if (!about.isEmpty()) {
            throw complaint.unsigned(about.iterator().next());
        }
        byte[] manifestBytes = bytes(MANIFEST);
        byte[] fileBytes = bytes(file);
        byte[] blockBytes = bytes(block);
        X509Certificate signer = SignatureBlock.signer(blockBytes, block, complaint);
        Manifest sections = parse(file, fileBytes);
        compare(manifestBytes, sections.getMainAttributes());
        for (String name : signed) {
            if (!sections.getEntries().containsKey(name)) {
                throw complaint.unsigned(name);
            }
        }
        compare(signed, parse(MANIFEST, manifestBytes));
        Map<String, byte[]> signature = new LinkedHashMap<>();
        signature.put(MANIFEST, manifestBytes);
        signature.put(file, fileBytes);
        signature.put(block, blockBytes);
        return new Seal(signer, signature, signed);
    }

    private String one(Set<String> names, Pattern form) {
        List<String> found =
                names.stream().filter(name -> form.matcher(name).matches()).toList();
        if (found.isEmpty()) {
            throw complaint.refuse(
                    "unsigned",
                    "is not signed; nothing is installed that nobody answers for. Get it from its maker as it was"
                            + " signed (for one's own: jarsigner)");
        }
        if (found.size() > 1) {
            throw complaint.refuse("signers-several", "is signed by several; one signs it, and that one alone");
        }
        return found.get(0);
    }

    private static String stem(String name) {
        return name.substring(0, name.indexOf('.'));
    }

    private byte[] bytes(String name) throws IOException {
        if (members.size(name) > MAX_TEXT) {
            throw complaint.broken(name, "has " + members.size(name) + " bytes, and may have " + MAX_TEXT);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        members.copy(name, out);
        return out.toByteArray();
    }

    private Manifest parse(String name, byte[] content) {
        try {
            return new Manifest(new ByteArrayInputStream(content));
        } catch (IOException | IllegalArgumentException e) {
            throw complaint.broken(name, "cannot be read");
        }
    }

    /** The signature file speaks for the manifest as a whole, not for its sections alone. */
    private void compare(byte[] manifest, Attributes file) {
        int found = 0;
        for (String digest : DIGESTS) {
            String value = file.getValue(digest + "-Digest-Manifest");
            if (value != null) {
                found++;
                if (!same(value, digest(digest).digest(manifest))) {
                    throw complaint.broken(MANIFEST);
                }
            }
        }
        if (found == 0) {
            throw complaint.weak("another digest of the manifest than SHA-256, SHA-384 or SHA-512");
        }
    }

    private void compare(Set<String> names, Manifest manifest) throws IOException {
        for (String name : names) {
            Attributes attributes = manifest.getAttributes(name);
            if (attributes == null
                    || attributes.keySet().stream()
                            .noneMatch(key -> key.toString().endsWith("-Digest"))) {
                throw complaint.unsigned(name);
            }
            compare(name, attributes);
        }
        for (String name : new TreeSet<>(manifest.getEntries().keySet())) {
            if (!names.contains(name)) {
                throw complaint.broken(name, "is missing");
            }
        }
    }

    private void compare(String name, Attributes attributes) throws IOException {
        List<String> strong = DIGESTS.stream()
                .filter(digest -> attributes.getValue(digest + "-Digest") != null)
                .toList();
        if (strong.isEmpty()) {
            throw complaint.weak("another digest of " + name + " than SHA-256, SHA-384 or SHA-512");
        }
        for (String digest : strong) {
            MessageDigest found = digest(digest);
            try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), found)) {
                members.copy(name, out);
            }
            if (!same(attributes.getValue(digest + "-Digest"), found.digest())) {
                throw complaint.broken(name);
            }
        }
    }

    private static boolean same(String base64, byte[] digest) {
        try {
            return Arrays.equals(Base64.getDecoder().decode(base64.strip()), digest);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + name, e);
        }
    }
}
