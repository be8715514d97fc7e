package org.enlace.platform.contribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.junit.jupiter.api.Test;

class JsonTest {
    private record Seminar(String title, int seats, CountryCode country, Optional<String> note, List<String> tags) {}

    @Test
    void aRecordBecomesAnObjectAndAValueRecordItsValue() {
        assertEquals(
                """
                {
                  "title": "Evidence",
                  "seats": 12,
                  "country": "CO",
                  "note": null,
                  "tags": [
                    "a",
                    "b"
                  ]
                }""", Json.of(new Seminar("Evidence", 12, new CountryCode("CO"), Optional.empty(), List.of("a", "b"))));
    }

    @Test
    void aMapKeepsItsOrderAndMayHoldAnything() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", true);
        map.put("a", Arrays.asList(1L, 2.5, new BigDecimal("0.10"), null));
        map.put("t", Instant.EPOCH);
        map.put("p", Path.of("/a/b"));
        map.put("e", Map.of());
        map.put("n", new int[0]);
        assertEquals("""
                {
                  "z": true,
                  "a": [
                    1,
                    2.5,
                    0.10,
                    null
                  ],
                  "t": "1970-01-01T00:00:00Z",
                  "p": "/a/b",
                  "e": {},
                  "n": []
                }""", Json.of(map));
    }

    @Test
    void whatWouldBreakATextIsEscaped() {
        assertEquals(
                "\"a\\\"b\\\\c\\n\\r\\t\\u0000\\u001b\\u2028\u00f1\"", Json.of("a\"b\\c\n\r\t\0\u001b\u2028\u00f1"));
    }

    @Test
    void aNumberThatIsNoneIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Json.of(Double.NaN));
    }
}
