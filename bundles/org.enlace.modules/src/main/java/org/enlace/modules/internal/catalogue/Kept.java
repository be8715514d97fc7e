package org.enlace.modules.internal.catalogue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.modules.internal.archive.JsonText;
import org.enlace.platform.Hashing;
import org.enlace.platform.Refusal;

/**
 * The folder of one catalogue in the node's data: {@code catalogue.zip} as it was accepted last, {@code source.json} with where
 * it comes from and who signs it, and the archives that were fetched. Replacing {@code catalogue.zip} is the one moment at which
 * a newer one counts.
 */
record Kept(Path folder) {
    static final String INDEX = "catalogue.zip";
    private static final String SOURCE = "source.json";

    /**
     * What stays the same for all versions of a catalogue.
     *
     * @param address the folder or the address it is read from
     * @param signer  the fingerprint of whoever signs it
     * @param since   when it was added
     */
    record Pin(String address, String signer, Instant since) {}

    static List<Kept> all(Path folder) throws IOException {
        List<Kept> all = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, Files::isDirectory)) {
                folders.forEach(each -> all.add(new Kept(each)));
            }
        }
        all.removeIf(one -> one.name().startsWith("."));
        all.sort((one, other) -> one.name().compareTo(other.name()));
        return all;
    }

    String name() {
        return folder.getFileName().toString();
    }

    Path index() {
        return folder.resolve(INDEX);
    }

    Pin pin() throws IOException {
        JsonObject json = JsonText.object(Files.readString(folder.resolve(SOURCE)));
        return new Pin(json.getString("source"), json.getString("signer"), Instant.parse(json.getString("since")));
    }

    /** Makes the folder of a catalogue that is new here, wholly or not at all. */
    void make(Path index, Pin pin) throws IOException {
        Files.createDirectories(folder.getParent());
        Path next = Files.createTempDirectory(folder.getParent(), ".");
        try {
            write(next.resolve(SOURCE), pin);
            Files.copy(index, next.resolve(INDEX));
            force(next.resolve(INDEX));
            Files.move(next, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            if (Files.exists(next)) {
                new Kept(next).remove();
            }
        }
    }

    private static void write(Path file, Pin pin) throws IOException {
        JsonObject json = JsonText.object()
                .add("source", pin.address())
                .add("signer", pin.signer())
                .add("since", pin.since().toString())
                .build();
        Files.writeString(file, JsonText.print(json));
        force(file);
    }

    /** From now on it comes from elsewhere. */
    void move(String address) throws IOException {
        Pin pin = pin();
        Path next = folder.resolve(SOURCE + ".new");
        write(next, new Pin(address, pin.signer(), pin.since()));
        Files.move(next, folder.resolve(SOURCE), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Puts a newer index in the place of the one that is there, and lets go of archives it no longer lists. */
    void replace(Path index, Set<String> listed) throws IOException {
        Path next = folder.resolve(INDEX + ".new");
        Files.copy(index, next, StandardCopyOption.REPLACE_EXISTING);
        force(next);
        Files.move(next, index(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (!name.equals(INDEX) && !name.equals(SOURCE) && !listed.contains(name)) {
                Files.delete(file);
            }
        }
    }

    void remove() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    /**
     * The archive an offer lists: the one that was fetched before, or fetched now. Nothing is left of what is not as listed.
     *
     * @throws Refusal {@code module.catalogue-hash} when its size or its hash is another
     */
    Path fetch(Offer offer, Source source) throws IOException {
        Path there = folder.resolve(offer.file());
        if (Files.isRegularFile(there)
                && Files.size(there) == offer.size()
                && sha256(there).equals(offer.sha256())) {
            return there;
        }
        Path next = folder.resolve(offer.file() + ".new");
        try {
            try (OutputStream out = Files.newOutputStream(next)) {
                source.copy(offer.file(), offer.size(), out);
            }
            String found = sha256(next);
            if (Files.size(next) != offer.size() || !found.equals(offer.sha256())) {
                throw new Refusal(
                        "module.catalogue-hash",
                        offer.file() + " in " + source.address() + " has " + Files.size(next)
                                + " bytes and the SHA-256 "
                                + found + "; the catalogue " + offer.catalogue() + " lists " + offer.size()
                                + " bytes and " + offer.sha256() + ". Refresh the catalogue, or get the file again",
                        offer.file(),
                        offer.catalogue());
            }
            return Files.move(next, there, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest = Hashing.sha256();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private Set<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toSet());
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
