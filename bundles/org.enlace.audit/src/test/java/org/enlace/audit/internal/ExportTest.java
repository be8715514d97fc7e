package org.enlace.audit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.enlace.audit.AuditFilter;
import org.enlace.audit.proof.Canonical;
import org.enlace.audit.proof.Merkle;
import org.enlace.audit.proof.Verify;
import org.enlace.keys.Keys;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the node is verified by the program that a court would run. */
class ExportTest {
    private static final Caller AUDITOR =
            Desk.officer("aud", "audit.read", "audit.verify", "audit.erase", "audit.export", "audit.persons");

    @TempDir
    Path folder;

    private record Said(int status, String text) {}

    private Said verify(Path file, String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(List.of(more));
        int status = Verify.run(print, print, arguments.toArray(String[]::new));
        return new Said(status, out.toString(StandardCharsets.UTF_8));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("export.jsonl"), bytes);
    }

    private static byte[] export(Desk desk, AuditFilter filter) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        desk.proofs.export(filter, out, AUDITOR);
        return out.toByteArray();
    }

    @OnEveryDatabase
    void theWholeLogIsVerifiedWithoutTheNode(TestDatabase database) throws IOException {
        try (Desk desk = new Desk(database)) {
            desk.fill(30);
            String anchor = desk.proofs.anchor(AUDITOR);
            desk.keys.rotate();
            desk.fill(5);
            desk.proofs.erase(AuditFilter.ofRecord("protocol", "p1"), "Order 1", AUDITOR);
            Path file = file(export(desk, AuditFilter.ALL));
            Path anchors = Files.writeString(folder.resolve("anchors"), anchor + "\n");
            Said said = verify(file, "--anchor", anchors.toString());
            assertEquals(0, said.status(), said.text());
            assertTrue(said.text().contains("the whole log: 38 entries"), said.text());
            assertTrue(said.text().contains("1 anchors compared"), said.text());
            assertEquals(0, verify(file, "--signer", desk.keys.signer().id()).status());
            assertEquals(1, verify(file, "--signer", "00".repeat(32)).status(), "an unexpected signer is not accepted");
            assertEquals(0, verify(anchors).status());
        }
    }

    @OnEveryDatabase
    void aPartIsProvenEntryByEntry(TestDatabase database) throws IOException {
        try (Desk desk = new Desk(database)) {
            desk.fill(300);
            Said said = verify(file(export(desk, AuditFilter.ofRecord("protocol", "p3"))));
            assertEquals(0, said.status(), said.text());
            assertTrue(
                    said.text().contains("a part of the log, each entry proven by its head: 60 entries"), said.text());
            Path anchors = Files.writeString(folder.resolve("anchors"), desk.proofs.anchor(AUDITOR) + "\n");
            Said withAnchor = verify(folder.resolve("export.jsonl"), "--anchor", anchors.toString());
            assertTrue(withAnchor.text().contains("no anchor compared"), withAnchor.text());
        }
    }

    @OnEveryDatabase
    void whatConcernsOnePersonLeavesOthersOut(TestDatabase database) throws IOException {
        try (Desk desk = new Desk(database)) {
            desk.fill(3);
            desk.log.record(Desk.act(3).concerning("officer:jose"));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertEquals(2, desk.proofs.export("officer:jose", out, AUDITOR), "the act, and the export itself");
            String text = out.toString(StandardCharsets.UTF_8);
            assertFalse(text.contains("maria"), text);
            Said said = verify(file(out.toByteArray()));
            assertEquals(0, said.status(), said.text());
            desk.log.signed();
            var acts = desk.trail
                    .page(
                            new AuditFilter(null, "audit.person", null, null, null, null, null, null, null, null),
                            null,
                            9,
                            AUDITOR)
                    .lines();
            assertEquals(1, acts.size());
            assertEquals(
                    "officer:jose",
                    desk.trail.find(acts.get(0).id(), AUDITOR).values().get("person/0"));
        }
    }

    @OnEveryDatabase
    void noByteOfAnExportCanBeChanged(TestDatabase database) throws IOException {
        try (Desk desk = new Desk(database)) {
            desk.fill(12);
            for (AuditFilter filter : List.of(AuditFilter.ALL, AuditFilter.ofRecord("protocol", "p1"))) {
                byte[] whole = export(desk, filter);
                assertEquals(0, verify(file(whole)).status());
                Random random = new Random(7);
                for (int attempt = 0; attempt < 400; attempt++) {
                    byte[] altered = whole.clone();
                    int at = random.nextInt(whole.length);
                    altered[at] ^= (byte) (1 << random.nextInt(8));
                    assertEquals(1, verify(file(altered)).status(), "byte " + at);
                }
            }
        }
    }

    @OnEveryDatabase
    void theDamageOfAnExportIsNamed(TestDatabase database) throws IOException {
        try (Desk desk = new Desk(database)) {
            desk.fill(30);
            List<String> lines = new String(export(desk, AuditFilter.ALL), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            int first = 0;
            while (!lines.get(first).contains("\"type\":\"entry\"")) {
                first++;
            }
            int entry = first;
            assertTrue(said(lines, all -> all.remove(entry + 7)).contains("entry 7 is missing"));
            assertTrue(said(lines, all -> all.remove(all.size() - 1)).contains("the file was cut after line"));
            assertTrue(said(lines, all -> java.util.Collections.swap(all, entry + 3, entry + 9))
                    .contains("entry 3 is missing"));
            assertTrue(
                    said(lines, all -> all.set(entry + 5, all.get(entry + 5).replace("Because of 5", "Because of 6")))
                            .contains("entry 5: the value reason was altered"));
            assertTrue(said(lines, all -> all.set(entry + 5, all.get(entry + 5).replace("\\\"luis\\\"", "\\\"ana\\\"")))
                    .contains("the log was rewritten between the entries 0 and 9"));
            assertTrue(said(lines, all -> {
                        all.subList(entry + 25, all.size() - 1).clear();
                    })
                    .contains("the log was cut after entry 24"));
        }
    }

    @OnEveryDatabase
    void noPartOfAValueCanHideInItsSalt(TestDatabase database) throws IOException {
        try (Desk desk = new Desk(database)) {
            desk.fill(3);
            List<String> lines = new String(export(desk, AuditFilter.ALL), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            String hidden = Merkle.hex("Because ".getBytes(StandardCharsets.UTF_8));
            String said = said(
                    lines,
                    all -> all.replaceAll(line -> line.replaceAll(
                            "\"salt\":\"([0-9a-f]{32})\",\"value\":\"Because of 1\"",
                            "\"salt\":\"$1" + hidden + "\",\"value\":\"of 1\"")));
            assertTrue(said.contains("the value reason was altered"), said);
        }
    }

    @OnEveryDatabase
    void anExportWithoutWhatWasAnchoredBeforeItWasMadeIsCut(TestDatabase database) throws IOException {
        try (Desk desk = new Desk(database)) {
            desk.fill(30);
            byte[] before = export(desk, AuditFilter.ALL);
            desk.fill(5);
            Path anchors = Files.writeString(folder.resolve("anchors"), desk.proofs.anchor(AUDITOR) + "\n");
            assertEquals(0, verify(file(before), "--anchor", anchors.toString()).status(), "it was made before");
            Path cut = file(signedAgain(
                    desk,
                    new String(export(desk, AuditFilter.ALL), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> before(20, Canonical.object(line)))
                            .toList(),
                    20));
            assertEquals(0, verify(cut).status(), "the node's own key signed it");
            Said said = verify(cut, "--anchor", anchors.toString());
            assertEquals(1, said.status(), said.text());
            assertTrue(said.text().contains("the log was cut after entry 19: the anchor in line 1"), said.text());
        }
    }

    private static boolean before(long size, Map<String, Object> line) {
        return switch ((String) line.get("type")) {
            case "head" -> (Long) line.get("size") <= size;
            case "entry" -> (Long) line.get("leaf") < size;
            case "end" -> false;
            default -> true;
        };
    }

    /** An export as a node would give it out whose log has only these lines. */
    private static byte[] signedAgain(Desk desk, List<String> lines, long entries) {
        String text = String.join("\n", lines) + "\n";
        String note = "enlace audit export 1\nentries " + entries + "\nsha256 "
                + Merkle.hex(Merkle.sha256(text.getBytes(StandardCharsets.UTF_8))) + "\n";
        Keys.Signed signed = desk.keys.sign(note.getBytes(StandardCharsets.UTF_8));
        String end = Canonical.write(Map.of(
                "type",
                "end",
                "entries",
                entries,
                "signer",
                signed.signer(),
                "signature",
                Merkle.hex(signed.signature())));
        return (text + end + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @OnEveryDatabase
    void headsOfAnExportAreInOrderAndBeforeTheEntries(TestDatabase database) throws IOException {
        try (Desk desk = new Desk(database)) {
            desk.fill(30);
            List<String> lines = new String(export(desk, AuditFilter.ALL), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            int head = 0;
            while (!lines.get(head).contains("\"type\":\"head\"")) {
                head++;
            }
            int first = head;
            assertTrue(said(lines, all -> all.remove(first)).contains("head 1 is missing"));
            assertTrue(said(lines, all -> java.util.Collections.swap(all, first, first + 1))
                    .contains("head 1 is smaller than the one before it"));
            assertTrue(said(lines, all -> all.add(all.size() - 2, all.remove(first)))
                    .contains("it follows after an entry"));
            String far = said(
                    lines,
                    all -> all.replaceAll(line -> line.replace("\"leaf\":29,", "\"leaf\":4611686018427387904,")));
            assertTrue(far.contains("entry 4611686018427387904 is not proven"), far);
        }
    }

    private String said(List<String> lines, java.util.function.Consumer<List<String>> damage) throws IOException {
        List<String> altered = new ArrayList<>(lines);
        damage.accept(altered);
        Said said = verify(file((String.join("\n", altered) + "\n").getBytes(StandardCharsets.UTF_8)));
        assertEquals(1, said.status());
        return said.text();
    }
}
