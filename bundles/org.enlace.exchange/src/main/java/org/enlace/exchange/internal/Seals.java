package org.enlace.exchange.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Signs, seals, and undoes both. What comes from outside is refused with {@link Unreadable}. */
public interface Seals {
    /** What is signed; one is never taken for another. */
    enum Kind {
        CARD("enlace-card+jws"),
        SLIP("enlace-slip+jws"),
        LETTER("enlace-letter+jws"),
        MESSAGE("enlace-message+jws");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        public String type() {
            return type;
        }
    }

    /**
     * @param signer  the id of the key
     * @param payload what it signed
     */
    record Signed(String signer, String payload) {}

    /**
     * @param id  of the key
     * @param key Base64 of its DER
     */
    record Recipient(String id, String key) {}

    /** The id of the key in force. */
    String signer();

    /** The key in force to which others seal. */
    Recipient own();

    String sign(Kind kind, String payload);

    /** Which key something says it is signed by; to be believed only after {@link #verify}. */
    String claimedSigner(Kind kind, String signed);

    /** What something says; to be believed only after {@link #verify}. */
    String unverified(Kind kind, String signed);

    /** @throws Unreadable unless it is a key that can be sealed to, and has this id */
    void check(Recipient recipient);

    /**
     * @param keys by id: Base64 of the DER; empty for one that is not trusted
     * @throws Unreadable unless one of these keys signed exactly this
     */
    Signed verify(Kind kind, String signed, Function<String, Optional<String>> keys);

    /**
     * The same for what this node is said to have signed, with whichever of its keys.
     *
     * @throws Unreadable unless it did
     */
    Signed verifyOwn(Kind kind, String signed);

    /** Seals something signed to all of these and to this node itself. */
    String seal(String signed, List<Recipient> recipients);

    /** @throws Unreadable where it is not sealed to this node, or anything in it is not as it must be */
    String open(String envelope);
}
