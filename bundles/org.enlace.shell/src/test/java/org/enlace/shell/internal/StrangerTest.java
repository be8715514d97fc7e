package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StrangerTest {
    private static Stranger<String> from(String address, long came) {
        return new Stranger<>(address + " " + came, address, came);
    }

    @Test
    void whereOneAddressSendsManyOneOfTheirsGivesWayAndNeverAnother() {
        assertEquals(
                Optional.of("10.0.0.66 2"),
                Stranger.givingWay(List.of(
                        from("10.0.0.5", 1), from("10.0.0.66", 3), from("10.0.0.66", 2), from("10.0.0.66", 4))));
    }

    @Test
    void whereAllComeFromOneAddressTheLatestStays() {
        assertEquals(Optional.of("a 1"), Stranger.givingWay(List.of(from("a", 2), from("a", 1), from("a", 3))));
    }

    @Test
    void whereEachComesFromElsewhereTheLongestThereLeaves() {
        assertEquals(Optional.of("b 1"), Stranger.givingWay(List.of(from("a", 2), from("b", 1))));
    }

    @Test
    void nobodyGivesWayWhereNobodyIs() {
        assertEquals(Optional.empty(), Stranger.givingWay(List.of()));
    }
}
