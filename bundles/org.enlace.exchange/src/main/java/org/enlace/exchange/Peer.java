package org.enlace.exchange;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.enlace.platform.CountryCode;

/**
 * A node of another country, under one of its keys.
 *
 * @param country whose
 * @param node    its id, a UUID that it made for itself
 * @param name    what it calls itself
 * @param signer  the SHA-256 of the key it signs with, 64 hexadecimal digits; what is compared by telephone
 * @param state   whether it is trusted
 * @param since   since when it is in that state
 * @param epoch   how often it began anew
 * @param made    when its card was made
 * @param modules which modules it runs, with their versions, as it said last
 * @param types   which types of records it reads, with their formats
 */
public record Peer(
        CountryCode country,
        String node,
        String name,
        String signer,
        State state,
        Instant since,
        long epoch,
        Instant made,
        SortedMap<String, String> modules,
        SortedMap<String, SortedSet<Integer>> types) {
    /** What a peer's key is worth. */
    public enum State {
        /** Its card was taken; nothing goes to it or comes from it. */
        NEW,
        /** Its fingerprint was compared. */
        TRUSTED,
        /** It signs with another key now; what it signed with this one before is still taken. */
        REPLACED,
        /** Never to be trusted again. */
        REVOKED
    }

    /** The fingerprint in groups of four, to be read aloud. */
    public String spoken() {
        return spoken(signer);
    }

    /** A fingerprint in groups of four, to be read aloud. */
    public static String spoken(String fingerprint) {
        return String.join(" ", List.of(fingerprint.split("(?<=\\G.{4})")));
    }
}
