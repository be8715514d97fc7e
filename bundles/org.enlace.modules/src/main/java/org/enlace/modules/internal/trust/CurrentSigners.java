package org.enlace.modules.internal.trust;

import java.io.IOException;
import org.enlace.modules.internal.archive.Archive;
import org.enlace.modules.internal.archive.SignatureRule;
import org.enlace.modules.internal.archive.Signer;
import org.enlace.modules.internal.trust.SignedContent.Seal;
import org.enlace.platform.Refusal;

/** Takes what was signed by somebody trusted whose certificate is valid now, and nobody vouches for anybody else. */
public final class CurrentSigners implements SignatureRule {
    private final Trust trust;

    public CurrentSigners(Trust trust) {
        this.trust = trust;
    }

    @Override
    public Signer check(Archive archive) throws IOException {
        String shown = "The file " + archive.copy().given();
        Seal seal = Signatures.seal(archive, shown);
        Signer signer = trust.requireTrusted(seal.signer(), shown);
        if (!trust.isValid(signer, shown)) {
            throw new Refusal(
                    "module.signer-expired",
                    shown + " is signed with a certificate that was valid until " + signer.until()
                            + "; ask its maker for one that is signed anew",
                    shown,
                    signer.until());
        }
        return signer;
    }
}
