package org.enlace.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlSecretsTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://u:p@h/db?password=hunter2, jdbc:postgresql://***@h/db?password=***",
        "jdbc:postgresql://h/db?ssl=true&PASSWORD=a$1&x=y, jdbc:postgresql://h/db?ssl=true&PASSWORD=***&x=y",
        "https://user@h/x, https://***@h/x",
    })
    void whatAUrlGivesAwayIsMasked(String url, String masked) {
        assertEquals(masked, UrlSecrets.masked(url));
        assertTrue(UrlSecrets.areIn(url));
    }

    @Test
    void aUrlThatGivesNothingAwayStaysAsItIs() {
        String url = "jdbc:postgresql://db.example.org:5432/enlace?sslmode=verify-full";
        assertEquals(url, UrlSecrets.masked(url));
        assertFalse(UrlSecrets.areIn(url));
        assertFalse(UrlSecrets.areIn("enlace@fiscalia.example"), "an address for letters is no url");
    }
}
