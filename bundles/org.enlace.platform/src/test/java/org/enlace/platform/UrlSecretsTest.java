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
        "jdbc:postgresql://enlace:Ab/geheim@db/enlace, jdbc:postgresql://***@db/enlace",
        "jdbc:postgresql://enlace:a?b#geheim@db/enlace, jdbc:postgresql://***@db/enlace",
        "jdbc:postgresql://h/d?password=;geheim, jdbc:postgresql://h/d?password=***",
        "jdbc:postgresql://h/d?password=hun;ter2&ssl=true, jdbc:postgresql://h/d?password=***&ssl=true",
        "jdbc:postgresql://h/d?sslpassword=a\"geheim, jdbc:postgresql://h/d?sslpassword=***",
        "https://tsa.example/x?apikey=abc, https://tsa.example/x?apikey=***",
        "https://tsa.example/x?api_key=abc, https://tsa.example/x?api_key=***",
        "https://tsa.example/x?m=1&key=abc&n=2, https://tsa.example/x?m=1&key=***&n=2",
        "https://tsa.example/x?credential=abc, https://tsa.example/x?credential=***",
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
        String certificate =
                "jdbc:postgresql://db.example.org:5432/enlace?sslkey=client.pk8&config=a&ApplicationName=enlace";
        assertEquals(certificate, UrlSecrets.masked(certificate), "the name of a file is no secret");
        assertFalse(UrlSecrets.areIn(certificate));
        assertFalse(UrlSecrets.areIn("enlace@fiscalia.example"), "an address for letters is no url");
    }
}
