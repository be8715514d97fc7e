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
import org.enlace.jit.bundle.Manifest;
import org.enlace.jit.work.Use;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
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
    void what_it_may_be_used_for_is_what_the_manifest_says_and_is_not_asked_of_an_earlier_release() {
        RecordId id = RecordId.parse("01900000-0000-7000-8000-000000000001");
        String text = "{\"handling\":[\"H0\"],\"id\":\"" + id + "\",\"number\":\"X\",\"owner\":\"CO\"%s}";
        ItemCheck said = ItemCheck.of(
                String.format(text, ",\"uses\":[\"team\",\"offence\"]").getBytes(StandardCharsets.UTF_8));
        ItemCheck nothing = ItemCheck.of(String.format(text, "").getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), said.against(manifest(id, Set.of(Use.TEAM, Use.OFFENCE))));
        for (ItemCheck one : List.of(said, nothing)) {
            assertEquals(List.of("the manifest says otherwise: uses"), one.against(manifest(id, Set.of(Use.TEAM))));
            assertEquals(List.of(), one.against(manifest(id, Set.of())));
        }
    }

    private static Manifest.Item manifest(RecordId id, Set<Use> uses) {
        return new Manifest.Item("X", id, new CountryCode("CO"), Handling.GENERAL, uses, 0, Map.of(), Set.of());
    }

    @Test
    void what_is_no_object_is_none() {
        for (String wrong : List.of("", "[]", "{", "x", Map.of().toString() + "{")) {
            assertThrows(
                    IllegalArgumentException.class, () -> ItemCheck.of(wrong.getBytes(StandardCharsets.UTF_8)), wrong);
        }
    }
}
