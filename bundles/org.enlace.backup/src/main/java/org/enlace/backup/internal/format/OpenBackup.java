package org.enlace.backup.internal.format;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.crypto.SecretKey;
import org.enlace.persistence.DatabaseCopies.Copy;

/** A backup that is read. Its manifest is as it was signed; who signed it is for {@link #unlock} or the node to say. */
public final class OpenBackup {
    public static final String DATABASE = "database.sealed";
    public static final String NODE = "node.sealed";
    public static final String KEYS = "keys.sealed";
    public static final String CONTENTS = "contents.sealed";
    private static final int BUFFER = 1 << 17;
    private static final int LONGEST_TEXT = 64 << 20;

    private final Path folder;
    private final Manifest manifest;
    private final Signature signature;
    private final Setup setup;

    private OpenBackup(Path folder, Manifest manifest, Signature signature, Setup setup) {
        this.folder = folder;
        this.manifest = manifest;
        this.signature = signature;
        this.setup = setup;
    }

    /** @throws Damaged where there is none, or what describes it was changed */
    public static OpenBackup in(Path folder) throws IOException {
        byte[] bytes = small(folder, Manifest.FILE);
        Signature signature = Signature.parse(small(folder, Signature.FILE));
        signature.require(bytes);
        Manifest manifest = Manifest.parse(bytes);
        Path name = folder.toAbsolutePath().normalize().getFileName();
        if (name == null || !name.toString().equals(manifest.id())) {
            throw new Damaged("\"" + folder + "\" holds the backup " + manifest.id()
                    + ": its folder was given another name. An older backup may stand in the place of a newer one");
        }
        byte[] setupBytes = small(folder, Setup.FILE);
        if (!Durable.hash(setupBytes).equals(manifest.setup())) {
            throw new Damaged("\"" + Setup.FILE + "\" is not the one the backup was made with");
        }
        return new OpenBackup(folder, manifest, signature, Setup.parse(setupBytes));
    }

    private static byte[] small(Path folder, String name) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            return in.readNBytes(LONGEST_TEXT);
        } catch (NoSuchFileException e) {
            throw new Damaged("\"" + folder + "\" is no backup: it has no " + name, e);
        }
    }

    public Path folder() {
        return folder;
    }

    public Manifest manifest() {
        return manifest;
    }

    public Setup setup() {
        return setup;
    }

    /** The id of the key that signed it. */
    public String signer() {
        return signature.signer();
    }

    /**
     * The key it is encrypted with.
     *
     * @throws Damaged where it was not made by the node that the passphrase belongs to
     */
    public SecretKey unlock(char[] passphrase) throws Damaged, Setup.WrongPassphrase {
        var own = setup.privateKey(passphrase);
        signature.requireFrom(setup.signingKey());
        if (!setup.country().equals(manifest.country()) || !setup.node().equals(manifest.node())) {
            throw new Damaged("The backup says it is of the node " + manifest.country() + " " + manifest.node()
                    + ", and the passphrase belongs to " + setup.country() + " " + setup.node());
        }
        return manifest.key().open(setup, manifest.id(), own);
    }

    public Manifest.Member member(String name) throws Damaged {
        return manifest.members().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Damaged("The backup has no \"" + name + "\""));
    }

    /** @throws Damaged where a member is missing or is not as long as the manifest has it; its content is not read */
    public void requireThere() throws IOException {
        for (Manifest.Member member : manifest.members()) {
            Path file = folder.resolve(member.name());
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != member.bytes()) {
                throw new Damaged("\"" + member.name() + "\" is missing or was cut off");
            }
        }
    }

    /** @throws Damaged where a member is not as the manifest has it */
    public void check(Manifest.Member member) throws IOException {
        Path file = folder.resolve(member.name());
        if (!Files.exists(file)) {
            throw new Damaged("\"" + member.name() + "\" is missing");
        }
        if (Files.size(file) != member.bytes() || !Durable.hash(file).equals(member.sha256())) {
            throw new Damaged("\"" + member.name() + "\" is not as it was written");
        }
    }

    public InputStream read(String name, SecretKey key) throws IOException {
        member(name);
        try {
            InputStream file = new BufferedInputStream(Files.newInputStream(folder.resolve(name)), BUFFER);
            return new BufferedInputStream(new SealedInput(file, key, name), BUFFER);
        } catch (NoSuchFileException e) {
            throw new Damaged("\"" + name + "\" is missing", e);
        }
    }

    /** What a member that is an archive holds, to its very end. */
    public Copy archive(String name, SecretKey key) {
        return reader -> {
            try (InputStream in = read(name, key)) {
                ZipInputStream zip = new ZipInputStream(in);
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    reader.piece(entry.getName(), new FilterInputStream(zip) {
                        @Override
                        public void close() {
                            // The next piece follows.
                        }
                    });
                }
                // Behind the last entry the archive has its directory; only its end proves that nothing was cut off.
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
        };
    }

    /**
     * The database.
     *
     * @param told how many bytes of its chunks were read, each time
     */
    public Copy database(SecretKey key, IntConsumer told) {
        return reader -> archive(DATABASE, key)
                .read((name, references) ->
                        reader.piece(name, new ChunkedInput(references, BackupFolder.around(folder), told)));
    }

    /** By name. */
    public Map<String, Listed> files() throws IOException {
        return listed(Listed.FILE);
    }

    /** By name. */
    public Map<String, Listed> chunks() throws IOException {
        return listed(Listed.CHUNKS);
    }

    private Map<String, Listed> listed(String list) throws IOException {
        check(member(list));
        try (InputStream in = new BufferedInputStream(Files.newInputStream(folder.resolve(list)))) {
            return Listed.read(list, in);
        }
    }

    public Path chunk(Listed chunk) {
        return BackupFolder.around(folder).chunk(chunk.name());
    }

    public Path path(Listed file) {
        return file.own()
                ? folder.resolve(Listed.OWN).resolve(file.name())
                : BackupFolder.around(folder).shared(file.name());
    }
}
