package org.enlace.jit.internal.web.bundle;

import java.util.List;
import org.enlace.jit.bundle.Layout;
import org.enlace.jit.internal.bundle.BundlePapers.Contents;

/** What a court types to verify a bundle. */
public final class BundleSteps {
    private BundleSteps() {}

    /** @param token its words are {@code bundle.howto.TOKEN} and {@code bundle.howto.TOKEN.expect} */
    public record Step(String token, String command) {}

    public static List<Step> of(Contents contents) {
        return List.of(
                new Step("sums", "sha256sum -c " + Layout.SUMS),
                new Step(
                        "signature",
                        "openssl pkeyutl -verify -pubin -inkey " + Layout.SIGNER + " -rawin -in " + Layout.SUMS
                                + " -sigfile " + Layout.SIGNATURE),
                new Step("key", "openssl pkey -pubin -in " + Layout.SIGNER + " -outform DER | sha256sum"),
                new Step("verify", "enlace-verify FILE.zip --signer " + contents.signer()));
    }
}
