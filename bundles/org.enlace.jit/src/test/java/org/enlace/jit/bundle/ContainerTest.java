package org.enlace.jit.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.files.Sha256;
import org.enlace.jit.bundle.Container.Stored;
import org.junit.jupiter.api.Test;

/** The form of a container where its numbers are large, names of members, and sums. */
class ContainerTest {
    private static final long LARGE = 0x1_0000_0001L;

    @Test
    void what_needs_more_than_32_bits_is_said_in_64() {
        byte[] before = Container.before(new Stored("a", LARGE, 1));
        assertEquals(Container.HEAD + 1 + 20, before.length);
        assertEquals(45, before[4]);
        assertEquals(
                LARGE,
                Container.little(8).put(0, before, Container.HEAD + 1 + 4, 8).getLong(0));
        assertEquals(Container.HEAD + 1, Container.before(new Stored("a", 0xFFFF_FFFEL, 1)).length);
        byte[] behind = Container.behind(List.of(new Stored("a", LARGE, 1), new Stored("b", 1, 1)));
        assertEquals(46 + 1 + 20 + 46 + 1 + 12 + 76 + 22, behind.length, "the second begins beyond 32 bits");
        assertEquals(46 + 1 + 22, Container.behind(List.of(new Stored("a", 1, 1))).length);
    }

    @Test
    void names_are_made_harmless_and_stay_apart() {
        for (String called : List.of(
                "../../etc/passwd",
                "Foto del teléfono.jpg",
                "\u202Egpj.exe",
                "con",
                "a:b",
                "…",
                "x".repeat(300) + ".pdf",
                "nul.txt",
                ".ssh",
                "日本")) {
            String path = Layout.file("CO-2027-0001-CO-0001", 1, called);
            assertTrue(Member.path(path), path);
            assertTrue(path.startsWith("items/CO-2027-0001-CO-0001/files/001-"), path);
        }
        assertTrue(Layout.name("x".repeat(300) + ".pdf").endsWith(".pdf"));
        assertEquals("Foto_del_telefono.jpg", Layout.name("Foto del teléfono.jpg"));
    }

    @Test
    void a_path_that_leads_elsewhere_is_none() {
        for (String path : List.of(
                "",
                "/a",
                "a/",
                "a//b",
                "../a",
                "a/..",
                "a/./b",
                "a\\b",
                "C:a",
                "a\nb",
                "aux",
                "a/COM1.txt",
                "a b",
                "é",
                "a.",
                "-a",
                "a/b/c/d/e",
                "a".repeat(201))) {
            assertFalse(Member.path(path), path);
        }
    }

    @Test
    void sums_are_read_as_they_are_written_and_not_otherwise() {
        SortedMap<String, Sha256> sums =
                new TreeMap<>(Map.of("b", new Sha256("ab".repeat(32)), "a/c.pdf", new Sha256("cd".repeat(32))));
        byte[] text = Sums.text(sums);
        assertEquals(sums, Sums.read(text));
        String good = new String(text, StandardCharsets.US_ASCII);
        for (String wrong : List.of(
                "",
                "\n",
                good + "\n",
                good.substring(0, good.length() - 1),
                good + good,
                good.replace("  ", " *"),
                good.replace("ab", "AB"),
                good.replace("b\n", "../b\n"))) {
            assertThrows(
                    IllegalArgumentException.class, () -> Sums.read(wrong.getBytes(StandardCharsets.US_ASCII)), wrong);
        }
    }
}
