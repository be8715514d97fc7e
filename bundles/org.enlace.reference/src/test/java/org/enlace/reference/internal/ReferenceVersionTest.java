package org.enlace.reference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.enlace.platform.Refusal;
import org.enlace.reference.ReferenceVersion;
import org.junit.jupiter.api.Test;

class ReferenceVersionTest {
    @Test
    void versions_are_compared_by_year_month_and_number() {
        List<String> inOrder =
                List.of("2026.09", "2026.11", "2026.11.1", "2026.11.2", "2026.11.10", "2026.12", "2027.01");
        List<String> sorted = Stream.of(
                        "2026.12", "2026.11.10", "2027.01", "2026.11.2", "2026.11", "2026.09", "2026.11.1")
                .map(ReferenceVersion::new)
                .sorted()
                .map(ReferenceVersion::value)
                .toList();
        assertEquals(inOrder, sorted);
        assertTrue(new ReferenceVersion("2026.11.1").isNewerThan(new ReferenceVersion("2026.11")));
    }

    @Test
    void another_form_is_no_version() {
        for (String text : Stream.of(
                        "",
                        "2026",
                        "2026.13",
                        "2026.00",
                        "2026.1",
                        "2026.11.0",
                        "2026.11.10000",
                        "1999.11",
                        "v2026.11",
                        "2026.11 ",
                        "../2026.11",
                        null)
                .toList()) {
            assertEquals(
                    "reference.version",
                    assertThrows(Refusal.class, () -> new ReferenceVersion(text), text)
                            .code());
        }
    }
}
