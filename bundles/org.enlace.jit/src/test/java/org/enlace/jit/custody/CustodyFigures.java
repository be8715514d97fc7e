package org.enlace.jit.custody;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.enlace.platform.CountryCode;

/** Prints how many events of chains of custody are verified in a second, with their seals, and in how long a chain is. Medians; not a test. */
public final class CustodyFigures {
    private static final int ROUNDS = 21;

    private CustodyFigures() {}

    public static void main(String[] arguments) {
        for (int length : List.of(10, 100, 1_000)) {
            Strands strands = chain(length);
            long[] nanos = new long[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                long begin = System.nanoTime();
                CustodyLog log = strands.log();
                nanos[i] = System.nanoTime() - begin;
                if (!log.flawless()) {
                    throw new IllegalStateException(log.findings().toString());
                }
            }
            Arrays.sort(nanos);
            double seconds = nanos[ROUNDS / 2] / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "  a chain of %,5d events: %8.1f ms, %,8.0f events a second%n",
                    length,
                    seconds * 1e3,
                    length / seconds);
        }
    }

    /** Goes from country to country. */
    private static Strands chain(int length) {
        Strands strands = new Strands();
        List<CountryCode> countries = List.of(Strands.CO, Strands.BR, Strands.PE);
        strands.write(Strands.CO, EventKind.COLLECTED);
        int holder = 0;
        while (strands.events.size() < length - 1) {
            int next = (holder + 1) % countries.size();
            SealedEvent out = strands.out(countries.get(holder), countries.get(next));
            strands.received(countries.get(next), out);
            holder = next;
        }
        while (strands.events.size() < length) {
            strands.write(countries.get(holder), EventKind.ACCESSED);
        }
        return strands;
    }
}
