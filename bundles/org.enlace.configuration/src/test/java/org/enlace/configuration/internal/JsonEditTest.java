package org.enlace.configuration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JsonEditTest {
    private static final String FILE = """
            // The unit's own settings, "zone": never edit } here.
            {
              "org.enlace.web": {
                // Where we are.
                "zone": "America/Bogota", /* or "zone": "x" */
                "uploadLimit:Integer": 20971520
              },
              "org.enlace.mail": { "host": "a{b", "ports": [1, 2] }
            }
            """;

    @Test
    void aValueIsReplacedAndEveryCommentStays() {
        assertEquals(
                FILE.replace("America/Bogota", "America/Lima"),
                JsonEdit.put(FILE, "org.enlace.web", "zone", "\"America/Lima\""));
        assertEquals(FILE.replace("20971520", "1"), JsonEdit.put(FILE, "org.enlace.web", "uploadLimit", "1"));
        assertEquals(FILE.replace("[1, 2]", "[3]"), JsonEdit.put(FILE, "org.enlace.mail", "ports", "[3]"));
        assertEquals(FILE.replace("a{b", "c"), JsonEdit.put(FILE, "org.enlace.mail", "HOST", "\"c\""));
    }

    @Test
    void aNewKeyAndANewPidAreAdded() throws Exception {
        assertEquals(
                FILE.replace("web\": {\n", "web\": {\n    \"language\": \"es\",\n"),
                JsonEdit.put(FILE, "org.enlace.web", "language", "\"es\""));
        assertEquals(
                FILE.replaceFirst("\\n\\{\\n", "\n{\n  \"org.enlace.files\": {\n    \"quota\": 5\n  },\n"),
                JsonEdit.put(FILE, "org.enlace.files", "quota", "5"));
        assertEquals(
                "{\n  \"org.enlace.files\": {\n    \"quota\": 5\n  }\n}\n",
                JsonEdit.of("org.enlace.files", "quota", "5"));
    }

    @Test
    void aKeyIsTakenOutWithItsComma() throws Exception {
        assertEquals(
                Map.of("uploadLimit", 20971520),
                read(JsonEdit.remove(FILE, "org.enlace.web", "zone")).get("org.enlace.web"));
        String last = JsonEdit.remove(FILE, "org.enlace.web", "uploadLimit");
        assertEquals(Map.of("zone", "America/Bogota"), read(last).get("org.enlace.web"));
        assertEquals(4, last.split("//|/\\*", -1).length, last);
        String none = JsonEdit.remove(last, "org.enlace.web", "zone");
        assertEquals(Map.of(), read(none).get("org.enlace.web"));
        assertEquals(FILE, JsonEdit.remove(FILE, "org.enlace.web", "port"), "what is not there");
        assertEquals(FILE, JsonEdit.remove(FILE, "org.enlace.wbe", "zone"), "what is not there");
    }

    @Test
    void whateverIsPutAndTakenOutTheFileSaysExactlyThat() throws Exception {
        Random random = new Random(7);
        String text = FILE;
        Map<String, Map<String, Object>> expected = new TreeMap<>();
        read(text).forEach((pid, keys) -> expected.put(pid, new TreeMap<>(keys)));
        for (int i = 0; i < 400; i++) {
            String pid = "org.example.p" + random.nextInt(4);
            String key = "key" + random.nextInt(5);
            if (random.nextInt(3) == 0) {
                text = JsonEdit.remove(text, pid, key);
                if (expected.containsKey(pid)) {
                    expected.get(pid).remove(key);
                }
            } else {
                String value = "a, \"}{ " + random.nextInt(100) + " // no /* comment";
                text = JsonEdit.put(text, pid, key, Literals.of(value));
                expected.computeIfAbsent(pid, any -> new TreeMap<>()).put(key, value);
            }
            Map<String, Map<String, Object>> said = read(text);
            said.remove("org.enlace.mail");
            Map<String, Map<String, Object>> meant = new TreeMap<>(expected);
            meant.remove("org.enlace.mail");
            assertEquals(meant, said, "step " + i + ": " + text);
        }
    }

    private static Map<String, Map<String, Object>> read(String text) throws Unreadable {
        Settings settings = JsonSettings.read("file", text.getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), settings.mistakes());
        return new TreeMap<>(settings.values());
    }
}
