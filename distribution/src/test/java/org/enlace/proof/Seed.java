package org.enlace.proof;

import java.util.Random;

/** Chance that can be repeated: the seed is printed, and {@code -Dseed=N} gives it again. */
final class Seed {
    private Seed() {}

    static Random of(String proof) {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println(proof + ": seed " + seed + " (repeat with -Dseed=" + seed + ")");
        return new Random(seed);
    }
}
