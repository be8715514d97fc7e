package org.enlace.modules.internal.catalogue;

import org.enlace.platform.Refusal;

/** Which catalogue may follow another. */
final class Succession {
    private Succession() {}

    /**
     * @param signer the fingerprint of whoever signs this catalogue
     * @throws Refusal {@code module.catalogue-signer}, {@code -name}, {@code -rollback} or {@code -same-version}
     */
    static void require(SignedIndex before, SignedIndex next, String signer) {
        String name = before.catalogue().name();
        if (!next.signer().fingerprint().equals(signer)) {
            throw new Refusal(
                    "module.catalogue-signer",
                    "The catalogue " + name + " is signed by " + signer + ", and this one by "
                            + next.signer().fingerprint() + " (" + next.signer().subject()
                            + "). If its maker confirms the"
                            + " change by telephone, remove the catalogue and add it again",
                    name,
                    next.signer().fingerprint());
        }
        if (!next.catalogue().name().equals(name)) {
            throw new Refusal(
                    "module.catalogue-name",
                    "Where the catalogue " + name + " should be there is the catalogue "
                            + next.catalogue().name() + "; add that by itself if you mean it",
                    name,
                    next.catalogue().name());
        }
        long known = before.catalogue().version();
        long found = next.catalogue().version();
        if (found < known) {
            throw new Refusal(
                    "module.catalogue-rollback",
                    "The catalogue " + name + " is known here in version " + known + ", and this is version " + found
                            + ", which is older; get the current one from its maker",
                    name,
                    known,
                    found);
        }
        if (found == known && !next.sha256().equals(before.sha256())) {
            throw new Refusal(
                    "module.catalogue-same-version",
                    "This version " + found + " of the catalogue " + name
                            + " is another than the one that was accepted; ask its maker which is right",
                    name,
                    found);
        }
    }
}
