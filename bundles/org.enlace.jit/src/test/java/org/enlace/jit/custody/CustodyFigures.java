package org.enlace.jit.custody;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.enlace.jit.internal.custody.CustodyWire;
import org.enlace.platform.CountryCode;

/**
 * Prints how many events of chains of custody are verified in a second, with their seals, and in how long a chain is: as a page of the
 * node does it, and as {@code enlace-verify} does, which reads the lines of a bundle first. Beside both, by turns, what Java's Ed25519
 * takes alone to verify as many signatures, with keys that were read before. Medians; not a test.
 */
public final class CustodyFigures {
    private static final int ROUNDS = 9;

    private CustodyFigures() {}

    private interface Work {
        void run() throws GeneralSecurityException;
    }

    /** A signature, and all that it takes to verify it. */
    private record Signed(PublicKey key, byte[] text, byte[] signature) {
        static Signed of(SealedEvent one) {
            try {
                byte[] key = Base64.getDecoder().decode(one.seal().key());
                return new Signed(
                        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)),
                        one.event().bytes(),
                        Base64.getDecoder().decode(one.seal().signature()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        void verify() throws GeneralSecurityException {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text);
            require(check.verify(signature), "a signature");
        }
    }

    public static void main(String[] arguments) throws GeneralSecurityException {
        for (int length : List.of(10, 100, 1_000)) {
            Strands strands = chain(length);
            List<Signed> signed = strands.events.stream().map(Signed::of).toList();
            List<String> lines = strands.events.stream().map(CustodyWire::text).toList();
            double[] seconds = medians(
                    () -> {
                        for (Signed one : signed) {
                            one.verify();
                        }
                    },
                    () -> require(strands.log().flawless(), "the chain"),
                    () -> {
                        List<SealedEvent> read = new ArrayList<>();
                        lines.forEach(line -> read.add(CustodyWire.read(line)));
                        require(CustodyLog.kept(Strands.ITEM, Strands.CO, read).flawless(), "the lines");
                    });
            System.out.printf(
                    Locale.ROOT,
                    "  a chain of %,5d events: signatures alone %,.0f a second; verified on the node %,.0f events a second (%.1f"
                            + " ms), ratio %.2f; read from lines and verified %,.0f (%.1f ms), ratio %.2f%n",
                    length,
                    length / seconds[0],
                    length / seconds[1],
                    seconds[1] * 1e3,
                    seconds[0] / seconds[1],
                    length / seconds[2],
                    seconds[2] * 1e3,
                    seconds[0] / seconds[2]);
        }
    }

    private static void require(boolean whole, String what) {
        if (!whole) {
            throw new IllegalStateException(what + " is not as it was written");
        }
    }

    /** By turns; a quarter as many rounds go before, which do not count. */
    private static double[] medians(Work... works) throws GeneralSecurityException {
        long[][] nanos = new long[works.length][ROUNDS];
        for (int round = -ROUNDS / 4; round < ROUNDS; round++) {
            for (int which = 0; which < works.length; which++) {
                long begin = System.nanoTime();
                works[which].run();
                if (round >= 0) {
                    nanos[which][round] = System.nanoTime() - begin;
                }
            }
        }
        return Arrays.stream(nanos)
                .peek(Arrays::sort)
                .mapToDouble(each -> each[ROUNDS / 2] / 1e9)
                .toArray();
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
