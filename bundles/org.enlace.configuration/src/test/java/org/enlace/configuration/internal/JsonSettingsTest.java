package org.enlace.configuration.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSettingsTest {
    @Test
    void typesFollowTheConfiguratorFormat() throws Exception {
        Map<String, Object> values = read("""
                // a comment
                { ":configurator:resource-version": 1,
                  "a.b": { "text": "x", "number": 5, "port:Integer": "8080", "real": 1.5, "on": true,
                           "list": ["a", "b"], "ports:Integer[]": [1, 2], "_password": "p//q" /* not a comment */ } }
                """).values().get("a.b");
        assertEquals("x", values.get("text"));
        assertEquals(5L, values.get("number"));
        assertEquals(8080, values.get("port"));
        assertEquals(1.5, values.get("real"));
        assertEquals(true, values.get("on"));
        assertEquals("p//q", values.get("_password"));
        assertArrayEquals(new String[] {"a", "b"}, (Object[]) values.get("list"));
        assertArrayEquals(new Integer[] {1, 2}, (Object[]) values.get("ports"));
    }

    @Test
    void aSyntaxErrorIsNamedByLineAndColumnInSpiteOfComments() {
        Unreadable error = assertThrows(Unreadable.class, () -> read("/* one\n two */\n{ \"a\": { \"b\" 1 } }\n"));
        assertTrue(error.getMessage().startsWith("line 3, column "), error.getMessage());
    }

    @Test
    void aKeyThatStandsTwiceMakesTheFileUnreadable() {
        Unreadable error = assertThrows(Unreadable.class, () -> read("{ \"a\": { \"b\": 1, \"b\": 2 } }"));
        assertTrue(error.getMessage().contains("b"), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n",
                "{",
                "[]",
                "[1]",
                "1",
                "{}x",
                "{\"a\":{\"b\":1}",
                "nonsense",
                "{\"a\":}",
                "{\"a\" {}}"
            })
    void whatIsNoObjectIsUnreadable(String text) {
        assertThrows(Unreadable.class, () -> read(text));
    }

    @Test
    void whatGoesBeyondTheParsersLimitsIsUnreadable() {
        String deep = "{ \"a\": { \"b\": " + "[".repeat(2_000) + "]".repeat(2_000) + " } }";
        Unreadable error = assertThrows(Unreadable.class, () -> read(deep));
        assertTrue(error.getMessage().contains("1000 levels"), error.getMessage());
        String deepObjects = "{ \"a\": ".repeat(2_000) + "1" + " }".repeat(2_000);
        assertThrows(Unreadable.class, () -> read(deepObjects));
        String number = "{ \"a\": { \"b\": " + "1".repeat(1_200) + " } }";
        error = assertThrows(Unreadable.class, () -> read(number));
        assertTrue(error.getMessage().contains("1100 characters"), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e200000", "1e-200000", "123456789012345678901234567890"})
    void aNumberThatCannotBeTakenNeverStopsTheReading(String number) throws Exception {
        Settings settings = read("{ \"a\": { \"b:Integer\": " + number + ", \"c\": " + number + ", \"good\": 1 } }");
        assertEquals(1L, settings.values().get("a").get("good"));
    }

    @Test
    void bytesThatAreNotTextAreUnreadable() {
        Unreadable error =
                assertThrows(Unreadable.class, () -> JsonSettings.read("f", new byte[] {'{', (byte) 0xE9, '}'}));
        assertTrue(error.getMessage().contains("UTF-8"), error.getMessage());
    }

    @Test
    void aWrongValueIsNamedAndTheOthersStay() throws Exception {
        Settings settings = read("""
                { "a": { "good": 1, "nothing": null, "deep": {"x": 1}, "mixed": [1, "a"], "typed:Integer": "abc",
                         "odd:Strange": 1 },
                  "b c": { "x": 1 }, "d": 5 }""");
        assertEquals(Map.of("good", 1L), settings.values().get("a"));
        assertEquals(7, settings.mistakes().size(), settings.mistakes().toString());
        assertTrue(settings.mistakes().stream().allMatch(each -> each.message().startsWith("f: ")));
    }

    @Test
    void theValueOfASecretIsNeverInAMessage() throws Exception {
        Settings settings = read("{ \"a\": { \"_key:Integer\": \"hunter2\" } }");
        assertEquals(1, settings.mistakes().size());
        assertTrue(
                !settings.mistakes().toString().contains("hunter2"),
                settings.mistakes().toString());
    }

    private static Settings read(String text) throws Unreadable {
        return JsonSettings.read("f", text.getBytes(StandardCharsets.UTF_8));
    }
}
