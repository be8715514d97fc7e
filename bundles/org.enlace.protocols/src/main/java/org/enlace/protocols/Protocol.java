package org.enlace.protocols;

import java.util.Objects;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * A record of the library: one aggregate for every kind of document. Its state is its type; only its owner's node changes
 * it. What the document's own legal force is, is a fact in the content ({@link LegalStatus}), not a state.
 */
public sealed interface Protocol {
    Identity identity();

    /** Counts up with every change, from 1; a change names the version it was made on. */
    int version();

    ProtocolContent content();

    /** When it was last changed, and by whom. */
    Stamp changed();

    default RecordId id() {
        return identity().id();
    }

    default String reference() {
        return identity().reference();
    }

    default CountryCode owner() {
        return identity().owner();
    }

    default Stamp created() {
        return identity().created();
    }

    default boolean withdrawn() {
        return this instanceof Withdrawn;
    }

    /**
     * What never changes about a record.
     *
     * @param id        made by this node
     * @param reference the identifier its source gave it, unique in the library: 1 to 80 of {@code A-Z a-z 0-9 . -}
     * @param owner     the one country that may change it
     * @param created   when it came into the library, and by whom
     */
    record Identity(RecordId id, String reference, CountryCode owner, Stamp created) {
        public Identity {
            Objects.requireNonNull(id, "id");
            reference = Rules.reference(reference);
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(created, "created");
        }
    }

    /** In use: found, listed, exported. */
    record Effective(Identity identity, int version, ProtocolContent content, Stamp changed) implements Protocol {
        public Effective {
            Objects.requireNonNull(identity, "identity");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(changed, "changed");
            if (identity.reference().equals(content.supersedes())
                    || identity.reference().equals(content.supersededBy())) {
                throw new Refusal(
                                "protocol.supersedes-itself",
                                "\"" + identity.reference() + "\" cannot replace itself; name another document",
                                identity.reference())
                        .at(identity.reference().equals(content.supersedes()) ? "supersedes" : "supersededBy");
            }
        }

        /** A first version. */
        public static Effective first(Identity identity, ProtocolContent content) {
            return new Effective(identity, 1, content, identity.created());
        }

        public Effective revise(ProtocolContent revised, Stamp stamp) {
            return new Effective(identity, version + 1, revised, stamp);
        }

        /** Takes it out of use. It can be put back. */
        public Withdrawn withdraw(String reason, Stamp stamp) {
            return new Withdrawn(identity, version + 1, content, reason, stamp);
        }
    }

    /**
     * Out of use: still readable by its address and in the list of withdrawn records, no longer found or exported.
     *
     * @param reason  why, at most 1 000 characters
     * @param changed when it was withdrawn, and by whom
     */
    record Withdrawn(Identity identity, int version, ProtocolContent content, String reason, Stamp changed)
            implements Protocol {
        public Withdrawn {
            Objects.requireNonNull(identity, "identity");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(changed, "changed");
            reason = Rules.given("reason", Rules.optionalText("reason", reason, Rules.ITEM));
        }

        public Effective restore(Stamp stamp) {
            return new Effective(identity, version + 1, content, stamp);
        }
    }
}
