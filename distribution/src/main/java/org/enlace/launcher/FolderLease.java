package org.enlace.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lease of the data folder, for folders that several machines reach: their locks are not always each other's. Its server writes the
 * file again and again ({@code org.enlace.persistence}); by the clock of the file system others see whether it lives.
 */
final class FolderLease {
    /** Of {@code org.enlace.persistence}, where leaseSeconds changes it. */
    private static final int SECONDS = 60;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path HOST = Path.of("/proc/sys/kernel/hostname");
    private static final Pattern INODE = Pattern.compile("ino=(\\d+)");

    private FolderLease() {}

    /**
     * Takes it: at once from an earlier process of this machine, of which the lock says that it is dead; from another machine, or from
     * before this one was started, once the lease has ended. That is waited for, a minute at most, and nobody comes in meanwhile.
     *
     * @throws Refused if the server of another machine holds it and lives, or its lease lasts longer
     */
    static void take(DataFolder data) throws IOException {
        Path draft = data.lease().resolveSibling("lease.draft");
        Files.writeString(
                draft,
                "place=" + place(data) + "\nhost=" + host() + "\nprocess="
                        + ProcessHandle.current().pid() + "\nsince="
                        + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\nseconds=" + SECONDS + "\n");
        Properties held = read(data);
        if (isOthers(held, data)) {
            awaitEnd(data, held, draft);
        }
        Files.move(draft, data.lease(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether the lease is that of this process. */
    static boolean isOwn(DataFolder data) throws IOException {
        Properties held = read(data);
        return held.getProperty("process", "")
                        .equals(String.valueOf(ProcessHandle.current().pid()))
                && held.getProperty("place", "").equals(place(data));
    }

    /** A copied folder brings a lease along that is not its own. */
    private static boolean isOthers(Properties held, DataFolder data) throws IOException {
        String place = held.getProperty("place", place(data));
        return !place.equals(place(data)) && inode(place).equals(inode(folder(data)));
    }

    /** Where the clock was set back nobody knows how old a lease is: then it has to stand still for its whole time. */
    private static void awaitEnd(DataFolder data, Properties held, Path draft) throws IOException {
        Instant renewed = Files.getLastModifiedTime(data.lease()).toInstant();
        long seconds = Long.parseLong(held.getProperty("seconds", String.valueOf(SECONDS)));
        Duration age =
                Duration.between(renewed, Files.getLastModifiedTime(draft).toInstant());
        Duration left = Duration.ofSeconds(seconds).minus(age.isNegative() ? Duration.ZERO : age);
        long began = System.nanoTime();
        while (left.toNanos() > System.nanoTime() - began) {
            if (left.compareTo(LONGEST_WAIT) > 0 || !isStill(data, renewed)) {
                Files.delete(draft);
                throw new Refused(
                        1,
                        "ENLACE_DATA is \"" + data.root() + "\", which is in use by the server" + told(held)
                                + ", and one server only may run on it, so this one did not start: stop that one"
                                + " (bin/enlace stop there), or if it is dead start this one again in " + seconds
                                + " s, when its lease has ended.");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static boolean isStill(DataFolder data, Instant renewed) throws IOException {
        return Files.exists(data.lease())
                && Files.getLastModifiedTime(data.lease()).toInstant().equals(renewed);
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
        }
        return held;
    }

    /** This start of this machine, and the folder. */
    private static String place(DataFolder data) throws IOException {
        return boot() + " " + folder(data);
    }

    private static String folder(DataFolder data) throws IOException {
        return String.valueOf(
                Files.readAttributes(data.root(), BasicFileAttributes.class).fileKey());
    }

    private static String inode(String place) {
        Matcher found = INODE.matcher(place);
        return found.find() ? found.group(1) : place;
    }

    /** Another one after each start of the machine; where there is none, its name. */
    private static String boot() throws IOException {
        return Files.exists(BOOT) ? Files.readString(BOOT).strip() : host();
    }

    private static String host() throws IOException {
        return Files.exists(HOST)
                ? Files.readString(HOST).strip()
                : InetAddress.getLocalHost().getHostName();
    }
}
