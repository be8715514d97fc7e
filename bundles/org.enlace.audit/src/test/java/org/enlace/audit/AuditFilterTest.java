package org.enlace.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

class AuditFilterTest {
    private static AuditFilter between(Instant from, Instant until) {
        return new AuditFilter(null, null, null, null, null, null, null, from, until, null);
    }

    @Test
    void a_time_that_no_database_can_hold_is_refused_with_its_field() {
        Instant now = Instant.parse("2026-11-25T08:00:00Z");
        assertEquals(now, between(now, now).from());
        for (Instant far : List.of(Instant.MIN, Instant.MAX, Instant.parse("+10000-01-01T00:00:00Z"))) {
            Refusal from = assertThrows(Refusal.class, () -> between(far, null));
            Refusal until = assertThrows(Refusal.class, () -> between(null, far));
            assertEquals(Optional.of("from"), from.field());
            assertEquals(Optional.of("until"), until.field());
        }
    }
}
