package org.enlace.modules.internal.catalogue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.modules.internal.archive.Archive;
import org.enlace.modules.internal.archive.Archive.Member;
import org.enlace.modules.internal.archive.SignatureRule;
import org.enlace.modules.internal.archive.Signer;
import org.enlace.modules.internal.archive.StagedCopy;
import org.enlace.platform.Refusal;

/**
 * A catalogue as it was signed.
 *
 * @param sha256 of the file it was read from
 */
record SignedIndex(Catalogue catalogue, Signer signer, String sha256) {
    /** A catalogue of a hundred modules has some 40 KB. */
    static final long MAX = 1L << 20;

    private static final long MAX_UNPACKED = 8L << 20;

    /**
     * Reads a {@code catalogue.zip} in the same strict way as a module archive.
     *
     * @param shown   where it came from, for messages
     * @param signers who may have signed it
     */
    static SignedIndex read(Path file, String shown, Path staging, SignatureRule signers) throws IOException {
        try (StagedCopy copy = StagedCopy.of(file, shown, staging, MAX);
                Archive archive = Archive.open(copy)) {
            Signer signer = signers.check(archive);
            Member index = archive.members().get(Catalogue.MEMBER);
            Set<String> others = new TreeSet<>(archive.members().keySet());
            others.removeIf(name -> name.startsWith("META-INF/") || name.equals(Catalogue.MEMBER));
            if (index == null || !others.isEmpty() || index.size() > MAX_UNPACKED) {
                throw new Refusal(
                        "module.catalogue-form",
                        "The file " + shown + " is signed, but no catalogue: it holds " + Catalogue.MEMBER
                                + " of at most " + MAX_UNPACKED
                                + " bytes and nothing else; ask its maker for a sound one",
                        shown);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            archive.unpack(index, out);
            return new SignedIndex(Catalogue.read(out.toByteArray(), "The file " + shown), signer, copy.sha256());
        }
    }
}
