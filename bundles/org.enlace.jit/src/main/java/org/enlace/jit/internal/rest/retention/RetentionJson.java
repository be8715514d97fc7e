package org.enlace.jit.internal.rest.retention;

import java.time.Instant;
import java.util.List;
import org.enlace.jit.internal.rest.StampJson;
import org.enlace.jit.internal.retention.RetentionDesk.Proof;
import org.enlace.jit.retention.Retention;
import org.enlace.jit.retention.Retention.Kept;
import org.enlace.jit.retention.Retention.Lapsed;
import org.enlace.jit.retention.Retention.Stopped;
import org.enlace.jit.retention.RetentionRule;
import org.enlace.platform.RecordId;

/**
 * An item whose term is over, as the API gives it.
 *
 * @param number   by what it is called
 * @param state    {@code proposed}, {@code confirmed-once}, {@code confirmed}, {@code stopped}, {@code erased}, {@code kept}, {@code held}
 *     or {@code lapsed}
 * @param since    when its term began
 * @param over     from when on it is over
 * @param first    who confirmed it first; absent as long as nobody has
 * @param second   who confirmed it second
 * @param keptBy   who said that it stays; absent where nobody did
 * @param reason   why it stays
 * @param keptUntil until when; absent for a legal hold
 * @param why      why it lapsed or could not be erased, a word; absent otherwise
 */
public record RetentionJson(
        RecordId item,
        String number,
        int version,
        String state,
        RuleJson rule,
        Instant since,
        Instant over,
        Instant proposed,
        StampJson first,
        StampJson second,
        StampJson keptBy,
        String reason,
        Instant keptUntil,
        String why) {
    static RetentionJson of(Retention one, String number) {
        Kept kept = one.state() instanceof Kept stays ? stays : null;
        return new RetentionJson(
                one.item(),
                number,
                one.version(),
                one.state().token(),
                RuleJson.of(one.term().rule()),
                one.term().since(),
                one.term().over(),
                one.proposed(),
                one.first().map(StampJson::of).orElse(null),
                one.second().map(StampJson::of).orElse(null),
                kept == null ? null : StampJson.of(kept.by()),
                kept == null ? null : kept.reason(),
                kept == null ? null : kept.until().orElse(null),
                why(one.state()));
    }

    private static String why(Retention.State state) {
        if (state instanceof Stopped stopped) {
            return stopped.why();
        }
        return state instanceof Lapsed lapsed ? lapsed.why() : null;
    }

    /** @param term as ISO 8601 has it @param start after which moment @param source where that is said */
    public record RuleJson(String id, String cover, String term, String start, String source) {
        static RuleJson of(RetentionRule rule) {
            return new RuleJson(
                    rule.id(),
                    rule.cover().toString(),
                    rule.term().toString(),
                    rule.start().token(),
                    rule.source());
        }
    }

    /** What of a team is proposed, kept or erased, and the rules there are. @param next the cursor of the next part; absent on the last */
    public record All(List<RetentionJson> items, List<RuleJson> rules, String next) {}

    /** @param version the one that was read */
    public record Version(Integer version) {}

    /** @param reason why, 1 to 1 000 characters @param until the last day on which it stays; absent for a legal hold */
    public record Keep(Integer version, String reason, String until) {}

    /** @param reason why, 1 to 1 000 characters */
    public record Lift(Integer version, String reason) {}

    /**
     * A certificate of erasure.
     *
     * @param content   what was signed, canonical JSON, byte for byte in UTF-8
     * @param sha256    of it
     * @param signer    the SHA-256 of the key
     * @param key       the public key (X.509), Base64
     * @param signature Ed25519 over the content, Base64
     * @param sound     whether it covers it, as this node finds now
     * @param answers   the countries that have answered so far that they took the description back
     * @param silent    those that have not
     */
    public record CertificateJson(
            String content,
            String sha256,
            String signer,
            String key,
            String signature,
            boolean sound,
            List<AnswerJson> answers,
            List<String> silent) {
        static CertificateJson of(Proof proof) {
            return new CertificateJson(
                    proof.sealed().text(),
                    proof.sealed().hash().value(),
                    proof.sealed().seal().signer(),
                    proof.sealed().seal().key(),
                    proof.sealed().seal().signature(),
                    proof.sound(),
                    proof.answers().values().stream()
                            .map(one -> new AnswerJson(
                                    one.receipt().country().value(),
                                    one.receipt().at(),
                                    one.receipt().text(),
                                    one.seal().signer(),
                                    one.seal().key(),
                                    one.seal().signature()))
                            .toList(),
                    proof.silent().stream().map(one -> one.value()).toList());
        }
    }

    /** @param content what this node signed of it */
    public record AnswerJson(String country, Instant at, String content, String signer, String key, String signature) {}
}
