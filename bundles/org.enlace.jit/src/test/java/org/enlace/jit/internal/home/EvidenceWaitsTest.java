package org.enlace.jit.internal.home;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.enlace.platform.RecordId;
import org.junit.jupiter.api.Test;

/** What may not be told takes no place of what is counted. */
class EvidenceWaitsTest {
    private static int counted(long first, long last) {
        List<RecordId> items = LongStream.range(0, 300)
                .mapToObj(one -> new RecordId(new UUID(0, one)))
                .toList();
        return EvidenceWaits.count(items.stream(), item -> items.indexOf(item) >= first && items.indexOf(item) <= last);
    }

    @Test
    void all_that_may_be_told_is_counted_wherever_it_stands_and_of_many_that_there_are_more() {
        assertEquals(1, counted(299, 299));
        assertEquals(99, counted(150, 248));
        assertEquals(100, counted(150, 249));
        assertEquals(100, counted(0, 299));
        assertEquals(0, counted(300, 300));
    }
}
