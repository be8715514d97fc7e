package org.enlace.jit.internal.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.files.Sha256;
import org.junit.jupiter.api.Test;

/** What a court would ask about the files of an item and its chain. */
class ItemCheckTest {
    private static final String ONE = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);

    private static ItemCheck item(String nature) {
        return ItemCheck.of(("{\"content\":{\"nature\":[\"" + nature + "\"]}}").getBytes(StandardCharsets.UTF_8));
    }

    private static SortedMap<String, Sha256> files(String... hashes) {
        SortedMap<String, Sha256> files = new TreeMap<>();
        for (String hash : hashes) {
            files.put("items/X/files/00" + (files.size() + 1) + "-a.bin", new Sha256(hash));
        }
        return files;
    }

    @Test
    void nothing_is_asked_about_a_content_that_the_chain_names() {
        assertEquals(List.of(), item("digital").asked(Optional.of(ONE), Set.of(ONE), files(ONE)));
    }

    @Test
    void a_content_of_which_the_chain_speaks_and_that_is_not_there_is_asked_about() {
        for (String nature : List.of("digital", "physical")) {
            List<String> asked = item(nature).asked(Optional.of(ONE), Set.of(ONE), files());
            assertEquals(1, asked.size());
            assertEquals("no file in the bundle has the SHA-256 that its chain says it has, " + ONE, asked.get(0));
        }
    }

    @Test
    void a_file_of_a_digital_item_of_which_the_chain_does_not_speak_is_asked_about() {
        assertEquals(
                List.of("items/X/files/002-a.bin: no event of the chain names its SHA-256"),
                item("digital").asked(Optional.of(ONE), Set.of(ONE), files(ONE, OTHER)));
        assertEquals(
                List.of(),
                item("physical").asked(Optional.empty(), Set.of(), files(OTHER)),
                "a photograph of a thing is no content of it");
    }

    @Test
    void what_is_no_object_is_none() {
        for (String wrong : List.of("", "[]", "{", "x", Map.of().toString() + "{")) {
            assertThrows(
                    IllegalArgumentException.class, () -> ItemCheck.of(wrong.getBytes(StandardCharsets.UTF_8)), wrong);
        }
    }
}
