package org.enlace.jit.internal.work;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.jit.bundle.ContainerReader;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.bundle.BundleCheck;
import org.enlace.jit.internal.bundle.BundleCheck.Finding;
import org.enlace.jit.internal.bundle.SealedLines;
import org.enlace.jit.internal.bundle.VerifyBundle;
import org.enlace.jit.internal.custody.CustodyWire;
import org.enlace.jit.internal.signing.Sealer;
import org.enlace.jit.signing.NodeSeal;
import org.enlace.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody makes up who knows the form of a bundle and has keys of their own: the verifier names it, or asks about it. */
class BundleForgedTest {
    private static Courthouse court;
    private static byte[] zip;
    private static String number;

    @TempDir
    Path folder;

    @BeforeAll
    static void make() throws Exception {
        court = new Courthouse(TestDatabase.start(TestDatabase.Kind.DERBY));
        zip = court.made(court.seized(), court.received());
        number = BundleCheck.of(new ByteArrayInputStream(zip))
                .manifest()
                .orElseThrow()
                .items()
                .get(0)
                .number();
    }

    @AfterAll
    static void stop() {
        court.close();
    }

    private static Map<String, byte[]> members() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        ContainerReader.read(
                new ByteArrayInputStream(zip), (path, size, content) -> members.put(path, content.readAllBytes()));
        return members;
    }

    private static List<Finding> findings(Map<String, byte[]> members) throws IOException {
        return BundleCheck.of(new ByteArrayInputStream(BundleVerifyTest.container(members)))
                .findings();
    }

    private String verify(Map<String, byte[]> members) throws IOException {
        Path file = Files.write(folder.resolve("bundle.zip"), BundleVerifyTest.container(members));
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        VerifyBundle.run(out, out, file.toString());
        return told.toString(StandardCharsets.UTF_8);
    }

    private static String signatures() throws IOException {
        return members().keySet().stream()
                .filter(path -> path.startsWith("agreement/") && path.endsWith(".signatures.jsonl"))
                .findFirst()
                .orElseThrow();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NodeSeal sealed(String said) {
        return new Sealer(court.node.keys).seal(said.getBytes(StandardCharsets.UTF_8));
    }

    /** Whatever else a node ever sealed is no signature under the agreement, though it names its text. */
    @Test
    void what_is_no_signature_is_not_taken_for_one() throws IOException {
        String path = signatures();
        String hash = sha256(members().get(path.replace(".signatures.jsonl", ".json")));
        String said = "{\"about\":{\"instrument\":\"" + hash + "\"},\"node\":\"BR\"}";
        Map<String, byte[]> more = members();
        byte[] line = SealedLines.text(List.of(new SealedLines.Line(said, sealed(said))));
        byte[] all = Arrays.copyOf(more.get(path), more.get(path).length + line.length);
        System.arraycopy(line, 0, all, more.get(path).length, line.length);
        more.put(path, all);
        List<Finding> found = findings(more);
        assertTrue(
                found.stream()
                        .anyMatch(one -> one.place().startsWith(path + " line")
                                && one.what().contains("not the form")),
                found.toString());
    }

    @Test
    void a_key_that_seals_for_another_country_too_is_named() throws IOException {
        Map<String, byte[]> forged = members();
        List<String> changed = new ArrayList<>();
        for (String path : forged.keySet()) {
            if (path.endsWith("/custody.jsonl")
                    && new String(forged.get(path), StandardCharsets.UTF_8).contains("BR")) {
                StringBuilder lines = new StringBuilder();
                new String(forged.get(path), StandardCharsets.UTF_8).lines().forEach(line -> {
                    SealedEvent one = CustodyWire.read(line);
                    lines.append(CustodyWire.text(new SealedEvent(one.event(), sealed(CustodyWire.said(one.event())))))
                            .append('\n');
                });
                forged.put(path, lines.toString().getBytes(StandardCharsets.UTF_8));
                changed.add(path);
            }
        }
        assertFalse(changed.isEmpty());
        List<Finding> found = findings(forged);
        assertTrue(
                found.stream()
                        .anyMatch(one ->
                                one.place().equals("keys") && one.what().contains("more than one country: BR, CO")),
                found.toString());
    }

    /** The other country's node is known here by another key than it seals with. */
    @Test
    void what_the_node_did_not_know_of_a_key_is_told() throws IOException {
        assertTrue(
                BundleCheck.of(new ByteArrayInputStream(zip)).remarks().stream()
                        .anyMatch(one -> one.what().startsWith("key-unknown-BR")),
                "a court asks that country");
    }

    @Test
    void a_description_that_says_otherwise_than_the_manifest_is_named() throws IOException {
        String path = "items/" + number + "/item.json";
        Map<String, byte[]> other = members();
        String text = new String(other.get(path), StandardCharsets.UTF_8);
        other.put(path, text.replace("\"owner\":\"CO\"", "\"owner\":\"BR\"").getBytes(StandardCharsets.UTF_8));
        List<Finding> found = findings(other);
        assertTrue(found.contains(new Finding(path, "the manifest says otherwise: owner")), found.toString());
    }

    @Test
    void an_audit_that_claims_to_be_whole_is_no_extract() throws IOException {
        Map<String, byte[]> more = new java.util.TreeMap<>(members());
        more.put("audit/x.jsonl", "{\"complete\":true,\"format\":1}\n".getBytes(StandardCharsets.UTF_8));
        assertTrue(findings(more).stream()
                .anyMatch(
                        one -> one.place().equals("audit/x.jsonl") && one.what().contains("no extract")));
    }

    /** What somebody makes up to bring a court's computer down ends with findings, of which so many are kept. */
    @Test
    void very_many_lines_that_are_none_are_not_all_told() throws IOException {
        Map<String, byte[]> many = members();
        many.put("items/" + number + "/custody.jsonl", "x\n".repeat(2_000_000).getBytes(StandardCharsets.UTF_8));
        many.put(signatures(), "x\n".repeat(2_000_000).getBytes(StandardCharsets.UTF_8));
        int found = findings(many).size();
        assertTrue(found > 100 && found < 2_000, found + " findings");
    }

    @Test
    void what_a_bundle_says_does_not_move_the_cursor() throws IOException {
        Map<String, byte[]> other = members();
        String text = new String(other.get("manifest.json"), StandardCharsets.UTF_8);
        other.put(
                "manifest.json",
                text.replace("Juzgado Segundo", "Juzgado\u009b2J\u2028Segundo").getBytes(StandardCharsets.UTF_8));
        String told = verify(other);
        assertTrue(told.contains("Juzgado?2J?Segundo"), told);
    }
}
