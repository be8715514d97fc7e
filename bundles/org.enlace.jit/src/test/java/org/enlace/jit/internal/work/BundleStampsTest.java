package org.enlace.jit.internal.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.enlace.jit.bundle.ContainerReader;
import org.enlace.jit.internal.bundle.BundleCheck;
import org.enlace.jit.internal.bundle.BundleCheck.Finding;
import org.enlace.jit.internal.bundle.BundleCheck.Stamped;
import org.enlace.jit.internal.stamping.StampingRoom;
import org.enlace.jit.work.Entry;
import org.enlace.keys.testing.TestAuthority;
import org.enlace.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time stamps of items go to court with what they cover, and are verified there. */
class BundleStampsTest {
    @TempDir
    Path folder;

    private Courthouse court;
    private Map<String, byte[]> members;
    private List<String> stamps;
    private byte[] zip;

    @BeforeEach
    void make() throws Exception {
        court = new Courthouse(TestDatabase.start(TestDatabase.Kind.DERBY));
        Entry item = court.seized();
        Entry other = court.seized();
        StampingRoom.stamp(court.node, new TestAuthority(() -> court.node.now));
        zip = court.made(item, other);
        members = new LinkedHashMap<>();
        ContainerReader.read(
                new ByteArrayInputStream(zip), (path, size, content) -> members.put(path, content.readAllBytes()));
        stamps = members.keySet().stream().filter(path -> path.endsWith(".tsr")).toList();
    }

    @AfterEach
    void stop() {
        court.close();
    }

    private static List<Finding> findings(Map<String, byte[]> members) throws Exception {
        return BundleCheck.of(new ByteArrayInputStream(BundleVerifyTest.container(members)))
                .findings();
    }

    @Test
    void each_is_about_the_event_that_it_names() throws Exception {
        BundleCheck.Result result = BundleCheck.of(new ByteArrayInputStream(zip));
        assertEquals(List.of(), result.findings());
        assertEquals(2, result.stamps().size(), "one on the last event of each item");
        Stamped one = result.stamps().get(0);
        assertEquals("CO-3", one.event());
        assertTrue(stamps.contains(one.path()), one::path);
        String readme = new String(members.get("README.txt"), StandardCharsets.UTF_8);
        assertTrue(readme.contains("openssl ts -verify") && readme.contains("timestamps"), readme);
    }

    @Test
    void openssl_verifies_it_as_the_bundle_says() throws Exception {
        String path = stamps.get(0);
        for (String end : List.of(".tsr", ".json", ".pem")) {
            String name = path.replaceFirst("\\.tsr$", end);
            Files.write(folder.resolve("stamp" + end), members.get(name));
        }
        Process openssl = new ProcessBuilder(
                        "openssl",
                        "ts",
                        "-verify",
                        "-data",
                        "stamp.json",
                        "-in",
                        "stamp.tsr",
                        "-CAfile",
                        "stamp.pem",
                        "-partial_chain")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String told = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(openssl.waitFor(60, TimeUnit.SECONDS));
        assertTrue(told.contains("Verification: OK"), told);
    }

    @Test
    void the_stamp_of_another_item_or_of_another_text_is_named() throws Exception {
        String path = stamps.get(0);
        Map<String, byte[]> swapped = new LinkedHashMap<>(members);
        swapped.put(path, members.get(stamps.get(1)));
        List<Finding> found = findings(swapped);
        assertTrue(found.contains(new Finding(path, "it is about no event of the chain")), found.toString());
        Map<String, byte[]> text = new LinkedHashMap<>(members);
        text.put(path.replaceFirst("\\.tsr$", ".json"), "{}".getBytes(StandardCharsets.UTF_8));
        assertTrue(findings(text).stream()
                .anyMatch(one -> one.place().equals(path) && one.what().startsWith("it is about another text")));
        Map<String, byte[]> none = new LinkedHashMap<>(members);
        none.put(path, new byte[] {1, 2, 3});
        assertTrue(findings(none).stream()
                .anyMatch(one -> one.place().equals(path) && one.what().startsWith("it is no time stamp")));
    }
}
