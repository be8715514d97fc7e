package org.enlace.protocols.internal.persistence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MembersTest {
    @Test
    void a_set_comes_back_from_its_parts_however_far_apart_they_are() {
        int[] ordinals = {0, 1, 63, 64, 4_095, 4_096, 8_191, 99_999, 1_000_000};
        Members members = of(ordinals);
        SortedMap<Integer, byte[]> parts = new TreeMap<>();
        for (int ordinal : ordinals) {
            byte[] bits = members.bits(Members.part(ordinal));
            assertTrue(bits.length <= 512, () -> bits.length + " bytes");
            parts.put(Members.part(ordinal), bits);
        }
        assertEquals(members, Members.of(parts));
        assertArrayEquals(ordinals, Members.of(parts).stream().toArray());
        assertEquals(ordinals.length, members.count());
        assertEquals(new Members(), Members.of(new TreeMap<>()));
    }

    @Test
    void sets_are_combined_without_being_changed() {
        Members some = of(1, 2, 5_000);
        Members others = of(2, 3, 5_000, 9_000);
        assertEquals(of(2, 5_000), some.and(others));
        assertEquals(of(1, 2, 3, 5_000, 9_000), some.or(others));
        assertEquals(of(1), some.andNot(others));
        assertEquals(of(1, 2, 5_000), some);
        assertTrue(some.contains(5_000));
        assertFalse(some.contains(9_000));
    }

    private static Members of(int... ordinals) {
        Members members = new Members();
        for (int ordinal : ordinals) {
            members.add(ordinal);
        }
        return members;
    }
}
