package org.enlace.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Seven nodes play what a region does in a year: sharing, correcting, narrowing, taking back, over a network that loses, doubles,
 * mixes up and delays, with power cuts at any write, wrong clocks, backups that are put back, and partners that claim what never
 * was. In the end, when everything has arrived: nothing is lost, nothing came twice, nobody was shown what was not for them, and
 * nobody's record was changed by another.
 * {@code -Dseed=N} plays one again.
 */
class SevenNodesTest {
    /** Seeds in which everything happens that can. */
    private static final int ENOUGH = 100;

    @Test
    void theRegionAgreesWhateverHappens() {
        String one = System.getProperty("seed", "");
        int seeds = Integer.getInteger("enlace.proof.seeds", 12);
        List<Long> all =
                one.isBlank() ? LongStream.rangeClosed(1, seeds).boxed().toList() : List.of(Long.parseLong(one));
        List<String> failed = new ArrayList<>();
        Happened happened = new Happened();
        for (long seed : all) {
            try {
                new Region(seed, happened).play();
            } catch (AssertionError | RuntimeException | java.io.IOException e) {
                failed.add("seed " + seed + ": " + e);
                if (failed.size() == 1) {
                    e.printStackTrace();
                }
            }
        }
        System.out.println("SevenNodesTest: " + all.size() + " seeds, " + failed.size() + " failed; " + happened);
        assertTrue(failed.isEmpty(), () -> String.join("\n", failed.subList(0, Math.min(10, failed.size()))));
        assertTrue(all.size() < ENOUGH || happened.everything(), () -> "something never happened: " + happened);
    }
}
