package org.enlace.jit.internal.web.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.jit.bundle.Layout;
import org.enlace.jit.bundle.Member;
import org.enlace.jit.bundle.Member.Kind;
import org.enlace.jit.internal.bundle.BundlePapers.Contents;

/** What a court types to verify a bundle. */
public final class BundleSteps {
    private BundleSteps() {}

    /** @param token its words are {@code bundle.howto.TOKEN} and {@code bundle.howto.TOKEN.expect} */
    public record Step(String token, String command) {}

    public static List<Step> of(Contents contents) {
        List<Step> steps = new ArrayList<>(List.of(
                new Step("sums", "sha256sum -c " + Layout.SUMS),
                new Step(
                        "signature",
                        "openssl pkeyutl -verify -pubin -inkey " + Layout.SIGNER + " -rawin -in " + Layout.SUMS
                                + " -sigfile " + Layout.SIGNATURE),
                new Step("key", "openssl pkey -pubin -in " + Layout.SIGNER + " -outform DER | sha256sum"),
                new Step("verify", "enlace-verify FILE.zip --signer " + contents.signer())));
        stamp(contents).ifPresent(path -> steps.add(new Step("stamps", stamps(path))));
        return steps;
    }

    /** The first time stamp, where there is one; the others are verified likewise. */
    private static Optional<String> stamp(Contents contents) {
        return contents.members().stream()
                .filter(one -> one.kind() == Kind.TIME_STAMP)
                .map(Member::path)
                .filter(path -> path.endsWith(Layout.STAMP))
                .findFirst();
    }

    private static String stamps(String path) {
        int at = path.lastIndexOf('/');
        String name = path.substring(at + 1, path.length() - Layout.STAMP.length());
        return "cd " + path.substring(0, at) + "\nopenssl ts -verify -data " + name + Layout.STAMPED + " \\\n    -in "
                + name + Layout.STAMP + " -CAfile " + name + Layout.TRUSTED;
    }
}
