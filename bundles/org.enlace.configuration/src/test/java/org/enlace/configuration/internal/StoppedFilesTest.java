package org.enlace.configuration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppedFilesTest {
    private static final String MILL = "org.example.mill";
    private static final Map<String, String> NEW = Map.of("river", "the new \"one\"", "miller", "");

    @TempDir
    private Path data;

    @BeforeEach
    void aFolderForFiles() throws IOException {
        Files.createDirectories(data.resolve("config"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(data.resolve("config").resolve(name), text);
    }

    private String text(String name) throws IOException {
        return Files.readString(data.resolve("config").resolve(name));
    }

    private List<String> set() throws IOException {
        return new StoppedFiles().set(data, MILL, NEW);
    }

    /** What the node will read, file by file, as long as no two files say the same. */
    private Map<String, Object> inForce() {
        Map<String, Object> all = new TreeMap<>();
        new ConfigurationFiles(data.resolve("none"), data, data.resolve("cache"), Clock.systemUTC())
                .read()
                .files()
                .forEach(file -> file.settings()
                        .values()
                        .getOrDefault(MILL, Map.of())
                        .forEach((key, value) -> assertEquals(null, all.put(key, value), key + " is given twice")));
        return all;
    }

    @Test
    void the_former_values_are_gone_wherever_they_stood_and_all_else_stays() throws IOException {
        write("a.json", """
                // the mill
                { "org.example.mill": { "river": "old", "stones": 3 }, "org.example.other": { "river": "stays" } }
                """);
        write("b.json", "{ \"org.example.mill\": { \"river:String\": \"older\", \"miller\": \"Ana\" } }");
        assertEquals(List.of(), set());
        assertEquals("the new \"one\"", inForce().get("river"));
        assertEquals("", inForce().get("miller"));
        assertEquals("3", inForce().get("stones").toString());
        assertTrue(text("a.json").contains("// the mill") && text("a.json").contains("stays"), text("a.json"));
        set();
        assertEquals("the new \"one\"", inForce().get("river"), "once more changes nothing");
    }

    @Test
    void where_nothing_stood_there_is_a_file_of_the_name() throws IOException {
        Files.delete(data.resolve("config"));
        assertEquals(List.of(), set());
        assertTrue(text(MILL + ".json").contains("the new"));
        assertEquals(2, inForce().size());
    }

    @Test
    void what_might_say_something_else_once_it_is_mended_is_set_aside() throws IOException {
        write("a.json", "{ \"org.example.mill\": { \"river\": \"old\" ");
        write("b.json", "{ \"org.example.mill\": { \"river\": \"old\", \"river:String\": \"older\" } }");
        assertEquals(List.of("a.json.aside", "b.json.aside"), set());
        assertFalse(Files.exists(data.resolve("config/a.json")));
        assertEquals("the new \"one\"", inForce().get("river"));
    }
}
