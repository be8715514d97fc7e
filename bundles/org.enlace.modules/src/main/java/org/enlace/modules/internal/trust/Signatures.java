package org.enlace.modules.internal.trust;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.enlace.modules.internal.archive.Archive;
import org.enlace.modules.internal.archive.SignatureRule;
import org.enlace.modules.internal.archive.Signer;
import org.enlace.modules.internal.trust.SignedContent.Members;
import org.enlace.modules.internal.trust.SignedContent.Seal;
import org.enlace.platform.Refusal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Verifies that an archive, or the folder it was unpacked into, is as a trusted signer signed it. Two readers look at all of
 * it, ours and the JDK's, and have to agree.
 */
@Component(service = Signatures.class)
public final class Signatures implements SignatureRule {
    /** What the node itself adds to an installed module, and nobody signs. */
    public static final String RECEIPT = "installed.json";

    private final Trust trust;
    private final Vouching catalogues;

    @Activate
    public Signatures(@Reference Trust trust, @Reference Vouching catalogues) {
        this.trust = trust;
        this.catalogues = catalogues;
    }

    @Override
    public Signer check(Archive archive) throws IOException {
        String shown = "The archive " + archive.copy().given();
        Seal seal = seal(archive, shown);
        Signer signer = trust.requireTrusted(seal.signer(), shown);
        if (!trust.isValid(signer, shown) && !catalogues.vouches(archive.copy().sha256())) {
            throw new Refusal(
                    "module.signer-expired",
                    shown + " is signed with a certificate that was valid until " + signer.until()
                            + ", and no valid catalogue of this node lists it; get it signed anew, or add the catalogue"
                            + " that lists it (module:catalogue add)",
                    shown,
                    signer.until());
        }
        return signer;
    }

    /** Whoever signed all of an archive, trusted or not. */
    static Seal seal(Archive archive, String shown) throws IOException {
        Complaint complaint = new Complaint(
                shown, "get it again from its maker", archive.copy().given());
        Seal seal = SignedContent.read(new ArchiveMembers(archive), complaint);
        new JdkReading(seal, complaint).agree(archive.copy().file());
        return seal;
    }

    /**
     * Verifies an installed module: every file is as it was signed, nothing is missing, nothing was added. Its signer has to be
     * trusted still; that the certificate has expired since does not matter.
     *
     * @param folder with what the archive held, and {@code installed.json}
     * @throws Refusal {@code module.folder-changed} naming the first file that differs, or {@code module.signer-…}
     */
    public Signer verifyFolder(Path folder) throws IOException {
        String shown = "The installed module in " + folder;
        Complaint complaint = new Complaint(shown, "install it again from its archive", folder);
        Seal seal;
        try {
            Members members = new FolderMembers(folder, complaint);
            seal = SignedContent.read(members, complaint);
            new JdkReading(seal, complaint).agree(members);
        } catch (Refusal refusal) {
            throw new Refusal(
                    "module.folder-changed",
                    refusal.getMessage(),
                    refusal.values().toArray());
        }
        return trust.requireTrusted(seal.signer(), shown);
    }

    private record ArchiveMembers(Archive archive) implements Members {
        @Override
        public Set<String> names() {
            return archive.members().keySet();
        }

        @Override
        public long size(String name) {
            return archive.members().get(name).size();
        }

        @Override
        public void copy(String name, OutputStream out) throws IOException {
            archive.unpack(archive.members().get(name), out);
        }
    }

    private record FolderMembers(Path folder, Set<String> names) implements Members {
        FolderMembers(Path folder, Complaint complaint) throws IOException {
            this(folder, new TreeSet<>());
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.toList()) {
                    String name = folder.relativize(each).toString();
                    if (!Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS) && !name.equals(RECEIPT)) {
                        if (!Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
                            throw complaint.unsigned(name);
                        }
                        names.add(name);
                    }
                }
            }
        }

        @Override
        public long size(String name) throws IOException {
            return Files.size(folder.resolve(name));
        }

        @Override
        public void copy(String name, OutputStream out) throws IOException {
            Files.copy(folder.resolve(name), out);
        }
    }
}
