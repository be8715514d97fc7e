package org.enlace.identity.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.platform.Permission;

/** What sign-in and the question who sends a request cost. Run by hand; see the README. */
final class Figures {
    private static final int ROUNDS = 15;

    private Figures() {}

    public static void main(String[] arguments) {
        Secrets secrets = new Secrets(new FixedKeys());
        for (int[] parameters : new int[][] {{19_456, 2}, {19_456, 3}, {47_104, 1}, {65_536, 3}}) {
            Settings settings = Settings.SHIPPED.hashing(parameters[0], parameters[1]);
            PasswordHashes hashes = new PasswordHashes(secrets, () -> settings);
            Optional<String> hash = Optional.of(hashes.hash("correct horse battery"));
            print(
                    "Argon2id m=" + parameters[0] + " KiB t=" + parameters[1] + " p=1, ms",
                    median(() -> time(() -> hashes.matches("correct horse battery", hash, true))) / 1e6);
        }
        try (Station station = Station.onDerby()) {
            station.active("anna", "officer");
            String session = station.signIn("anna", "10.0.0.1").session();
            String token = station.house
                    .tokens
                    .issue(
                            station.caller(session).officer(),
                            "figures",
                            Set.of(),
                            Duration.ofHours(1),
                            station.caller(session))
                    .secret();
            String madeUp = "A".repeat(51);
            Permission read = new Permission("protocols.read");
            many("Authentication.session, remembered, µs", () -> station.house
                    .authentication
                    .session(session)
                    .filter(who -> who.grants().test(read))
                    .isPresent());
            many(
                    "Authentication.token, remembered, µs",
                    () -> station.house.authentication.token(token).isPresent());
            many(
                    "Authentication.session, made up, µs",
                    () -> station.house.authentication.session(madeUp).isPresent());
            many("Authentication.session, read from the database, µs", () -> {
                station.house.authentication.forget();
                return station.house.authentication.session(session).isPresent();
            });
        }
    }

    private static void many(String what, BooleanSupplier act) {
        int count = 20_000;
        double perAct = median(() -> time(() -> {
                    for (int i = 0; i < count; i++) {
                        act.getAsBoolean();
                    }
                }))
                / (double) count;
        print(what, perAct / 1e3);
    }

    private static long time(Runnable act) {
        long begin = System.nanoTime();
        act.run();
        return System.nanoTime() - begin;
    }

    private static long median(LongSupplier measure) {
        long[] taken = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            taken[i] = measure.getAsLong();
        }
        Arrays.sort(taken);
        return taken[ROUNDS / 2];
    }

    private static void print(String what, double value) {
        System.out.println(String.format(Locale.ROOT, "%-55s %9.2f", what, value));
    }
}
