package org.enlace.jit.internal.retention;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.Sha256;
import org.enlace.jit.Place;
import org.enlace.jit.retention.Receipt;
import org.enlace.jit.retention.Retention;
import org.enlace.jit.signing.NodeSeal;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Hashing;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** Where is kept what is proposed for erasure, and what certifies that it was. Certificates and receipts are only added. */
public interface RetentionStore {
    /**
     * A certificate as it was signed.
     *
     * @param text    canonical JSON
     * @param waiting whether a country has yet to answer
     */
    record Sealed(RecordId id, RecordId item, RecordId team, Instant at, String text, NodeSeal seal, boolean waiting) {
        public Sha256 hash() {
            return new Sha256(Hashing.sha256(bytes()));
        }

        public byte[] bytes() {
            return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** A receipt with what signs its bytes. */
    record Answered(Receipt receipt, NodeSeal seal) {}

    /** How many of a team are in a state under a rule, and since when the oldest of them was proposed. */
    record Count(RecordId team, String state, String rule, long items, Instant oldest) {}

    Optional<Retention> find(RecordId item);

    Map<RecordId, Retention> find(Collection<RecordId> items);

    /** Those of a team in some states, in order of their items, from a place on or before one. */
    List<Retention> of(RecordId team, Set<String> states, Place place, int most);

    /** Those in some states, in order of their items, after one. */
    List<Retention> in(Set<String> states, Optional<RecordId> after, int most);

    /** How many of a team wait for somebody, whoever confirmed them left out. @param hands who stands behind what they do */
    long waiting(RecordId team, Set<OfficerId> hands);

    /** Whether one of a team waits for somebody. */
    boolean waits(RecordId team);

    /** When the oldest of a team was proposed that waits for somebody; empty where none does. */
    Optional<Instant> oldest(RecordId team);

    /** Without those that lapsed. */
    List<Count> counts(Optional<RecordId> team);

    /** The first of its item. */
    void add(Retention retention);

    /** In the place of the version before it. @throws org.enlace.platform.Stale where that is not there */
    void put(Retention retention);

    /** When this node first heard of an event of another country that says that an item is gone; empty where that was not noted. */
    Optional<Instant> heard(RecordId item, Sha256 event);

    /** The first that is said of an event stays. */
    void heard(RecordId item, Sha256 event, Instant at);

    void add(Sealed certificate);

    Optional<Sealed> certificate(RecordId item);

    /** Certificates of which a country has yet to answer, after one. */
    List<Sealed> unanswered(Optional<RecordId> after, int most);

    void answered(RecordId certificate, Answered answered);

    /** Every country has answered. */
    void complete(RecordId certificate);

    Map<CountryCode, Answered> answers(RecordId certificate);
}
