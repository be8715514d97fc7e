package org.enlace.jit.internal.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.internal.Said;
import org.enlace.jit.signing.ScannedAct;
import org.enlace.jit.signing.SignedText;
import org.enlace.platform.Refusal;

/** What a node sealed of a signature under the agreement, read back strictly: nothing else that a node ever sealed is one. */
final class SignatureText {
    private static final Set<String> NAMES = Set.of(
            "team",
            "instrument",
            "country",
            "name",
            "capacity",
            "day",
            "act",
            "act-file",
            "on-paper",
            "node",
            "entered-by");

    private SignatureText() {}

    /** @throws Refusal {@code jit.form} where it is not in the one form in which a signature is sealed */
    static SignedText read(String text) {
        Said said = Said.of(text, "signature", NAMES);
        SignedText signed;
        try {
            signed = new SignedText(
                    said.id("team"),
                    said.word("instrument"),
                    said.country("country"),
                    said.word("name"),
                    said.word("capacity"),
                    said.day("day"),
                    said.has("act")
                            ? Optional.of(new ScannedAct(said.word("act"), said.word("act-file")))
                            : Optional.empty(),
                    said.word("on-paper").equals("true"),
                    said.country("node"),
                    said.word("entered-by"));
        } catch (Refusal refusal) {
            throw Said.form(refusal.field().orElse("signature"));
        }
        if (!new String(signed.bytes(), StandardCharsets.UTF_8).equals(text)) {
            throw Said.form("signature");
        }
        return signed;
    }
}
