package org.enlace.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthTest {
    @Test
    void twoHundredIsReady() {
        assertTrue(
                Health.parse("HTTP/1.1 200 OK\r\nA: b\r\n\r\n{\"ready\":true}").ready());
    }

    @Test
    void whatIsMissingIsListed() {
        Health health = Health.parse("HTTP/1.1 503 Service Unavailable\r\n\r\n"
                + "{\"problems\":[{\"name\":\"database\",\"message\":\"The database is still opening.\"}]}");
        assertFalse(health.ready());
        assertEquals(List.of("The database is still opening."), health.problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SSH-2.0-OpenSSH", "HTTP/1.1", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 abc OK\r\n\r\n"})
    void anythingElseIsNoAnswer(String answer) {
        assertEquals(0, Health.parse(answer).status());
    }
}
