package org.enlace.backup.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.crypto.SecretKey;
import org.enlace.audit.AuditProofs;
import org.enlace.backup.internal.format.BackupFolder;
import org.enlace.backup.internal.format.ChunkSealer;
import org.enlace.backup.internal.format.ChunkedOutput;
import org.enlace.backup.internal.format.Contents;
import org.enlace.backup.internal.format.Damaged;
import org.enlace.backup.internal.format.Durable;
import org.enlace.backup.internal.format.Durable.Content;
import org.enlace.backup.internal.format.Durable.Written;
import org.enlace.backup.internal.format.Listed;
import org.enlace.backup.internal.format.Manifest;
import org.enlace.backup.internal.format.Manifest.Member;
import org.enlace.backup.internal.format.OpenBackup;
import org.enlace.backup.internal.format.SealedKey;
import org.enlace.backup.internal.format.SealedOutput;
import org.enlace.backup.internal.format.Setup;
import org.enlace.backup.internal.format.Signature;
import org.enlace.files.KeptFiles.Named;
import org.enlace.keys.Keys;
import org.enlace.persistence.DatabaseCopies;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Progress;

/**
 * Makes one backup. First the database, then the files, so that every file the copy of the database names was there when it was looked
 * for; the manifest last, and last of all the folder's name. Cut off anywhere, there is no backup of that name, and the next one begins
 * by taking away what was left; encrypted files that were copied stay and are not copied again.
 */
final class Creating {
    /** In the data folder; empty but while the database is copied. */
    static final String SCRATCH = "tmp/backup-database";

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** By which chunks of the database are named and encrypted; the same as long as the node has its keystore. */
    private static final String CHUNKS_SECRET = "backup-chunks";

    private static final int TRIES = 3;
    private static final int MARK = 2;

    private final Ground ground;
    private final NodeFiles nodeFiles;
    private final BackupFolder folder;
    private final Setup setup;
    private final boolean full;
    private final Progress progress;
    private final Instant made;
    private final String id;
    private final Path part;
    private final Path own;
    private final List<Member> members = new ArrayList<>();
    private List<Named> named = List.of();

    Creating(Ground ground, BackupFolder folder, Setup setup, boolean full, Progress progress) {
        this.ground = ground;
        this.nodeFiles = new NodeFiles(ground.node().data());
        this.folder = folder;
        this.setup = setup;
        this.full = full;
        this.progress = progress;
        made = ground.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        byte[] mark = new byte[MARK];
        new SecureRandom().nextBytes(mark);
        id = NAME.format(made) + "-" + HexFormat.of().formatHex(mark);
        part = folder.part(id);
        own = ground.node().data().resolve("backup");
    }

    /**
     * @param rows      of the copy of the database
     * @param written   bytes that were written to the folder
     * @param differing files of the node that are not as they were backed up first
     * @param links     links in the data folder, which it does not have
     */
    record Made(Manifest manifest, long rows, long written, List<String> differing, List<String> links) {}

