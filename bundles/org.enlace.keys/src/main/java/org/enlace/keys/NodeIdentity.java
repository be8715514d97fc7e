package org.enlace.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Names the node that records and files belong to. A rotation of the signing key keeps it, since it goes by the first one.
 *
 * @param country  the code of the node's country
 * @param firstKey the fingerprint of the first key it signed with, see {@link Keys.Signer#id()}
 */
public record NodeIdentity(String country, String firstKey) {
    /** The file by which a folder says whose it is. */
    public static final String FILE = "identity";

    private static final int SHOWN = 16;

    public static NodeIdentity of(String country, Keys keys) {
        List<Keys.Signer> signers = keys.signers();
        return new NodeIdentity(country, signers.get(signers.size() - 1).id());
    }

    /** Whose a folder says it is; empty if it says nothing. */
    public static Optional<NodeIdentity> in(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] words = Files.readString(file).strip().split("\\s+");
        return Optional.of(new NodeIdentity(words[0], words.length > 1 ? words[1] : "?"));
    }

    /**
     * Writes into a folder that says nothing yet that it is this node's; on the disk when it returns.
     *
     * @return the other node whose folder it is; nothing was written then
     */
    public Optional<NodeIdentity> claim(Path folder) throws IOException {
        Optional<NodeIdentity> there = in(folder);
        if (there.isPresent()) {
            return there.filter(other -> !other.equals(this));
        }
        Path draft = folder.resolve(FILE + ".new");
        Files.writeString(draft, country + " " + firstKey + "\n", StandardCharsets.US_ASCII);
        force(draft, StandardOpenOption.WRITE);
        Files.move(draft, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(folder, StandardOpenOption.READ);
        return Optional.empty();
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    /** One sentence for who started this node on what is another's. */
    public String refused(String what, NodeIdentity other, String remedy) {
        return what + " belongs to " + other + ", and this is " + this + ", so nothing was written there: " + remedy;
    }

    @Override
    public String toString() {
        return "the node of " + country + " with the first key "
                + firstKey.substring(0, Math.min(SHOWN, firstKey.length()));
    }
}
