package org.enlace.jit.loan;

import java.util.Objects;
import java.util.Optional;
import org.enlace.jit.loan.Receipt.Stage;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * A copy of a file that was lent to a country, as the country that lends it knows of it.
 *
 * @param id     also of the record by which it was offered
 * @param window how many bytes are given at once
 * @param last   what its node said last
 * @param served the turn of the receipt that was answered last
 * @param closed whether it was taken back, or is not given any more because its time was over before it was fetched
 * @param given  what was given of it so far, in bytes, each window as at least {@value #LEAST}
 * @param failed why this node could not give it, a code
 */
public record Copy(
        RecordId id,
        RecordId loan,
        CountryCode country,
        LentFile file,
        long window,
        Receipt last,
        int served,
        boolean closed,
        long given,
        Optional<String> failed) {
    /** What a window counts as at least, in bytes: one byte is as much work as a part. */
    public static final long LEAST = 1L << 20;

    /** Of a copy this many times its size is given, and a gibibyte: lines and disks fail, and nobody asks for more than that. */
    private static final long TIMES = 10;

    public Copy {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(loan, "loan");
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(last, "last");
        Objects.requireNonNull(failed, "failed");
    }

    public static Copy offer(RecordId id, RecordId loan, CountryCode country, LentFile file, long window) {
        return new Copy(id, loan, country, file, window, Receipt.NONE, 0, false, 0, Optional.empty());
    }

    /**
     * Its node said how far it is. What it said before comes to nothing.
     *
     * @throws Refusal {@code jit.loan-receipt} where that cannot be so
     */
    public Copy heard(Receipt next) {
        if (next.turn() <= last.turn()) {
            return this;
        }
        if (next.have() > file.size()) {
            throw wrong("have");
        }
        if (next.stage().whole() && next.have() != file.size()) {
            throw wrong("have");
        }
        if (next.ask()
                .filter(ask -> ask.to() > file.size() || ask.length() > window)
                .isPresent()) {
            throw wrong("ask");
        }
        boolean back = last.stage().last() && next.stage() != last.stage()
                || last.stage().whole() && next.stage().compareTo(last.stage()) < 0
                || last.stage().whole() && next.stage() == Stage.REFUSED;
        if (back) {
            throw wrong("stage");
        }
        if (last.acknowledged().isPresent() && !next.acknowledged().equals(last.acknowledged())) {
            throw wrong("acknowledged");
        }
        if (last.proof().isPresent() && !next.proof().equals(last.proof())
                || next.proof().filter(one -> !names(one)).isPresent()) {
            throw wrong("proof");
        }
        return new Copy(id, loan, country, file, window, next, served, closed, given, failed);
    }

    /** Whether it is this file whose erasure was signed. */
    private boolean names(Receipt.Proof proof) {
        return proof.statement().lines().anyMatch(("sha256: " + file.sha256())::equals);
    }

    private static Refusal wrong(String field) {
        return new Refusal(
                        "jit.loan-receipt",
                        "What a recipient's node said of a copy cannot be so, at \"" + field
                                + "\"; ask that country which version of the module it runs",
                        field)
                .at(field);
    }

    /** What its node waits for and was not given yet; empty where nothing is given any more. */
    public Optional<Window> due() {
        return closed || served >= last.turn() ? Optional.empty() : last.ask();
    }

    /** What was asked for is given. @param turn of the receipt that asked for it @param bytes how many they were */
    public Copy given(int turn, long bytes) {
        long now = given + Math.max(LEAST, bytes);
        return new Copy(id, loan, country, file, window, last, Math.max(served, turn), closed, now, failed);
    }

    /** Whether so much was given that whoever asks for more does not take it in. */
    public boolean spent() {
        return given > TIMES * file.size() + Window.LONGEST;
    }

    /** Nothing of it is given any more. */
    public Copy close() {
        return new Copy(id, loan, country, file, window, last, served, true, given, failed);
    }

    /** It cannot be given. @param code why */
    public Copy fail(String code) {
        return new Copy(id, loan, country, file, window, last, served, true, given, Optional.of(code));
    }

    /** Whether it waits for its country, or its country still has it. */
    public boolean open() {
        return !last.stage().last();
    }

    /** The word for how far it is, used in texts and in the API: a stage, {@code failed}, or {@code ending} where it is wanted back. */
    public String token() {
        if (failed.isPresent() || last.stage() == Stage.REFUSED) {
            return "failed";
        }
        return closed && open() ? "ending" : last.stage().token();
    }

    /** Why it did not get there, or what hinders it; a code. */
    public Optional<String> why() {
        return failed.or(last::trouble);
    }
}
