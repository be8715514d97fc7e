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
 * node does it, and as {@code enlace-verify} does, which reads the lines of a bundle first. A node verifies a seal once and knows it the next time: both are told. Beside them, by turns, what Java's Ed25519
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
            long[][] nanos = new long[4][ROUNDS];
            for (int round = -ROUNDS / 4; round < ROUNDS; round++) {
                long[] once = round(length);
                for (int which = 0; which < nanos.length && round >= 0; which++) {
                    nanos[which][round] = once[which];
                }
            }
            double[] seconds = Arrays.stream(nanos)
                    .peek(Arrays::sort)
                    .mapToDouble(each -> each[ROUNDS / 2] / 1e9)
                    .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "  a chain of %,5d events: signatures alone %,.0f a second; verified on the node %,.0f events a second (%.1f"
                            + " ms), ratio %.2f; the next time %,.0f (%.1f ms), ratio %.2f; read from lines and verified %,.0f"
                            + " (%.1f ms), ratio %.2f%n",
                    length,
                    length / seconds[0],
                    length / seconds[1],
                    seconds[1] * 1e3,
                    seconds[0] / seconds[1],
                    length / seconds[2],
                    seconds[2] * 1e3,
                    seconds[0] / seconds[2],
                    length / seconds[3],
                    seconds[3] * 1e3,
                    seconds[0] / seconds[3]);
        }
    }

    /** Of chains that nobody has seen before, since a seal that was sound is known the next time. */
    private static long[] round(int length) throws GeneralSecurityException {
        Strands strands = chain(length);
        List<Signed> signed = strands.events.stream().map(Signed::of).toList();
        List<String> lines =
                chain(length).events.stream().map(CustodyWire::text).toList();
        return new long[] {
            nanos(() -> {
                for (Signed one : signed) {
                    one.verify();
                }
            }),
            nanos(() -> require(strands.log().flawless(), "the chain")),
            nanos(() -> require(strands.log().flawless(), "the chain")),
            nanos(() -> {
                List<SealedEvent> read = new ArrayList<>();
                lines.forEach(line -> read.add(CustodyWire.read(line)));
                require(CustodyLog.kept(Strands.ITEM, Strands.CO, read).flawless(), "the lines");
            })
        };
    }

    private static long nanos(Work work) throws GeneralSecurityException {
        long begin = System.nanoTime();
        work.run();
        return System.nanoTime() - begin;
    }

    private static void require(boolean whole, String what) {
        if (!whole) {
            throw new IllegalStateException(what + " is not as it was written");
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
