package org.enlace.exchange.internal.envelope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enlace.exchange.internal.Seals.Kind;
import org.enlace.exchange.internal.Seals.Recipient;
import org.enlace.keys.internal.KeystoreFolder;

/** Envelopes signed and sealed, and opened and verified, per second on one thread, with the shipped flags. */
public final class EnvelopeFigures {
    private static final int WARM = 400;
    private static final int ROUNDS = 5;
    private static final int COUNTED = 300;
    private static final int[] SIZES = {1 << 11, 1 << 16, 1 << 20};
    private static final int[] RECIPIENTS = {1, 6};

    private EnvelopeFigures() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("envelope-figures");
        KeystoreFolder own = open(folder, "CO");
        JoseSeals seals = new JoseSeals(own.keys(), own.agreements());
        String key =
                Base64.getEncoder().encodeToString(own.keys().signer().key().getEncoded());
        List<Recipient> all = new ArrayList<>();
        JoseSeals other = null;
        for (int country = 0; country < RECIPIENTS[RECIPIENTS.length - 1]; country++) {
            KeystoreFolder keys = open(folder, "X" + (char) ('A' + country));
            other = new JoseSeals(keys.keys(), keys.agreements());
            all.add(other.own());
        }
        JoseSeals last = other;
        for (int size : SIZES) {
            String content = "x".repeat(size);
            int counted = size > (1 << 16) ? COUNTED / 10 : COUNTED;
            for (int recipients : RECIPIENTS) {
                List<Recipient> to = all.subList(all.size() - recipients, all.size());
                double sealed = perSecond(counted, () -> seals.seal(seals.sign(Kind.MESSAGE, content), to));
                String envelope = seals.seal(seals.sign(Kind.MESSAGE, content), to);
                double opened = perSecond(
                        counted, () -> last.verify(Kind.MESSAGE, last.open(envelope), id -> Optional.of(key)));
                System.out.printf(
                        Locale.ROOT,
                        "content %7d bytes, %d recipients and the sender: sealed %6.0f /s, opened %6.0f /s, envelope %d bytes%n",
                        size,
                        recipients,
                        sealed,
                        opened,
                        envelope.length());
            }
        }
    }

    private static KeystoreFolder open(Path folder, String country) throws IOException {
        return KeystoreFolder.open(Files.createDirectory(folder.resolve(country)), country, Clock.systemUTC());
    }

    /** The median of the rounds. */
    private static double perSecond(int counted, Runnable work) {
        for (int i = 0; i < Math.min(WARM, counted * 2); i++) {
            work.run();
        }
        List<Double> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            for (int i = 0; i < counted; i++) {
                work.run();
            }
            rounds.add(counted * 1e9 / (System.nanoTime() - begun));
        }
        return rounds.stream().sorted().toList().get(ROUNDS / 2);
    }
}
