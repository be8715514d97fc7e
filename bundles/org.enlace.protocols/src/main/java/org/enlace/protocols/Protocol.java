package org.enlace.protocols;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;

/**
 * A record of the library: one aggregate for every kind of document. Its state is its type; only its owner's node changes
 * it. What the document's own legal force is, is a fact in the content ({@link LegalStatus}), not a state.
 */
public sealed interface Protocol {
    Identity identity();

    /** Counts up with every change, from 1; a change names the version it was made on. */
    int version();

    ProtocolContent content();

    /** Which version of the document it shows, and how that may change. */
    Control control();

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

    /** Out of use: withdrawn here, or taken back by the country whose it is. */
    default boolean withdrawn() {
        return this instanceof Withdrawn || this instanceof TakenBack;
    }

    /** What travelled with it, of one that another country owns; empty for this country's own. */
    default Optional<SharedRecord> shared() {
        return Optional.empty();
    }

    /**
     * Whether files may be made of it here, to be kept, sent or printed. Of a partner's not where only its provider passes it on (H2), and
     * not where a condition in the provider's own words holds (H3), which no program can judge; see {@link HandlingCode}. Nor of what was
     * taken back.
     */
    default boolean mayBeCopied() {
        return !(this instanceof TakenBack)
                && shared().map(arrived -> Collections.disjoint(
                                arrived.handling().codes(), Set.of(HandlingCode.H2, HandlingCode.H3)))
                        .orElse(true);
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

    /**
     * How a record's text may change.
     *
     * @param edition the number of the version it shows, from 1
     * @param fixed   whether others hold on to that version, because it was approved here or a country decided on it: then the text
     *                changes by a new version alone. Else the record describes what somebody issued, and is corrected in place
     */
    record Control(int edition, boolean fixed) {
        public static final Control CATALOGUED = new Control(1, false);

        public Control {
            if (edition < 1) {
                throw new IllegalArgumentException("Versions count from 1, not " + edition);
            }
        }
    }

    /** In use: found, listed, exported. */
    record Effective(Identity identity, int version, Control control, ProtocolContent content, Stamp changed)
            implements Protocol {
        public Effective {
            Objects.requireNonNull(identity, "identity");
            Objects.requireNonNull(control, "control");
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
            return new Effective(identity, 1, Control.CATALOGUED, content, identity.created());
        }

        /** A document whose first version was approved here. */
        public static Effective approved(Identity identity, ProtocolContent content) {
            return new Effective(identity, 1, new Control(1, true), content, identity.created());
        }

        /** @throws Refusal {@code protocol.fixed} where the text changes by a new version alone */
        public Effective revise(ProtocolContent revised, Stamp stamp) {
            if (control.fixed()) {
                throw new Refusal(
                        "protocol.fixed",
                        "The text of \"" + reference() + "\" is that of version " + control.edition()
                                + ", which others hold on to; begin a new version to change it",
                        reference(),
                        control.edition());
            }
            return new Effective(identity, version + 1, control, revised, stamp);
        }

        /** From now on the text stands still, for somebody holds on to it. */
        public Effective fix(Stamp stamp) {
            return control.fixed()
                    ? this
                    : new Effective(identity, version + 1, new Control(control.edition(), true), content, stamp);
        }

        /** Shows the next version. */
        public Effective take(int edition, ProtocolContent next, Stamp stamp) {
            return new Effective(identity, version + 1, new Control(edition, true), next, stamp);
        }

        /** Takes it out of use. It can be put back. */
        public Withdrawn withdraw(String reason, Stamp stamp) {
            return new Withdrawn(identity, version + 1, control, content, reason, stamp);
        }
    }

    /**
     * Out of use: still readable by its address and in the list of withdrawn records, no longer found or exported.
     *
     * @param reason  why, at most 1 000 characters
     * @param changed when it was withdrawn, and by whom
     */
    record Withdrawn(
            Identity identity, int version, Control control, ProtocolContent content, String reason, Stamp changed)
            implements Protocol {
        public Withdrawn {
            Objects.requireNonNull(identity, "identity");
            Objects.requireNonNull(control, "control");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(changed, "changed");
            reason = Rules.given("reason", Rules.optionalText("reason", reason, Rules.ITEM));
        }

        public Effective restore(Stamp stamp) {
            return new Effective(identity, version + 1, control, content, stamp);
        }
    }

    /**
     * Another country's, in use there and shared with this one: read here and changed there. The type offers no change but by what
     * its owner sends.
     *
     * @param arrived what travelled with it: the owner's count of versions, the audience, how it is to be handled
     */
    record Received(
            Identity identity,
            int version,
            Control control,
            ProtocolContent content,
            Stamp changed,
            SharedRecord arrived)
            implements Protocol {
        public Received {
            Objects.requireNonNull(identity, "identity");
            Objects.requireNonNull(control, "control");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(changed, "changed");
            Objects.requireNonNull(arrived, "arrived");
        }

        /** What came for the first time. */
        public static Received first(
                SharedRecord arrived, String reference, int edition, ProtocolContent content, Stamp at) {
            Identity identity = new Identity(arrived.id(), reference, arrived.owner(), at);
            return new Received(identity, 1, new Control(edition, false), content, at, arrived);
        }

        @Override
        public Optional<SharedRecord> shared() {
            return Optional.of(arrived);
        }
    }

    /**
     * Another country's, which took it back: nothing of it is kept but what it was called and why it is gone.
     *
     * @param content what {@link ProtocolContent#emptied} left
     * @param reason  the owner's words; null where it gave none
     */
    record TakenBack(
            Identity identity,
            int version,
            Control control,
            ProtocolContent content,
            String reason,
            Stamp changed,
            SharedRecord arrived)
            implements Protocol {
        public TakenBack {
            Objects.requireNonNull(identity, "identity");
            Objects.requireNonNull(control, "control");
            Objects.requireNonNull(content, "content");
            reason = Rules.optionalText("reason", reason, Rules.LONG_LINE);
            Objects.requireNonNull(changed, "changed");
            Objects.requireNonNull(arrived, "arrived");
        }

        @Override
        public Optional<SharedRecord> shared() {
            return Optional.of(arrived);
        }
    }

    /** The next state of another country's record, by what its owner sent now. */
    static Received received(Protocol before, SharedRecord arrived, int edition, ProtocolContent content, Stamp at) {
        requirePartners(before);
        return new Received(before.identity(), before.version() + 1, new Control(edition, false), content, at, arrived);
    }

    /** Its owner took it back. */
    static TakenBack takenBack(Protocol before, SharedRecord arrived, String reason, Stamp at) {
        requirePartners(before);
        return new TakenBack(
                before.identity(),
                before.version() + 1,
                before.control(),
                before.content().emptied(),
                reason,
                at,
                arrived);
    }

    private static void requirePartners(Protocol before) {
        if (before.shared().isEmpty()) {
            throw new IllegalStateException(
                    "The record " + before.id() + " is this country's own; no other changes it");
        }
    }

    /**
     * That this country may change it.
     *
     * @throws Refusal {@code protocol.partners}
     */
    static void requireOwn(Protocol protocol) {
        if (protocol.shared().isPresent()) {
            throw new Refusal(
                    "protocol.partners",
                    "\"" + protocol.reference() + "\" is a protocol of " + protocol.owner()
                            + ", which alone changes it; ask that country, or make a record of your own",
                    protocol.reference(),
                    protocol.owner());
        }
    }
}
