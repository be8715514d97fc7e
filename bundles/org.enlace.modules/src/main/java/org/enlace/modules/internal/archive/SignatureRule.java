package org.enlace.modules.internal.archive;

import java.io.IOException;

/** Who may have signed an archive, and how. */
@FunctionalInterface
public interface SignatureRule {
    /**
     * Reads an archive through and through.
     *
     * @return who signed every member of it
     * @throws org.enlace.platform.Refusal {@code module.…} when a member is not as it was signed, or the signer is not trusted
     */
    Signer check(Archive archive) throws IOException;
}
