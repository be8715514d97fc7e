package org.enlace.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;

/**
 * The lease of the data folder, for folders that several machines reach: their locks are not always each other's. It is renewed from the
 * moment it is taken; by the clock of the file system others see whether its server lives. {@code org.enlace.persistence} asks for it.
 */
final class FolderLease implements AutoCloseable {
    static final int SECONDS = 60;
    /** With which the service is marked that says how the lease is; the value is the token of this start. */
    static final String MARK = "enlace.lease";

    private static final Duration RENEWED_EVERY = Duration.ofSeconds(SECONDS / 4);
    private static final Duration LOOK = Duration.ofMillis(200);
    /** After which two servers that waited for the same lease know who of them has it. */
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private static final String TOKEN = "token";

    private final DataFolder data;
    private final Consumer<String> told;
    private final String token = UUID.randomUUID().toString();
    private final Instant since = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final byte[] text;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread keeper = new Thread(this::keep, "enlace-lease");
    private String dead = "";
    private volatile long renewedNanos;
    private volatile long renewedMillis;
    private volatile String holder;

    private FolderLease(DataFolder data, Consumer<String> told) throws IOException {
        this.data = data;
        this.told = told;
        text = (TOKEN + "=" + token + "\n" + ProcessMark.own().lines() + "host=" + ProcessMark.host() + "\nsince="
                        + since + "\nseconds=" + SECONDS + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Takes it: at once from a process of this machine that is dead for certain; from any other once the lease has ended. That is waited
     * for, and nobody comes in meanwhile.
     *
     * @param told is told that it is waited for, and when it cannot be renewed
     * @throws Refused if the server that holds it lives
     */
    static FolderLease take(DataFolder data, Consumer<String> told) throws IOException {
        FolderLease lease = new FolderLease(data, told);
        lease.take();
        lease.keeper.setDaemon(true);
        lease.keeper.start();
        return lease;
    }

    private void take() throws IOException {
        Properties held = read(data);
        boolean free = !Files.exists(data.lease());
        if (free || ProcessMark.of(held).isDead()) {
            dead = held.getProperty(TOKEN, "");
            write();
        } else {
            awaitEnd(held);
            write();
            // Another server may have waited, too: the one whose text is there has it.
            LockSupport.parkNanos(SETTLED.toNanos());
            if (!isOwn()) {
                throw inUse(read(data));
            }
        }
    }

    private void write() throws IOException {
        renewed(System.nanoTime(), System.currentTimeMillis());
        Path draft = Files.createTempFile(data.lease().getParent(), "lease", ".draft");
        try {
            Files.write(draft, text);
            Files.move(draft, data.lease(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Where the clock was set back nobody knows how old a lease is: then it has to stand still for its whole time. */
    private void awaitEnd(Properties held) throws IOException {
        Instant renewed = Files.getLastModifiedTime(data.lease()).toInstant();
        Duration age = Duration.between(renewed, now());
        Duration left = Duration.ofSeconds(seconds(held)).minus(age.isNegative() ? Duration.ZERO : age);
        if (left.compareTo(LOOK) > 0) {
            told.accept("Waiting, " + (left.toSeconds() + 1) + " s at most, whether the server" + told(held)
                    + " still uses the data folder.");
        }
        long began = System.nanoTime();
        while (true) {
            if (!isStill(renewed)) {
                throw inUse(held);
            }
            if (left.toNanos() <= System.nanoTime() - began) {
                return;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** By the clock of the file system. */
    private Instant now() throws IOException {
        Path probe = Files.createTempFile(data.lease().getParent(), "lease", ".draft");
        try {
            return Files.getLastModifiedTime(probe).toInstant();
        } finally {
            Files.delete(probe);
        }
    }

    private static long seconds(Properties held) {
        try {
            return Long.parseLong(held.getProperty("seconds", ""));
        } catch (NumberFormatException e) {
            return SECONDS;
        }
    }

    private boolean isStill(Instant renewed) throws IOException {
        return Files.exists(data.lease())
                && Files.getLastModifiedTime(data.lease()).toInstant().equals(renewed);
    }

    private Refused inUse(Properties held) {
        return new Refused(
                1,
                "ENLACE_DATA is \"" + data.root() + "\", which is in use by the server" + told(held)
                        + ", and one server only may run on it, so this one did not start: stop that one"
                        + " (bin/enlace stop there), or if it is dead start this one again in " + seconds(held)
                        + " s, when its lease has ended.");
    }

    private void keep() {
        try {
            while (!ending.await(RENEWED_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                renew();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Never throws: the lease ends if nothing renews it, and then nothing is stored. */
    void renew() {
        if (holder != null) {
            return;
        }
        long nanos = System.nanoTime();
        long millis = System.currentTimeMillis();
        // Read and written in one and the same file: a server that took over meanwhile has put another in its place.
        try (FileChannel channel = FileChannel.open(data.lease(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer there = ByteBuffer.allocate(text.length + 1);
            while (channel.read(there) > 0) {
                // The whole of it.
            }
            if (!there.flip().equals(ByteBuffer.wrap(text))) {
                holder = "the server" + told(read(data));
            } else {
                channel.write(ByteBuffer.wrap(text), 0);
                renewed(nanos, millis);
            }
        } catch (NoSuchFileException e) {
            holder = "somebody who removed the file " + data.lease();
        } catch (Throwable e) {
            told.accept("The lease \"" + data.lease() + "\" could not be renewed (" + e + "); it is tried again.");
        }
    }

    private void renewed(long nanos, long millis) {
        renewedNanos = nanos;
        renewedMillis = millis;
    }

    /** Of two clocks, one of which stands still while the machine is suspended and the other can be set, the longer time. */
    private Duration unrenewed() {
        Duration passed = Duration.ofNanos(System.nanoTime() - renewedNanos);
        Duration byWall = Duration.ofMillis(System.currentTimeMillis() - renewedMillis);
        return passed.compareTo(byWall) > 0 ? passed : byWall;
    }

    /** For the bundle that lets nothing be written without it. */
    void lend(BundleContext context) throws IOException {
        Dictionary<String, Object> marked = new Hashtable<>(Map.of(
                MARK,
                token,
                MARK + ".dead",
                dead,
                MARK + ".host",
                ProcessMark.host(),
                MARK + ".since",
                since.toString(),
                MARK + ".seconds",
                SECONDS));
        context.registerService(Supplier.class, (Supplier<Map<String, Object>>) this::state, marked);
    }

    /** Since when it was not renewed, and who took it over if somebody did. */
    Map<String, Object> state() {
        String lostTo = holder;
        return lostTo == null ? Map.of("unrenewed", unrenewed()) : Map.of("unrenewed", unrenewed(), "holder", lostTo);
    }

    /** The token of the process it was taken from at once; empty if there was none that is dead for certain. */
    String dead() {
        return dead;
    }

    /** Whether the lease is that of this start. */
    boolean isOwn() throws IOException {
        return read(data).getProperty(TOKEN, "").equals(token);
    }

    /** On which host, in which process and since when; empty if nobody says so. */
    static String holder(DataFolder data) throws IOException {
        Properties held = read(data);
        return held.isEmpty() ? "" : told(held);
    }

    private static String told(Properties held) {
        return " on host " + held.getProperty("host", "?") + " (process " + held.getProperty("process", "?")
                + ", since " + held.getProperty("since", "?") + ")";
    }

    private static Properties read(DataFolder data) throws IOException {
        Properties held = new Properties();
        try {
            held.load(new StringReader(Files.readString(data.lease())));
        } catch (NoSuchFileException e) {
            return held;
        } catch (IllegalArgumentException e) {
            // Damaged: nothing in it can be relied on.
            return new Properties();
        }
        return held;
    }

    /** Ends its renewal and gives it back if it is still that of this start. */
    @Override
    public void close() throws IOException {
        ending.countDown();
        try {
            keeper.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (isOwn()) {
            Files.deleteIfExists(data.lease());
        }
    }
}
