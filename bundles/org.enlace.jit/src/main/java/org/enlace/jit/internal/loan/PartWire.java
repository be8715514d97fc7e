package org.enlace.jit.internal.loan;

import java.util.Base64;
import java.util.Set;
import org.enlace.files.Sha256;
import org.enlace.jit.internal.Said;
import org.enlace.jit.loan.Window;
import org.enlace.platform.Hashing;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** A part of a copy as it travels. */
public final class PartWire {
    /** The type of the record that travels. */
    public static final String TYPE = "jit-copy";

    public static final int FORMAT = 1;

    private static final Set<String> NAMES = Set.of("copy", "at", "sha256", "data");

    private PartWire() {}

    /**
     * @param at     the first byte, from 0
     * @param sha256 of the part alone, as it was said to be
     * @param data   in Base64
     */
    record Piece(RecordId copy, long at, Sha256 sha256, String data) {
        byte[] bytes() {
            return PartWire.bytes(data);
        }

        /** Whether it is what it says. */
        boolean sound() {
            return hash(bytes()).equals(sha256);
        }
    }

    static String text(RecordId copy, long at, byte[] data) {
        return Said.text(out -> {
            out.writeStringField("copy", copy.toString());
            // One more, for whole numbers are read from 1 here.
            out.writeNumberField("at", at + 1);
            out.writeStringField("sha256", hash(data).value());
            out.writeStringField("data", Base64.getEncoder().encodeToString(data));
        });
    }

    /** @throws Refusal {@code jit.form} */
    static Piece read(String text) {
        Said said = Said.of(text, "copy", NAMES);
        Piece piece = new Piece(said.id("copy"), said.number("at") - 1, LoanWire.hash(said), said.word("data"));
        int length = piece.bytes().length;
        if (length < 1 || length > Window.PART) {
            throw Said.form("data");
        }
        return piece;
    }

    private static byte[] bytes(String data) {
        try {
            return Base64.getDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            throw Said.form("data");
        }
    }

    private static Sha256 hash(byte[] bytes) {
        return new Sha256(Hashing.sha256(bytes));
    }
}
