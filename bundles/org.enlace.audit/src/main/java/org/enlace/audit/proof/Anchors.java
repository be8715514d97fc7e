package org.enlace.audit.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Heads that were carried out of the node: a file with one in each line, with the key that signed it. */
public final class Anchors {
    /** The type of a line. */
    public static final String TYPE = "enlace-audit-anchor";

    private Anchors() {}

    /** @param line of the file, from 1 */
    public record Anchor(int line, Head head, PublicKey key) {}

    /** One line of an anchor file, without its end. */
    public static String line(Head head, PublicKey key) {
        Map<String, Object> line = new LinkedHashMap<>(json(head));
        line.put("type", TYPE);
        line.put("format", 1L);
        line.put("key", Base64.getEncoder().encodeToString(key.getEncoded()));
        return Canonical.write(line);
    }

    static Map<String, Object> json(Head head) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("log", head.log());
        json.put("node", head.node());
        json.put("head", head.number());
        json.put("size", head.size());
        json.put("root", head.root());
        json.put("time", head.at().toString());
        json.put("signer", head.signer());
        json.put("signature", head.signature());
        return json;
    }

    static Head head(Map<String, Object> json) {
        try {
            return new Head(
                    (String) json.get("log"),
                    (String) json.get("node"),
                    (Long) json.get("head"),
                    (Long) json.get("size"),
                    (String) json.get("root"),
                    Instant.parse((String) json.get("time")),
                    (String) json.get("signer"),
                    (String) json.get("signature"));
        } catch (ClassCastException | NullPointerException | java.time.DateTimeException e) {
            throw new IllegalArgumentException("it is no head", e);
        }
    }

    /**
     * Reads a file of anchors and checks each signature.
     *
     * @return those that are right, smallest first
     */
    public static List<Anchor> read(Path file, Findings findings) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(reader, findings);
        }
    }

    /** As {@link #read(Path, Findings)}; the reader is left open. */
    public static List<Anchor> read(BufferedReader reader, Findings findings) throws IOException {
        List<Anchor> anchors = new ArrayList<>();
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank()) {
                read(number, line, anchors, findings);
            }
        }
        anchors.sort(Comparator.comparingLong(anchor -> anchor.head().size()));
        return anchors;
    }

    private static void read(int number, String line, List<Anchor> anchors, Findings findings) {
        try {
            Map<String, Object> json = Canonical.object(line);
            if (!TYPE.equals(json.get("type"))) {
                throw new IllegalArgumentException("it is no anchor");
            }
            Anchor anchor = new Anchor(number, head(json), Head.key((String) json.get("key")));
            if (anchor.head().isSignedBy(anchor.key())) {
                anchors.add(anchor);
            } else {
                findings.add(Finding.Kind.ANCHOR_ALTERED, anchor.head().size(), number);
            }
        } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
            findings.add(Finding.Kind.LINE_UNREADABLE, 0, number, e.getMessage());
        }
    }
}
