package org.enlace.jit.custody;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enlace.files.Sha256;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * All that is known of what happened to an item, in the order in which it happened as far as the events themselves prove one: each after
 * what it names, otherwise by the moment it was written, the country and the hash. The same events give the same log on every node.
 *
 * @param events   in order
 * @param state    where the item is
 * @param findings what a court would ask about; empty for a chain without a flaw
 * @param content  the SHA-256 that the item should have now, 64 hexadecimal digits; empty where none was found yet
 */
public record CustodyLog(List<SealedEvent> events, State state, List<Finding> findings, Optional<String> content) {
    public CustodyLog {
        events = List.copyOf(events);
        findings = List.copyOf(findings);
    }

    /**
     * What follows from the events of an item, whatever their order. That the last events of a strand are missing shows only where
     * another event names one of them.
     *
     * @param item  the entry they are about
     * @param owner whose entry it is: its country begins the chain
     */
    public static CustodyLog of(RecordId item, CountryCode owner, Collection<SealedEvent> events) {
        return new Chain(item, owner, events, true).log();
    }

    /**
     * The same without a look at the seals, which are most of the work: for what is decided of events that were verified when they were
     * kept. What a court is shown is {@link #of}.
     */
    public static CustodyLog kept(RecordId item, CountryCode owner, Collection<SealedEvent> events) {
        return new Chain(item, owner, events, false).log();
    }

    public boolean flawless() {
        return findings.isEmpty();
    }

    /** Where the item is, by the last event that was acknowledged. */
    public sealed interface State {}

    /** Nothing was written about it yet. */
    public record Unknown() implements State {}

    /** @param person the last who received it, where one is named */
    public record Held(CountryCode country, Optional<Custodian> person) implements State {}

    /** Handed over and not acknowledged. @param out the hash of the event that handed it over */
    public record InTransit(CountryCode from, Custodian to, Sha256 out) implements State {}

    /** Returned or destroyed. */
    public record Gone(EventKind how) implements State {}

    /** Something that is not as it should be. @param event the hash of the event it is found at */
    public record Finding(Flaw flaw, Sha256 event) {}

    /** What may be wrong with a chain. */
    public enum Flaw {
        /** The seal does not cover the event. */
        SEAL,
        /** The event before it in its strand is missing. */
        GAP,
        /**
         * Two events of a strand name the same event before them, or one is there twice: a copy of the node was put back, or somebody
         * wrote beside it.
         */
        BRANCH,
        /** It answers or corrects an event that is not there, or not one that it may answer. */
        DANGLING,
        /**
         * The sender says that a transfer came to nothing, and the receiver that it arrived. It stands at the one who is not believed:
         * the sender, unless it has meanwhile handed the item on to another country that acknowledged it.
         */
        CONTRADICTED,
        /** Written by a country that did not hold the item then. */
        NOT_HOLDER,
        /** A hash that should be the same is not. */
        HASH_DIFFERS,
        /** A copy has another hash than the item, and nothing is said of why. */
        COPY_DIFFERS,
        /** Written down more than 24 hours after it happened. */
        LATE,
        /** Written by a clock that was set back, before what it follows. */
        CLOCK,
        /** Says that it happened before what it follows in its strand, or that something was received before it was handed over. */
        ORDER,
        /** Received by another person than it was handed over to. */
        ANOTHER_RECEIVER,
        /** Begins with something else than a seizure or an acquisition, or begins again. */
        BEGINNING,
        /** After the item was returned or destroyed. */
        AFTER_END;

        /** The word used in texts and in the API. */
        public String token() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
