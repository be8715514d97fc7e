package org.enlace.persistence.internal;

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
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Properties;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lease of the data folder, which the launcher takes before anything is written. Renewing it writes the same text again: how old
 * the file is tells others, by the clock of the file system, whether its server lives.
 */
final class FolderLease extends Lease {
    static final String FILE = "run/lease";
    private static final Logger LOG = LoggerFactory.getLogger(FolderLease.class);

    private final Path file;
    private final byte[] own;

    private FolderLease(Path data, Path file, byte[] own, Duration lasts, LongSupplier nanos) {
        super("the data folder " + data, lasts, nanos);
        this.file = file;
        this.own = own;
    }

    /** @return null if the process was not started by the launcher, which takes the lease */
    static FolderLease taken(Path data, Duration lasts, LongSupplier nanos) {
        Path file = data.resolve(FILE);
        try {
            String text = Files.readString(file);
            if (server(text).process() != ProcessHandle.current().pid()) {
                return null;
            }
            // So that others know how long it lasts. The same length each time: a full disk takes it, too.
            byte[] before = text.getBytes(StandardCharsets.UTF_8);
            byte[] own = (text.replaceFirst("(?m)^seconds=.*\\R?", "") + "seconds=" + lasts.toSeconds() + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            if (!Arrays.equals(before, own)) {
                Path draft = file.resolveSibling("lease.draft");
                Files.write(draft, own);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return new FolderLease(data, file, own, lasts, nanos);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new DatabaseUnavailable("The lease " + file + " of the data folder cannot be used: " + e, e);
        }
    }

    Server server() {
        return server(new String(own, StandardCharsets.UTF_8));
    }

    private static Server server(String text) {
        Properties values = new Properties();
        try {
            values.load(new StringReader(text));
            return new Server(
                    values.getProperty("place", "?"),
                    values.getProperty("host", "?"),
                    Long.parseLong(values.getProperty("process", "0")),
                    Instant.parse(values.getProperty("since", "?")));
        } catch (IOException | DateTimeParseException | IllegalArgumentException e) {
            return new Server("?", "?", 0, Instant.EPOCH);
        }
    }

    @Override
    boolean confirm() {
        try {
            byte[] there = Files.readAllBytes(file);
            if (!Arrays.equals(own, there)) {
                lose(server(new String(there, StandardCharsets.UTF_8)).toString());
                return false;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(own));
            }
            return true;
        } catch (NoSuchFileException e) {
            lose("somebody who removed the file " + file);
            return false;
        } catch (IOException e) {
            LOG.warn("The lease {} of the data folder could not be renewed: {}", file, e.toString());
            return false;
        }
    }
}
