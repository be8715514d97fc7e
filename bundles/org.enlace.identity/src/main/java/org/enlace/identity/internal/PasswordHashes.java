package org.enlace.identity.internal;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.enlace.platform.Refusal;

/**
 * Passwords as Argon2id hashes. Few are made at once, so that a flood of sign-ins can take neither the memory nor the processors
 * of the node, and one place is kept for browsers that are known.
 */
final class PasswordHashes {
    private static final int BYTES = 32;
    private static final int SALT = 16;
    private static final int WAITING = 8;
    private static final int SECONDS = 5;

    private final Secrets secrets;
    private final Supplier<Settings> settings;
    private final String nobodys;
    private final Semaphore strangers =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private final Semaphore known = new Semaphore(1, true);

    PasswordHashes(Secrets secrets, Supplier<Settings> settings) {
        this.secrets = secrets;
        this.settings = settings;
        nobodys = encoded(secrets.bytes(SALT)) + "$" + encoded(secrets.bytes(BYTES));
    }

    String hash(String password) {
        Settings now = settings.get();
        return place(known, () -> Argon2Function.getInstance(now.memory(), now.passes(), 1, BYTES, Argon2.ID)
                .hash(plain(password), secrets.bytes(SALT))
                .getResult());
    }

    /**
     * Whether the password is the one of the hash.
     *
     * @param hash   empty where there is no such account: it takes as long, and the answer is no
     * @param device whether the browser is known
     * @throws Refusal {@code sign-in.busy}
     */
    boolean matches(String password, Optional<String> hash, boolean device) {
        byte[] tried = plain(password);
        boolean same = place(device ? known : strangers, () -> check(tried, hash.orElseGet(() -> prefix() + nobodys)));
        return same && hash.isPresent();
    }

    /** Whether a hash was made with other parameters than those of now. */
    boolean outdated(String hash) {
        return !hash.startsWith(prefix());
    }

    private static boolean check(byte[] password, String hash) {
        return Argon2Function.getInstanceFromHash(hash).check(password, hash.getBytes(StandardCharsets.US_ASCII));
    }

    private String prefix() {
        Settings now = settings.get();
        return "$argon2id$v=19$m=" + now.memory() + ",t=" + now.passes() + ",p=1$";
    }

    private static byte[] plain(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static <T> T place(Semaphore places, Supplier<T> work) {
        try {
            if (places.getQueueLength() >= WAITING || !places.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static Refusal busy() {
        return new Refusal(
                "sign-in.busy", "Too many passwords are being checked at this moment; try again in a few seconds");
    }
}
