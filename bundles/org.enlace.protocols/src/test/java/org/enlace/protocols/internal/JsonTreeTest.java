package org.enlace.protocols.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": {\"b\": [[], {}, \"c\", \"\"]}, \"d\": null}",
                "[1, -2147483649, 98765432109876543210, 1.50, 1e300, true, false, null]",
                "\"text\"",
                "0",
                "null"
            })
    void itIsTheTreeThatTheMapperMakes(String text) throws IOException {
        assertEquals(MAPPER.readTree(text), JsonTree.of(text));
        assertEquals(MAPPER.readTree(text).toString(), JsonTree.of(text).toString());
    }

    @Test
    void theShippedRecordsToo() throws IOException {
        String text = Files.readString(ReferenceData.PRACTICES);
        assertEquals(MAPPER.readTree(text), JsonTree.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": }", "{\"a\": 1", "[1, 2", "{\"a\": 1, \"a\": 2}", "[1 2]", "{a: 1}", "tru"})
    void whatIsNoJsonIsRefused(String text) {
        assertThrows(JsonProcessingException.class, () -> JsonTree.of(text));
    }

    @Test
    void whatNestsTooDeepIsRefused() {
        assertThrows(JsonProcessingException.class, () -> JsonTree.of("[".repeat(21) + "]".repeat(21)));
    }
}
