package org.enlace.training.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.platform.RecordId;
import org.enlace.training.attendance.RoomCodes.Verdict;
import org.junit.jupiter.api.Test;

/** The code that a room shows. */
class RoomCodesTest {
    private static final Instant NOW = Instant.parse("2027-03-09T14:00:10Z");
    private static final RecordId ROOM = new RecordId(new UUID(1, 2));
    private static final RecordId OTHER = new RecordId(new UUID(1, 3));

    private final RoomCodes codes = new RoomCodes(new FixedKeys().secret("training-room"), 30);

    @Test
    void a_code_is_good_while_it_is_shown_and_once_as_long_after() {
        CheckIns.RoomCode shown = codes.at(ROOM, NOW);
        assertTrue(shown.code().matches("\\d{6}"), shown.code());
        assertEquals(Instant.parse("2027-03-09T14:00:30Z"), shown.until());
        String spaced = shown.code().substring(0, 3) + " " + shown.code().substring(3);
        assertEquals(Verdict.RIGHT, codes.check(ROOM, spaced, NOW));
        assertEquals(Verdict.RIGHT, codes.check(ROOM, shown.code(), NOW.plusSeconds(30)));
        assertEquals(Verdict.OLD, codes.check(ROOM, shown.code(), NOW.plusSeconds(60)));
        assertEquals(Verdict.WRONG, codes.check(ROOM, shown.code(), NOW.minusSeconds(30)));
        assertEquals(Verdict.WRONG, codes.check(ROOM, shown.code(), NOW.plusSeconds(3_600)));
    }

    @Test
    void each_room_and_each_half_minute_has_its_own() {
        assertNotEquals(codes.at(ROOM, NOW).code(), codes.at(OTHER, NOW).code());
        Set<String> seen = new HashSet<>();
        for (int step = 0; step < 200; step++) {
            seen.add(codes.at(ROOM, NOW.plusSeconds(30L * step)).code());
        }
        assertTrue(seen.size() >= 199, () -> seen.size() + " of 200");
        assertNotEquals(
                codes.at(ROOM, NOW).code(),
                new RoomCodes(new FixedKeys().secret("something-else"), 30)
                        .at(ROOM, NOW)
                        .code());
    }

    @Test
    void what_is_no_code_is_wrong() {
        for (String typed : new String[] {null, "", "12345", "1234567", "abc", "-1", "٠١٢٣٤٥"}) {
            assertEquals(Verdict.WRONG, codes.check(ROOM, typed, NOW), typed);
        }
    }
}
