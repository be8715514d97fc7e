package org.enlace.backup.internal.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final Manifest MANIFEST = new Manifest(
            "20261129T023000412Z-4e5f",
            Instant.parse("2026-11-29T02:30:00.412Z"),
            "CO",
            "0a1b2c3d",
            "0.1.0",
            "derby",
            true,
            "ab",
            new SealedKey(new byte[1], new byte[1]),
            List.of(new Manifest.Member("files.list", 5, "cd")),
            2,
            3,
            4,
            List.of(),
            List.of("aa-lost"),
            "{}");

    private static void refused(String from, String to) {
        String text = new String(MANIFEST.toBytes(), StandardCharsets.UTF_8);
        String changed = text.replace(from, to);
        assertEquals(false, text.equals(changed), from);
        assertThrows(Damaged.class, () -> Manifest.parse(changed.getBytes(StandardCharsets.UTF_8)), to);
    }

    @Test
    void what_was_written_is_read() throws Exception {
        assertArrayEquals(MANIFEST.toBytes(), Manifest.parse(MANIFEST.toBytes()).toBytes());
    }

    @Test
    void a_member_that_lies_elsewhere_is_refused() {
        refused("files.list", "../../x.list");
        refused("files.list", "/dev/zero");
        refused("\"bytes\":5", "\"bytes\":-5");
        refused("20261129T023000412Z-4e5f", "../20261129T023000412Z-4e5f");
    }

    @Test
    void nothing_in_it_plays_tricks_with_a_terminal() {
        refused("\"0.1.0\"", "\"0.1.0\\u001b[2J\"");
        refused("\"CO\"", "\"Colombia\"");
        refused("\"derby\"", "\"\"");
    }

    @Test
    void what_is_of_another_kind_is_damage_and_no_bug() {
        refused("[\"aa-lost\"]", "[7]");
        refused("[\"aa-lost\"]", "[[]]");
        refused("\"lost\":[\"aa-lost\"]", "\"lost\":null");
        refused("\"members\":[{", "\"members\":[\"x\",{");
    }
}
