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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lease of the data folder, for folders that several machines reach: their locks are not always each other's. Its server writes the
 * file again and again ({@code org.enlace.persistence}); by the clock of the file system others see whether it lives.
 */
final class FolderLease {
    /** Of {@code org.enlace.persistence}, where leaseSeconds changes it. */
    private static final int SECONDS = 60;

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path HOST = Path.of("/proc/sys/kernel/hostname");
    private static final Pattern INODE = Pattern.compile("ino=(\\d+)");

    private FolderLease() {}

    /**
     * Takes it: at once from an earlier process of this machine, of which the lock says that it is dead; from another machine once it
     * has ended.
     *
     * @throws Refused if the server of another machine holds it
     */
    static void take(DataFolder data) throws IOException {
        Path draft = data.lease().resolveSibling("lease.draft");
        String folder = folder(data);
        String place = boot() + " " + folder;
        Files.writeString(
                draft,
                "place=" + place + "\nhost=" + host() + "\nprocess="
                        + ProcessHandle.current().pid() + "\nsince="
                        + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\nseconds=" + SECONDS + "\n");
        Properties held = read(data);
        String other = held.getProperty("place", place);
        // A copied folder brings a lease along that is not its own.
        if (!other.equals(place) && inode(other).equals(inode(folder))) {
            Instant ends = Files.getLastModifiedTime(data.lease())
                    .toInstant()
                    .plusSeconds(Long.parseLong(held.getProperty("seconds", String.valueOf(SECONDS))));
            Instant now = Files.getLastModifiedTime(draft).toInstant();
            if (now.isBefore(ends)) {
                Files.delete(draft);
                throw new Refused(
                        1,
                        "ENLACE_DATA is \"" + data.root() + "\", which is in use by the server" + told(held)
                                + ", and one server only may run on it, so this one did not start: stop that one"
                                + " (bin/enlace stop there), or if it is dead start this one again in "
                                + (Duration.between(now, ends).toSeconds() + 1) + " s, when its lease ends.");
            }
        }
        Files.move(draft, data.lease(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
