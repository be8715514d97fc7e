package org.enlace.jit.internal.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.enlace.files.Sha256;
import org.enlace.files.StoredFile;
import org.enlace.jit.bundle.Container;
import org.enlace.jit.bundle.Container.Stored;
import org.enlace.jit.bundle.ContainerReader;
import org.enlace.jit.bundle.Layout;
import org.enlace.jit.bundle.Sums;
import org.enlace.jit.internal.bundle.BundleCheck;
import org.enlace.jit.internal.bundle.BundleCheck.Finding;
import org.enlace.jit.internal.bundle.ManifestWire;
import org.enlace.jit.internal.bundle.VerifyBundle;
import org.enlace.jit.work.Entry;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Hashing;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle on a machine without a node: public tools and the verifier find it whole, and whatever is done to it they name. */
class BundleVerifyTest {
    /** The same in every build, so that its outcome says something of the change. */
    private static final long SEED = 20_261_201;

    private static Courthouse court;
    private static byte[] zip;
    private static String number;

    @TempDir
    Path folder;

    @BeforeAll
    static void make() throws Exception {
        court = new Courthouse(TestDatabase.start(TestDatabase.Kind.DERBY));
        Entry seized = court.seized();
        Entry received = court.received();
        court.file(seized, "Foto del\u00a0teléfono.jpg", "una foto".getBytes(StandardCharsets.UTF_8));
        court.file(seized, "con.pdf", "un nombre que Windows no quiere".getBytes(StandardCharsets.UTF_8));
        StoredFile note = court.file(seized, "Nota.txt", "uma nota".getBytes(StandardCharsets.UTF_8));
        StoredFile certified = court.file(seized, "Traducción.pdf", "una nota".getBytes(StandardCharsets.UTF_8));
        StoredFile bare = court.file(seized, "Translation.pdf", "a note".getBytes(StandardCharsets.UTF_8));
        StoredFile certificate = court.file(seized, "Fe.pdf", "es fiel".getBytes(StandardCharsets.UTF_8));
        court.translated(seized, Optional.of(note), certified, Optional.of(certificate), "pt", "es");
        court.translated(seized, Optional.empty(), bare, Optional.empty(), "es", "en");
        zip = court.made(seized, received);
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

    private static String run(Path in, String... words) throws Exception {
        Process process = new ProcessBuilder(words)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return process.exitValue() + " " + told;
    }

    private Path unpacked(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("bundle.zip"), bytes);
        Path to = folder.resolve("court");
        try (ZipFile members = new ZipFile(file.toFile())) {
            for (ZipEntry entry : java.util.Collections.list(members.entries())) {
                Path target = to.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                Files.copy(members.getInputStream(entry), target);
            }
        }
        return to;
    }

    private String verify(byte[] bytes, String... more) throws IOException {
        Path file = Files.write(folder.resolve("bundle.zip"), bytes);
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        List<String> words = new ArrayList<>(List.of(file.toString()));
        words.addAll(List.of(more));
        int status = VerifyBundle.run(out, out, words.toArray(String[]::new));
        return status + " " + told.toString(StandardCharsets.UTF_8);
    }

    private static List<Finding> findings(byte[] bytes) throws IOException {
        return BundleCheck.of(new ByteArrayInputStream(bytes)).findings();
    }

    @Test
    void public_tools_alone_find_it_whole() throws Exception {
        Path in = unpacked(zip);
        String sums = run(in, "sha256sum", "--strict", "-c", "SHA256SUMS");
        assertTrue(sums.startsWith("0 ") && sums.contains("manifest.json: OK"), sums);
        String signature = run(
                in,
                "openssl",
                "pkeyutl",
                "-verify",
                "-pubin",
                "-inkey",
                "keys/signer.pem",
                "-rawin",
                "-in",
                "SHA256SUMS",
                "-sigfile",
                "SHA256SUMS.sig");
        assertTrue(signature.startsWith("0 ") && signature.contains("Signature Verified Successfully"), signature);
        String key = run(in, "sh", "-c", "openssl pkey -pubin -in keys/signer.pem -outform DER | sha256sum");
        assertTrue(key.contains(court.node.keys.signer().id()), key);
        Files.writeString(in.resolve("README.txt"), "x", java.nio.file.StandardOpenOption.APPEND);
        String changed = run(in, "sha256sum", "--strict", "-c", "SHA256SUMS");
        assertTrue(changed.startsWith("1 ") && changed.contains("README.txt: FAILED"), changed);
    }

