package org.enlace.jit.loan;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enlace.platform.RecordId;

/**
 * What a recipient's node says of a copy: all there is to say, each time, so that one that is lost or comes twice changes nothing.
 *
 * @param turn         counts up with every receipt, from 0, which nobody sent
 * @param have         how many bytes of it are stored there
 * @param ask          what it waits for
 * @param acknowledged which officer has it
 * @param held         whether a legal hold stands on it, or it was said there that it is kept for longer
 * @param trouble      the code of what hinders it now; of why it was refused
 * @param proof        that it was erased; empty where nothing was stored whole
 */
public record Receipt(
        int turn,
        Stage stage,
        long have,
        Optional<Window> ask,
        Optional<Acknowledged> acknowledged,
        boolean held,
        Optional<String> trouble,
        Optional<Proof> proof) {
    /** Before a recipient's node said anything. */
    public static final Receipt NONE = new Receipt(
            0, Stage.OFFERED, 0, Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty());

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9.-]{0,79}");

    /** How far a copy is. */
    public enum Stage {
        OFFERED,
        FETCHING,
        /** All of it is there, and has the hash it should have. */
        FETCHED,
        /** An officer there said that they have it. */
        ACKNOWLEDGED,
        ERASED,
        /** It was not taken, for good. */
        REFUSED;

        /** The word used in texts, on the wire, in the database and in the API. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether all of it was there. */
        public boolean whole() {
            return this == FETCHED || this == ACKNOWLEDGED;
        }

        /** Whether nothing more follows. */
        public boolean last() {
            return this == ERASED || this == REFUSED;
        }

        public static Optional<Stage> of(String token) {
            for (Stage one : values()) {
                if (one.token().equals(token)) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }
    }

    /** @param by the designation in the team of whoever acknowledged it */
    public record Acknowledged(RecordId by, Instant at) {}

    /**
     * What a node says of an erasure.
     *
     * @param statement what was signed
     * @param signer    the id of the key
     * @param signature Ed25519 over the statement, in Base64
     */
    public record Proof(String statement, String signer, String signature) {
        /** How long a statement is at most, in characters. */
        public static final int LONGEST = 4_000;
    }

    public Receipt {
        Objects.requireNonNull(stage, "stage");
        boolean wrong = turn < 0
                || have < 0
                || ask.isPresent() && stage != Stage.FETCHING
                || stage == Stage.ACKNOWLEDGED && acknowledged.isEmpty()
                || acknowledged.isPresent() && stage != Stage.ACKNOWLEDGED && stage != Stage.ERASED
                || proof.isPresent() && stage != Stage.ERASED
                || held && !stage.whole()
                || trouble.isEmpty() && stage == Stage.REFUSED
                || trouble.filter(code -> !CODE.matcher(code).matches()).isPresent();
        if (wrong) {
            throw new IllegalArgumentException("A receipt does not say that of a copy that is " + stage.token());
        }
    }
}
