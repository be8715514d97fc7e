package org.enlace.jit.internal.signing;

import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Statement;
import org.enlace.jit.internal.Said;
import org.enlace.jit.signing.NodeSeal;
import org.enlace.jit.signing.ScannedAct;
import org.enlace.jit.signing.Signature;
import org.enlace.jit.signing.SignedText;
import org.enlace.platform.Refusal;

/** A signature as a statement says it. */
public final class SignedJson {
    /** The kind of statement. */
    public static final String KIND = "signed";

    private static final Set<String> NAMES =
            Set.of("instrument", "country", "name", "capacity", "day", "act", "onPaper", "enteredBy", "seal");
    private static final Set<String> ACT = Set.of("sha256", "file");
    private static final Set<String> SEAL = Set.of("signer", "key", "signature");

    private SignedJson() {}

    public static String text(Signature signature) {
        SignedText said = signature.text();
        NodeSeal seal = signature.seal();
        return Said.text(out -> {
            out.writeStringField("instrument", said.instrument());
            out.writeStringField("country", said.country().value());
            out.writeStringField("name", said.name());
            out.writeStringField("capacity", said.capacity());
            out.writeStringField("day", said.day().toString());
            if (said.act().isPresent()) {
                out.writeObjectFieldStart("act");
                out.writeStringField("sha256", said.act().get().sha256());
                out.writeStringField("file", said.act().get().file());
                out.writeEndObject();
            }
            out.writeBooleanField("onPaper", said.onPaper());
            out.writeStringField("enteredBy", said.enteredBy());
            out.writeObjectFieldStart("seal");
            out.writeStringField("signer", seal.signer());
            out.writeStringField("key", seal.key());
            out.writeStringField("signature", seal.signature());
            out.writeEndObject();
        });
    }

    /**
     * What a statement says. Team and node are those of the statement itself, so that a signature is of no use in another.
     *
     * @throws Refusal {@code jit.form}, {@code jit.seal} and what {@link SignedText} refuses
     */
    public static Signature read(Statement statement) {
        Said said = Said.of(statement.content(), KIND, NAMES);
        Optional<ScannedAct> act = said.has("act") ? Optional.of(act(said.object("act", ACT))) : Optional.empty();
        Said seal = said.object("seal", SEAL);
        return new Signature(
                new SignedText(
                        statement.team(),
                        said.word("instrument"),
                        said.country("country"),
                        said.word("name"),
                        said.word("capacity"),
                        said.day("day"),
                        act,
                        said.flag("onPaper"),
                        statement.country(),
                        said.word("enteredBy")),
                new NodeSeal(seal.word("signer"), seal.word("key"), seal.word("signature")));
    }

    private static ScannedAct act(Said said) {
        return new ScannedAct(said.word("sha256"), said.word("file"));
    }
}
