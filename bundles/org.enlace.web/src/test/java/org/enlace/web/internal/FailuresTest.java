package org.enlace.web.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void an_answer_that_the_connection_did_not_live_to_see_is_no_bug() {
        assertTrue(Failures.cutOff(new RuntimeException(new IllegalStateException("last already written"))));
        assertTrue(Failures.cutOff(new TimeoutException("Idle timeout expired: 30000/30000 ms")));
        assertFalse(Failures.cutOff(new IllegalStateException("The application is closed")));
        assertFalse(Failures.cutOff(new TimeoutException("The database does not answer")));
    }
}
