package org.enlace.exchange;

import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Permission;

/** The nodes this one knows. A service. At most one node of each country is trusted at a time. Every change is audited. */
public interface Peers {
    Permission READ = new Permission("peer.read");
    Permission MANAGE = new Permission("peer.manage");

    /** A card has at most this many characters. */
    int LONGEST_CARD = 64 * 1024;

    /** This node's public card: who it is, its keys, its modules; signed. One line of ASCII. Needs {@link #READ}. */
    String card(Caller caller);

    /** The fingerprint of this node's own key, 64 hexadecimal digits. */
    String fingerprint();

    /** Every key of every node that was ever added, by country, what is in force first. */
    List<Peer> list(Caller caller);

    /**
     * Takes a card. It is worth nothing until it is trusted; the card of a key that is trusted already only brings what it says up to
     * date.
     *
     * @throws org.enlace.platform.Refusal {@code peer.card} when it is no card, or not signed by the key in it; {@code peer.own};
     *     {@code peer.revoked}; {@code peer.older} when a newer card of that key was taken before
     */
    Peer add(String card, Caller caller);

    /**
     * Trusts the node whose card was added.
     *
     * @param fingerprint as the other administrator said it; blanks and capitals do not matter
     * @throws org.enlace.platform.NotFound {@code peer} when no card waits
     * @throws org.enlace.platform.Refusal {@code peer.fingerprint} when it is another; {@code peer.one-per-country}
     */
    Peer trust(CountryCode country, String fingerprint, Caller caller);

    /**
     * Takes a trusted node's new card, signed by its new key and vouched for by the one that is trusted, or signed by that one.
     *
     * @throws org.enlace.platform.Refusal {@code peer.not-vouched}, {@code peer.other-node}
     */
    Peer rotate(String card, Caller caller);

    /**
     * Ends trust in a country's node for good: its keys are never trusted again.
     *
     * @throws org.enlace.platform.NotFound {@code peer} when no node of it is trusted or waits to be
     */
    void revoke(CountryCode country, String reason, Caller caller);
}
