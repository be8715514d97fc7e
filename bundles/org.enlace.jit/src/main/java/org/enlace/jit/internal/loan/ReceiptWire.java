package org.enlace.jit.internal.loan;

import java.util.Optional;
import java.util.Set;
import org.enlace.jit.internal.Said;
import org.enlace.jit.loan.Receipt;
import org.enlace.jit.loan.Receipt.Acknowledged;
import org.enlace.jit.loan.Receipt.Proof;
import org.enlace.jit.loan.Receipt.Stage;
import org.enlace.jit.loan.Window;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** What a recipient's node says of a copy, as it travels and as it is kept. */
public final class ReceiptWire {
    /** The type of the record that travels. */
    public static final String TYPE = "jit-loan-receipt";

    public static final int FORMAT = 1;

    private static final Set<String> NAMES =
            Set.of("copy", "turn", "stage", "have", "ask", "acknowledged", "held", "trouble", "proof");
    private static final Set<String> ASK = Set.of("from", "to");
    private static final Set<String> ACKNOWLEDGED = Set.of("by", "at");
    private static final Set<String> PROOF = Set.of("statement", "signer", "signature");

    private ReceiptWire() {}

    /** What is said of which copy. */
    public record Message(RecordId copy, Receipt receipt) {}

    public static String text(RecordId copy, Receipt receipt) {
        return Said.text(out -> {
            out.writeStringField("copy", copy.toString());
            out.writeNumberField("turn", receipt.turn());
            out.writeStringField("stage", receipt.stage().token());
            // Whole numbers are read from 1 here.
            out.writeNumberField("have", receipt.have() + 1);
            if (receipt.ask().isPresent()) {
                out.writeObjectFieldStart("ask");
                out.writeNumberField("from", receipt.ask().get().from() + 1);
                out.writeNumberField("to", receipt.ask().get().to());
                out.writeEndObject();
            }
            if (receipt.acknowledged().isPresent()) {
                out.writeObjectFieldStart("acknowledged");
                out.writeStringField("by", receipt.acknowledged().get().by().toString());
                out.writeStringField("at", receipt.acknowledged().get().at().toString());
                out.writeEndObject();
            }
            out.writeBooleanField("held", receipt.held());
            if (receipt.trouble().isPresent()) {
                out.writeStringField("trouble", receipt.trouble().get());
            }
            if (receipt.proof().isPresent()) {
                out.writeObjectFieldStart("proof");
                out.writeStringField("statement", receipt.proof().get().statement());
                out.writeStringField("signer", receipt.proof().get().signer());
                out.writeStringField("signature", receipt.proof().get().signature());
                out.writeEndObject();
            }
        });
    }

    /** @throws Refusal {@code jit.form} */
    public static Message read(String text) {
        Said said = Said.of(text, "receipt", NAMES);
        try {
            return new Message(
                    said.id("copy"),
                    new Receipt(
                            said.count("turn"),
                            said.one("stage", Stage::of),
                            said.number("have") - 1,
                            said.has("ask") ? Optional.of(ask(said.object("ask", ASK))) : Optional.empty(),
                            said.has("acknowledged")
                                    ? Optional.of(acknowledged(said.object("acknowledged", ACKNOWLEDGED)))
                                    : Optional.empty(),
                            said.flag("held"),
                            said.maybe("trouble"),
                            said.has("proof") ? Optional.of(proof(said.object("proof", PROOF))) : Optional.empty()));
        } catch (IllegalArgumentException e) {
            throw Said.form("stage");
        }
    }

    private static Window ask(Said said) {
        return new Window(said.number("from") - 1, said.number("to"));
    }

    private static Acknowledged acknowledged(Said said) {
        return new Acknowledged(said.id("by"), LoanWire.moment(said, "at"));
    }

    private static Proof proof(Said said) {
        String statement = said.word("statement");
        String signer = said.word("signer");
        String signature = said.word("signature");
        if (statement.length() > Proof.LONGEST || signer.length() > 200 || signature.length() > 200) {
            throw Said.form("proof");
        }
        return new Proof(statement, signer, signature);
    }
}