    /** Also those that read a ZIP from its beginning take it. */
    @Test
    void other_readers_of_zip_take_it() throws Exception {
        int members = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            while (in.getNextEntry() != null) {
                in.readAllBytes();
                members++;
            }
        }
        assertEquals(BundleCheck.of(new ByteArrayInputStream(zip)).members(), members);
        Files.write(folder.resolve("one.zip"), zip);
        String unzip = run(folder, "unzip", "-t", "one.zip");
        assertTrue(unzip.startsWith("0 ") && unzip.contains("No errors"), unzip);
    }

    @Test
    void the_verifier_finds_it_whole_and_says_whose_key_it_is() throws Exception {
        String told = verify(zip);
        assertTrue(told.startsWith("0 WHOLE"), told);
        assertTrue(told.contains("Juzgado Segundo Penal de Cali") && told.contains(number), told);
        assertTrue(told.contains("compare with the fingerprint"), told);
        String signer = court.node.keys.signer().id();
        assertTrue(verify(zip, "--signer", signer).startsWith("0 WHOLE"));
        String other = verify(zip, "--signer", "0".repeat(64));
        assertTrue(other.startsWith("1 NOT WHOLE") && other.contains("another key"), other);
        assertTrue(verify(zip, "--anchor").startsWith("2 "));
        assertTrue(
                new String(zip, 0, 64, StandardCharsets.ISO_8859_1).contains("COMO-VERIFICAR.pdf"),
                "recognised by its first bytes");
    }

    @Test
    void one_byte_changed_anywhere_shows() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Integer> places =
                new ArrayList<>(List.of(0, 4, 6, 8, 10, 12, 14, 18, 26, 28, 30, zip.length - 1, zip.length - 22));
        for (int i = 0; i < 60; i++) {
            places.add(random.nextInt(zip.length));
        }
        for (int place : places) {
            byte[] changed = zip.clone();
            changed[place] ^= (byte) (1 << random.nextInt(8));
            assertFalse(findings(changed).isEmpty(), "byte " + place + " of seed " + seed);
        }
    }

    @Test
    void more_or_fewer_bytes_show() throws IOException {
        assertFalse(findings(Arrays.copyOf(zip, zip.length + 1)).isEmpty());
        for (int length : List.of(0, 3, 29, 40, zip.length / 2, zip.length - 1)) {
            assertFalse(findings(Arrays.copyOf(zip, length)).isEmpty(), length + " bytes");
        }
    }

    private static Map<String, byte[]> members() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        ContainerReader.read(
                new ByteArrayInputStream(zip), (path, size, content) -> members.put(path, content.readAllBytes()));
        return members;
    }

    /** A container as somebody writes it who knows its form. */
    static byte[] container(Map<String, byte[]> members) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Stored> stored = new ArrayList<>();
        members.forEach((path, bytes) -> {
            CRC32 crc = new CRC32();
            crc.update(bytes);
            Stored one = new Stored(path, bytes.length, crc.getValue());
            stored.add(one);
            out.writeBytes(Container.before(one));
            out.writeBytes(bytes);
        });
        out.writeBytes(Container.behind(stored));
        return out.toByteArray();
    }

    @Test
    void the_same_members_give_the_same_bytes() throws IOException {
        assertTrue(Arrays.equals(zip, container(members())));
    }

    @Test
    void each_member_that_is_removed_is_named() throws IOException {
        for (String path : members().keySet()) {
            Map<String, byte[]> left = members();
            left.remove(path);
            assertTrue(
                    findings(container(left)).stream()
                            .anyMatch(one -> one.place().equals(path)),
                    path + " is missed");
        }
    }

    @Test
    void a_member_that_is_added_is_named() throws IOException {
        Map<String, byte[]> more = new java.util.TreeMap<>(members());
        more.put("items/" + number + "/files/009-otra.txt", new byte[] {1});
        assertTrue(findings(container(more)).stream()
                .anyMatch(one ->
                        one.place().endsWith("009-otra.txt") && one.what().contains("does not name it")));
    }

    @Test
    void a_line_of_a_chain_that_is_cut_changed_or_moved_is_named() throws IOException {
        String path = "items/" + number + "/custody.jsonl";
        List<String> lines =
                new String(members().get(path), StandardCharsets.UTF_8).lines().toList();
        for (List<String> changed : List.of(
                lines.subList(0, lines.size() - 1),
                lines.subList(1, lines.size()),
                List.of(lines.get(0), lines.get(2)))) {
            Map<String, byte[]> other = members();
            other.put(path, (String.join("\n", changed) + "\n").getBytes(StandardCharsets.UTF_8));
            List<Finding> found = findings(container(other));
            assertTrue(
                    found.stream()
                            .anyMatch(one ->
                                    one.place().equals(path) && one.what().contains("SHA256SUMS")),
                    found.toString());
            assertTrue(
                    found.stream()
                            .anyMatch(one ->
                                    one.place().equals(path) && one.what().contains("manifest says")),
                    "the chain itself shows it: " + found);
        }
        Map<String, byte[]> forged = members();
        forged.put(
                path,
                (String.join("\n", lines).replaceFirst("Bogot\u00e1", "Cali") + "\n").getBytes(StandardCharsets.UTF_8));
        assertTrue(findings(container(forged)).stream()
                .anyMatch(one ->
                        one.place().startsWith(path + " line 1") && one.what().contains("seal")));
        Map<String, byte[]> cut = members();
        cut.put(path, Arrays.copyOf(cut.get(path), cut.get(path).length - 1));
        assertTrue(findings(container(cut)).stream().anyMatch(one -> one.what().contains("cut")));
    }

    @Test
    void a_name_that_leads_elsewhere_is_never_taken() throws IOException {
        for (String path :
                List.of("../a", "/etc/passwd", "a//b", "a/../b", "C:a", "a\\b", "con", "a/nul.txt", "a.", ".a")) {
            byte[] head = Container.before(new Stored("x".repeat(path.length()), 1, 0));
            System.arraycopy(path.getBytes(StandardCharsets.US_ASCII), 0, head, 30, path.length());
            byte[] bytes = Arrays.copyOf(head, head.length + 1);
            List<String> taken = new ArrayList<>();
            Optional<String> wrong =
                    ContainerReader.read(new ByteArrayInputStream(bytes), (name, size, content) -> taken.add(name));
            assertTrue(wrong.isPresent() && taken.isEmpty(), path);
        }
    }

    /** Whatever bytes come, the readers end with a finding or a refusal, in bounded memory. */
    @Test
    void no_bytes_bring_the_readers_down() throws IOException {
        long seed = Long.getLong("seed", SEED);
        Random random = new Random(seed);
        byte[] manifest = members().get("manifest.json");
        for (int i = 0; i < 300; i++) {
            byte[] bytes = i % 2 == 0 ? zip.clone() : Arrays.copyOf(zip, 200 + random.nextInt(2_000));
            for (int j = 0; j < 1 + random.nextInt(8); j++) {
                bytes[random.nextInt(i % 2 == 0 ? 400 : bytes.length)] = (byte) random.nextInt();
            }
            try {
                BundleCheck.Result result = BundleCheck.of(new ByteArrayInputStream(bytes));
                assertTrue(!result.whole() || Arrays.equals(bytes, zip), "seed " + seed);
            } catch (RuntimeException e) {
                fail("seed " + seed + ", round " + i, e);
            }
            byte[] text = manifest.clone();
            for (int j = 0; j < 1 + random.nextInt(4); j++) {
                text[random.nextInt(text.length)] = (byte) random.nextInt();
            }
            try {
                ManifestWire.read(text);
            } catch (Refusal refusal) {
                assertEquals("jit.form", refusal.code(), "seed " + seed);
            } catch (RuntimeException e) {
                fail("seed " + seed + ", manifest of round " + i, e);
            }
        }
    }

    /**
     * Whichever member is changed or cut, by whoever knows the form of a container, mends the sums after it or not: it is found, and
     * nothing brings the verifier down. Others with {@code -Dseed=} and {@code -Drounds=}.
     */
    @Test
    void whichever_member_is_changed_is_found_whether_the_sums_are_mended_or_not() throws IOException {
        long seed = Long.getLong("seed", SEED);
        int rounds = Integer.getInteger("rounds", 200);
        List<String> paths = List.copyOf(members().keySet());
        for (int i = 0; i < rounds; i++) {
            Random random = new Random(seed + i);
            String path = paths.get(random.nextInt(paths.size()));
            boolean mended = random.nextBoolean();
            String told = path + (mended ? ", sums mended" : "") + "; repeat with -Dseed=" + (seed + i) + " -Drounds=1";
            Map<String, byte[]> members = members();
            members.put(path, changed(members.get(path), random));
            if (mended && !path.equals(Layout.SUMS)) {
                members.put(Layout.SUMS, sums(members));
            }
            byte[] bytes = container(members);
            try {
                assertTrue(Arrays.equals(bytes, zip) || !findings(bytes).isEmpty(), told);
            } catch (RuntimeException e) {
                fail(told, e);
            }
        }
    }

    /** Some bytes of a member are others, are not there, or are there twice. */
    private static byte[] changed(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0:
                return Arrays.copyOf(bytes, at);
            case 1:
                return Arrays.copyOfRange(bytes, at, bytes.length);
            case 2:
                byte[] twice = Arrays.copyOf(bytes, bytes.length + at);
                System.arraycopy(bytes, 0, twice, bytes.length, at);
                return twice;
            default:
                byte[] other = bytes.clone();
                for (int j = 0; j < 1 + random.nextInt(3); j++) {
                    other[random.nextInt(other.length)] = (byte) random.nextInt();
                }
                return other;
        }
    }

    private static byte[] sums(Map<String, byte[]> members) {
        Map<String, Sha256> sums = new LinkedHashMap<>();
        members.forEach((path, bytes) -> {
            if (!path.equals(Layout.SUMS) && !path.equals(Layout.SIGNATURE)) {
                sums.put(path, new Sha256(Hashing.sha256(bytes)));
            }
        });
        return Sums.text(sums);
    }

    /** As the release has them: parts of this bundle ({@code lib/court-bundle.jar}, made by Assembly), three bundles of the platform, Jackson. */
    private static final class Released extends ClassLoader {
        private static final List<String> PARTS = List.of(
                "org/enlace/jit/Rules.class",
                "org/enlace/jit/agreement/CanonicalJson",
                "org/enlace/jit/bundle/",
                "org/enlace/jit/custody/",
                "org/enlace/jit/internal/Said",
                "org/enlace/jit/internal/bundle/",
                "org/enlace/jit/internal/custody/CustodyWire",
                "org/enlace/jit/signing/",
                "org/enlace/jit/work/Use",
                "org/enlace/audit/",
                "org/enlace/files/",
                "org/enlace/platform/",
                "com/fasterxml/jackson/");

        Released() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            String path = name.replace('.', '/') + ".class";
            if (PARTS.stream().noneMatch(path::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            try (var in = BundleVerifyTest.class.getClassLoader().getResourceAsStream(path)) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void the_verifier_needs_no_more_than_the_release_gives_it() throws Exception {
        Map<String, byte[]> cut = members();
        cut.remove("README.txt");
        for (byte[] bytes : List.of(zip, container(cut), Arrays.copyOf(zip, zip.length / 2))) {
            Path file = Files.write(folder.resolve("bundle.zip"), bytes);
            ByteArrayOutputStream told = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
            Object status = new Released()
                    .loadClass(VerifyBundle.class.getName())
                    .getMethod("run", PrintStream.class, PrintStream.class, String[].class)
                    .invoke(null, out, out, new String[] {file.toString()});
            assertEquals(bytes == zip ? 0 : 1, status, told.toString(StandardCharsets.UTF_8));
        }
    }
}
