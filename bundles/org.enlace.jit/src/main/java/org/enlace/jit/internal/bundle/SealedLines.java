package org.enlace.jit.internal.bundle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.jit.internal.Said;
import org.enlace.jit.signing.NodeSeal;

/** What nodes have sealed, a line each: the very text that was signed, with the key and the signature. */
public final class SealedLines {
    private static final Set<String> NAMES = Set.of("said", "signer", "key", "signature");

    private SealedLines() {}

    /** @param said the text that was signed */
    public record Line(String said, NodeSeal seal) {}

    public static byte[] text(List<Line> lines) {
        return lines.stream()
                .map(SealedLines::text)
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Line line) {
        return Said.text(out -> {
            out.writeStringField("said", line.said());
            out.writeStringField("signer", line.seal().signer());
            out.writeStringField("key", line.seal().key());
            out.writeStringField("signature", line.seal().signature());
        });
    }

    /** @throws org.enlace.platform.Refusal {@code jit.form}, {@code jit.seal} where the seal does not cover the text */
    public static Line read(String text) {
        Said said = Said.of(text, "sealed", NAMES);
        NodeSeal seal = new NodeSeal(said.word("signer"), said.word("key"), said.word("signature"));
        seal.requireCovers(said.word("said").getBytes(StandardCharsets.UTF_8));
        return new Line(said.word("said"), seal);
    }
}
