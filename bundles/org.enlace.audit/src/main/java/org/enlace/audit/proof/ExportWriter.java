package org.enlace.audit.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes an export: a text file with one JSON object in each line. First {@code begin}; then a {@code signer} for each key and a
 * {@code head} for each head; then {@code entry} by {@code entry}; at last {@code end} with a signature over all lines before it.
 */
public final class ExportWriter {
    /** The type of the first line. */
    public static final String TYPE = "enlace-audit-export";

    private final OutputStream out;
    private final MessageDigest digest;
    private long entries;

    /** @param values by name; the rest of the hashes in the body are erased, or withheld */
    public record Entry(
            long leaf,
            String body,
            Map<String, EntryCheck.Salted> values,
            Map<String, String> erased,
            List<String> withheld,
            List<String> path) {}

    public ExportWriter(OutputStream out) {
        this.out = out;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * @param complete whether every entry from the first to the last of the newest head follows
     * @param about    who made it, when and why, and which entries were asked for
     */
    public void begin(String log, String node, boolean complete, Map<String, Object> about) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", TYPE);
        line.put("format", 1L);
        line.put("log", log);
        line.put("node", node);
        line.put("complete", complete);
        line.put("about", about);
        write(line);
    }

    public void signer(PublicKey key) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", "signer");
        line.put("id", Head.id(key));
        line.put("key", Base64.getEncoder().encodeToString(key.getEncoded()));
        write(line);
    }

    public void head(Head head) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>(Anchors.json(head));
        line.put("type", "head");
        write(line);
    }

    public void entry(Entry entry) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        entry.values()
                .forEach((name, value) -> values.put(name, Map.of("salt", value.salt(), "value", value.content())));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", "entry");
        line.put("leaf", entry.leaf());
        line.put("body", entry.body());
        line.put("values", values);
        line.put("erased", entry.erased());
        line.put("withheld", entry.withheld());
        line.put("path", entry.path());
        write(line);
        entries++;
    }

    /** What is to be signed for the last line. */
    public byte[] note() {
        try {
            return note(entries, Merkle.hex(((MessageDigest) digest.clone()).digest()));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] note(long entries, String digest) {
        return ("enlace audit export 1\nentries " + entries + "\nsha256 " + digest + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** @param signature over {@link #note()} */
    public void end(String signer, byte[] signature) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", "end");
        line.put("entries", entries);
        line.put("signer", signer);
        line.put("signature", Merkle.hex(signature));
        out.write((Canonical.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void write(Map<String, Object> line) throws IOException {
        byte[] bytes = (Canonical.write(line) + "\n").getBytes(StandardCharsets.UTF_8);
        digest.update(bytes);
        out.write(bytes);
    }
}
