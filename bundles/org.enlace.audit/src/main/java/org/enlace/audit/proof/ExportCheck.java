package org.enlace.audit.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.audit.proof.Finding.Kind;

/**
 * Verifies an export line by line, with nothing but the file: every hash is computed again. Holds no more than one line, the heads,
 * the keys and the places of entries that bring their own proof. Used once.
 */
public final class ExportCheck {
    private static final int LONGEST = 64 << 20;

    /** How many entries one after another may be missing before nobody looks for each: a file says itself how many there should be. */
    private static final int MOST_MISSING = 1_000_000;

    private final Findings findings;
    private final TreeCheck tree;
    private final EntryCheck check;
    private final List<Anchors.Anchor> anchors;
    private final Map<String, PublicKey> signers = new LinkedHashMap<>();
    private final List<Head> heads = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();
    private final MessageDigest digest;
    private String log;
    private boolean complete;
    private Map<?, ?> about = Map.of();
    private Instant made;
    private Head newest;
    private int headsRight;
    private int anchorsCompared;
    private long entries;
    private long left;
    private long line;
    private boolean ended;
    private String signedBy;

    /** @param anchors to compare a complete export with; may be empty */
    public ExportCheck(List<Anchors.Anchor> anchors, Findings findings) {
        this.findings = findings;
        this.anchors = new ArrayList<>(anchors);
        tree = new TreeCheck(findings);
        check = new EntryCheck(findings);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Reads the file to its end. */
    public void check(InputStream in) throws IOException {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 16];
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            int begin = 0;
            for (int at = 0; at < read; at++) {
                if (block[at] == '\n') {
                    buffer.write(block, begin, at + 1 - begin);
                    begin = at + 1;
                    take(buffer.toByteArray());
                    buffer.reset();
                }
            }
            buffer.write(block, begin, read - begin);
            if (buffer.size() > LONGEST) {
                findings.add(Kind.LINE_UNREADABLE, 0, line + 1, "it is longer than " + LONGEST + " bytes");
                return;
            }
        }
        if (buffer.size() > 0) {
            findings.add(Kind.FILE_CUT, tree.size(), line + 1);
        } else if (!ended) {
            findings.add(Kind.FILE_CUT, tree.size(), line);
        }
        end();
    }

    private void take(byte[] bytes) {
        line++;
        try {
            if (ended) {
                throw new IllegalArgumentException("it follows after the end");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, bytes.length - 1))
                    .toString();
            Map<String, Object> json = Canonical.object(text);
            if (!Canonical.write(json).equals(text)) {
                throw new IllegalArgumentException("it is not in its canonical form");
            }
            String type = (String) json.get("type");
            if ((line == 1) != ExportWriter.TYPE.equals(type)) {
                throw new IllegalArgumentException(
                        line == 1 ? "it does not begin an export" : "it begins another export");
            }
            switch (type) {
                case ExportWriter.TYPE -> begin(json);
                case "signer" -> signer(json);
                case "head" -> head(Anchors.head(json));
                case "entry" -> entry(json);
                case "end" -> end(json);
                default -> throw new IllegalArgumentException("its type is " + type);
            }
            if (!ended) {
                digest.update(bytes);
            }
        } catch (CharacterCodingException
                | IllegalArgumentException
                | ClassCastException
                | NullPointerException
                | DateTimeException e) {
            findings.add(
                    Kind.LINE_UNREADABLE,
                    tree.size(),
                    line,
                    e instanceof CharacterCodingException ? "it is not UTF-8" : e.getMessage());
            digest.update(bytes);
        }
    }

    private void begin(Map<String, Object> json) {
        if (!Long.valueOf(1).equals(json.get("format"))) {
            throw new IllegalArgumentException("its format is " + json.get("format") + ", not 1");
        }
        log = (String) json.get("log");
        complete = (Boolean) json.get("complete");
        about = java.util.Objects.requireNonNull((Map<?, ?>) json.get("about"));
        made = Instant.parse((String) about.get("made"));
        anchors.removeIf(anchor -> {
            boolean foreign = !anchor.head().log().equals(log);
            if (foreign) {
                findings.add(Kind.FOREIGN, 0, anchor.line(), anchor.head().log());
            }
            return foreign;
        });
    }

    private void signer(Map<String, Object> json) {
        PublicKey key = Head.key((String) json.get("key"));
        if (!Head.id(key).equals(json.get("id"))) {
            throw new IllegalArgumentException("the id is not that of the key");
        }
        signers.put((String) json.get("id"), key);
    }

    private void head(Head head) {
        if (entries > 0) {
            throw new IllegalArgumentException("it follows after an entry");
        }
        PublicKey key = signers.get(head.signer());
        if (key == null) {
            findings.add(Kind.SIGNER_UNKNOWN, head.size(), head.number(), head.signer());
        } else if (!head.isSignedBy(key)) {
            findings.add(Kind.HEAD_ALTERED, head.size(), head.number());
        } else if (!head.log().equals(log)) {
            findings.add(Kind.FILE_ALTERED, 0, "head " + head.number() + " is of another log");
        } else {
            long expected = newest == null ? 1 : newest.number() + 1;
            if (complete && head.number() != expected) {
                findings.add(Kind.HEAD_MISSING, head.size(), expected);
            }
            if (newest != null && head.size() < newest.size()) {
                findings.add(Kind.HEAD_BACKWARD, head.size(), head.number());
            }
            heads.add(head);
            newest = head;
            headsRight++;
        }
    }

    private void entry(Map<String, Object> json) {
        long leaf = (Long) json.get("leaf");
        String text = (String) json.get("body");
        byte[] hash = Merkle.leaf(text);
        entries++;
        if (complete) {
            if (leaf < tree.size()) {
                findings.add(Kind.ENTRY_DOUBLE, leaf, leaf);
                return;
            }
            if (newest == null || leaf >= newest.size()) {
                findings.add(Kind.ENTRY_UNPROVEN, leaf, leaf, newest == null ? "none" : newest.number());
                return;
            }
            if (leaf - tree.size() > MOST_MISSING) {
                findings.add(Kind.FILE_ALTERED, leaf, "it leaves out more than " + MOST_MISSING + " entries at once");
                return;
            }
            while (tree.size() < leaf) {
                findings.add(Kind.ENTRY_MISSING, tree.size(), tree.size());
                tree.add(null, null);
            }
            tree.add(hash, null);
            compare();
        } else {
            prove(leaf, hash, (List<?>) json.get("path"));
        }
        look(leaf, text, json);
    }

    private void prove(long leaf, byte[] hash, List<?> path) {
        if (leaf < 0 || !seen.add(leaf)) {
            findings.add(Kind.ENTRY_DOUBLE, leaf, leaf);
            return;
        }
        List<byte[]> hashes =
                path.stream().map(step -> Merkle.bytes((String) step)).toList();
        if (newest == null || !Merkle.included(leaf, hash, newest.size(), hashes, newest.root())) {
            findings.add(Kind.ENTRY_UNPROVEN, leaf, leaf, newest == null ? "none" : newest.number());
        }
    }

    private void look(long leaf, String text, Map<String, Object> json) {
        Body body;
        try {
            body = Body.read(text);
        } catch (IllegalArgumentException e) {
            findings.add(Kind.ENTRY_UNREADABLE, leaf, leaf, e.getMessage());
            return;
        }
        Map<String, EntryCheck.Salted> values = new LinkedHashMap<>();
        ((Map<?, ?>) json.get("values")).forEach((name, value) -> {
            Map<?, ?> salted = (Map<?, ?>) value;
            values.put((String) name, new EntryCheck.Salted((String) salted.get("salt"), (String) salted.get("value")));
        });
        Map<String, String> erased = new LinkedHashMap<>();
        ((Map<?, ?>) json.get("erased")).forEach((name, act) -> erased.put((String) name, (String) act));
        List<String> withheld = ((List<?>) json.get("withheld"))
                .stream().map(String.class::cast).toList();
        left += withheld.size();
        check.check(leaf, body, values, erased, withheld);
    }

    private void compare() {
        while (!heads.isEmpty() && heads.get(0).size() <= tree.size()) {
            Head head = heads.remove(0);
            if (head.size() == tree.size()) {
                tree.compare(head, 0);
            }
        }
        while (!anchors.isEmpty() && anchors.get(0).head().size() == tree.size()) {
            Anchors.Anchor anchor = anchors.remove(0);
            anchorsCompared++;
            tree.compare(anchor.head(), anchor.line());
        }
    }

    private void end(Map<String, Object> json) {
        ended = true;
        signedBy = (String) json.get("signer");
        PublicKey key = signers.get(signedBy);
        long told = (Long) json.get("entries");
        byte[] note = ExportWriter.note(told, Merkle.hex(digest.digest()));
        if (told != entries) {
            findings.add(Kind.FILE_ALTERED, tree.size(), "it says " + told + " entries and has " + entries);
        }
        if (key == null) {
            findings.add(Kind.FILE_ALTERED, Long.MAX_VALUE, "it is signed by a key it does not name");
        } else if (!Head.verify(key, note, (String) json.get("signature"))) {
            findings.add(Kind.FILE_ALTERED, Long.MAX_VALUE, "the signature over the whole is not right");
        }
    }

    private void end() {
        check.end(complete, act -> false);
        if (!complete) {
            return;
        }
        tree.end();
        long size = tree.size();
        heads.forEach(head -> findings.add(Kind.CUT, size, size - 1, "head " + head.number(), head.size()));
        anchors.forEach(anchor -> {
            // The file ends with its newest head; what was anchored after it was made it cannot have.
            if (newest == null
                    || anchor.head().size() <= newest.size()
                    || made == null
                    || !anchor.head().at().isAfter(made)) {
                findings.add(
                        Kind.CUT,
                        size,
                        size - 1,
                        "the anchor in line " + anchor.line(),
                        anchor.head().size());
            }
        });
    }

    public boolean complete() {
        return complete;
    }

    public long entries() {
        return entries;
    }

    public int heads() {
        return headsRight;
    }

    public int anchors() {
        return anchorsCompared;
    }

    public long values() {
        return check.values();
    }

    public long erased() {
        return check.erased();
    }

    /** How many values the node left out on purpose: those of restricted records, and those about other people. */
    public long withheld() {
        return left;
    }

    /** Who made it, when, and what was asked for. */
    public Map<?, ?> about() {
        return about;
    }

    /** The id of the key that signed the whole; null where the end is missing. */
    public String signer() {
        return signedBy;
    }

    /** The ids of all keys in the file. */
    public List<String> signers() {
        return List.copyOf(signers.keySet());
    }
}
