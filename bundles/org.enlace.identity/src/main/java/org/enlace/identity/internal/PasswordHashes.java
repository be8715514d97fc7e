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
 * Passwords as Argon2id hashes. At most as many are made at once as there are processors, in the order they are asked for. Who
 * signs in waits for that in {@link SignInQueue}; who is signed in, or chooses a password, waits on the thread of the request, of
 * which only some may.
 */
final class PasswordHashes {
    private static final int BYTES = 32;
    private static final int SALT = 16;
    private static final int WAITING_REQUESTS = 24;
    private static final int SECONDS = 30;

    private final Secrets secrets;
    private final Supplier<Settings> settings;
    private final String nobodys;
    private final Semaphore processors =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private final Semaphore requests = new Semaphore(WAITING_REQUESTS);

    PasswordHashes(Secrets secrets, Supplier<Settings> settings) {
        this.secrets = secrets;
        this.settings = settings;
        nobodys = encoded(secrets.bytes(SALT)) + "$" + encoded(secrets.bytes(BYTES));
    }

    String hash(String password) {
        Settings now = settings.get();
        return onRequest(() -> Argon2Function.getInstance(now.memory(), now.passes(), 1, BYTES, Argon2.ID)
                .hash(plain(password), secrets.bytes(SALT))
                .getResult());
    }

    /**
     * Whether the password is the one of the hash.
     *
     * @param hash   empty where there is no such account: it takes as long, and the answer is no
     * @param queued whether a worker of the queue asks, whose number is limited already
     * @throws Refusal {@code sign-in.busy}
     */
    boolean matches(String password, Optional<String> hash, boolean queued) {
        byte[] tried = plain(password);
        Supplier<Boolean> work = () -> check(tried, hash.orElseGet(() -> prefix() + nobodys));
        boolean same = queued ? onProcessor(work) : onRequest(work);
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

    private <T> T onRequest(Supplier<T> work) {
        if (!requests.tryAcquire()) {
            throw busy();
        }
        try {
            return onProcessor(work);
        } finally {
            requests.release();
        }
    }

    private <T> T onProcessor(Supplier<T> work) {
        try {
            if (!processors.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            processors.release();
        }
    }

    private static Refusal busy() {
        return new Refusal(
                "sign-in.busy",
                "More passwords are being checked than this node can do now; try again in half a minute");
    }
}