    /** @throws Refusal {@code backup.modules-changing} where modules do not come to rest */
    Made make() throws IOException {
        step("clear");
        Durable.folder(folder.root());
        folder.clear();
        Optional<OpenBackup> newest = newest();
        Map<String, Listed> before = newest.isEmpty() ? Map.of() : newest.get().files();
        Map<String, Listed> chunksBefore =
                newest.isEmpty() ? Map.of() : newest.get().chunks();
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            String modules = nodeFiles.modules();
            if (!modules.isEmpty()) {
                Durable.deleteTree(part);
                members.clear();
                Made done = attempt(before, chunksBefore, modules);
                if (done != null) {
                    return done;
                }
            }
        }
        Durable.deleteTree(part);
        throw new Refusal(
                "backup.modules-changing",
                "No backup was made: a module was being changed. Repeat backup:create once that is over");
    }

    /** The newest backup of the folder that this node signed and whose lists can be read. */
    private Optional<OpenBackup> newest() throws IOException {
        for (String earlier : folder.ids()) {
            try {
                OpenBackup backup = OpenBackup.in(folder.backup(earlier));
                if (ground.signed(backup.signer())) {
                    backup.files();
                    backup.chunks();
                    return Optional.of(backup);
                }
            } catch (IOException e) {
                // It is named by backup:list and backup:verify; files are copied as if it were not there.
                continue;
            }
        }
        return Optional.empty();
    }

    /** @return null where modules were changed meanwhile */
    private Made attempt(Map<String, Listed> before, Map<String, Listed> chunksBefore, String modules)
            throws IOException {
        Durable.folder(part);
        SealedKey.Made key = SealedKey.make(setup, id);
        step("anchor");
        // Before the database is copied, so that the copy has it.
        String anchor = ground.proofs().anchor(Caller.node(AuditProofs.VERIFY));
        step("database");
        SharedChunks chunks = new SharedChunks(folder, full, chunksBefore);
        DatabaseCopies.Contents contents = database(key.opened(), chunks);
        plain(Listed.CHUNKS, out -> Listed.write(chunks.listed(), out));
        step("files");
        SharedFiles files = new SharedFiles(ground.files(), folder, part, full, before);
        files.take(named, progress);
        step("list");
        plain(Listed.FILE, out -> Listed.write(files.listed(), out));
        step("node");
        sealed(OpenBackup.NODE, key.opened(), nodeFiles::write);
        step("keys");
        sealed(OpenBackup.KEYS, key.opened(), nodeFiles::writeKeys);
        step("contents");
        sealed(OpenBackup.CONTENTS, key.opened(), out -> out.write(Contents.bytes(contents)));
        if (!nodeFiles.modules().equals(modules)) {
            return null;
        }
        // Heads lie in the folder one after the other: those after a backup show what a restored node has lost.
        Durable.append(folder.anchors(RestoreNote.newest(own).map(RestoreNote::restored)), anchor);
        step("setup");
        Durable.write(part.resolve(Setup.FILE), out -> out.write(setup.bytes()));
        Manifest manifest = new Manifest(
                id,
                made,
                ground.node().country().value(),
                setup.node(),
                ground.node().version(),
                ground.copies().engine(),
                full,
                setup.id(),
                key.sealed(),
                members,
                chunks.bytes(),
                files.listed().size(),
                files.listed().stream().mapToLong(Listed::bytes).sum(),
                files.erased(),
                files.lost(),
                anchor);
        List<String> links = nodeFiles.links();
        claim(manifest);
        long written = chunks.written() + files.written() + manifest.stored();
        return new Made(manifest, contents.rows(), written, files.differing(), links);
    }

    private void claim(Manifest manifest) throws IOException {
        step("signature");
        byte[] bytes = manifest.toBytes();
        Keys.Signed signed = ground.keys().sign(bytes);
        Signature signature = new Signature(
                signed.signer(),
                ground.keys().signer(signed.signer()).orElseThrow().key().getEncoded(),
                signed.signature(),
                ground.keys().succession().stream().map(Creating::encoded).toList());
        Durable.write(part.resolve(Signature.FILE), out -> out.write(signature.bytes()));
        step("manifest");
        Durable.place(part.resolve(Manifest.FILE), out -> out.write(bytes));
        step("name");
        // A second process that uses the same folder takes away what it thinks nobody finishes.
        for (Member member : members) {
            if (Files.size(part.resolve(member.name())) != member.bytes()) {
                throw new Damaged("\"" + part.resolve(member.name()) + "\" is not as it was written");
            }
        }
        Durable.rename(part, folder.backup(id));
        step("done");
    }

    private static byte[] encoded(java.security.cert.X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException("A certificate of the node's own cannot be written", e);
        }
    }

    private DatabaseCopies.Contents database(SecretKey key, SharedChunks chunks) throws IOException {
        DatabaseCopies.Contents[] contents = new DatabaseCopies.Contents[1];
        // Derby's files are encrypted and do not become smaller; rows of PostgreSQL are text.
        boolean deflate = !ground.copies().engine().equals(DatabaseCopies.DERBY);
        ChunkSealer sealer = new ChunkSealer(ground.keys().secret(CHUNKS_SECRET), deflate);
        Path scratch = ground.node().data().resolve(SCRATCH);
        sealed(OpenBackup.DATABASE, key, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            contents[0] = ground.copies()
                    .take(
                            scratch,
                            name -> {
                                zip.putNextEntry(new ZipEntry(name));
                                return new ChunkedOutput(new Entry(zip), sealer, chunks);
                            },
                            copy -> named = ground.files().named(copy),
                            progress);
            zip.finish();
        });
        step("chunks");
        chunks.force();
        return contents[0];
    }

    /** Closing ends the entry and not the archive. */
    private static final class Entry extends FilterOutputStream {
        private final ZipOutputStream zip;

        Entry(ZipOutputStream zip) {
            super(zip);
            this.zip = zip;
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            out.write(from, offset, length);
        }

        @Override
        public void close() throws IOException {
            zip.closeEntry();
        }
    }

    private void sealed(String name, SecretKey key, Content content) throws IOException {
        plain(name, out -> {
            try (OutputStream sealed = new SealedOutput(out, key, name)) {
                content.write(sealed);
            }
        });
    }

    private void plain(String name, Content content) throws IOException {
        Written written = Durable.write(part.resolve(name), content);
        members.add(new Member(name, written.bytes(), written.sha256()));
    }

    private void step(String name) {
        ground.steps().at(name);
    }
}
