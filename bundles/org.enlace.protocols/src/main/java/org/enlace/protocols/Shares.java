package org.enlace.protocols;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;

/**
 * This country's protocols with other countries: who has one, and deciding about that. A service. Once a record is shared, each
 * correction and each version that comes into effect goes to those who have it, in the transaction of the change; nobody is left out
 * without it being said. A record withdrawn here is taken back from them. Restricted records are not shared: officers and units of this
 * node mean nothing on another. Attached files do not travel.
 *
 * <p>Each act asks for {@link #SHARE} and for what the exchange itself asks for. It names the version of the shared record that the
 * caller saw, 0 where it was never shared ({@link org.enlace.platform.Stale}).
 */
public interface Shares {
    Permission SHARE = new Permission("protocols.share");

    /** The type of the messages. */
    String TYPE = Protocols.KIND;

    /** How the record stands with others; empty where it was never shared. Of a partner's record there is nothing. */
    Optional<SharedRecord> find(RecordId protocol, Caller caller);

    /**
     * Every country with whose node this one exchanges, and those that had the record, by code; for those who hold {@link #SHARE}. For
     * everybody else none: who has the record now is in {@link #find}, how it stands there is not theirs to know.
     */
    List<Partner> partners(RecordId protocol, Caller caller);

    /** What keeps a record from being shared now; empty where nothing does. */
    Optional<org.enlace.platform.Refusal> obstacle(RecordId protocol, Caller caller);

    /**
     * Shares a record, or lets more countries have it, or changes how it is to be handled.
     *
     * @throws org.enlace.platform.Refusal {@code protocol.partners}, {@code protocol.withdrawn}, {@code protocol.share-restricted},
     *     {@code protocol.share-size}, {@code protocol.share-markup}, {@code protocol.share-nobody}, {@code protocol.share-peer} for a
     *     country no node of which is trusted, {@code protocol.share-red}, {@code protocol.share-leaves-out}
     */
    SharedRecord share(RecordId protocol, long version, Terms terms, Caller caller);

    /** Refuses as {@link #share} would, and shares nothing. */
    void check(RecordId protocol, long version, Terms terms, Caller caller);

    /**
     * Takes it back from some countries, or from all.
     *
     * @param audience who is left, a part of those who have it; empty takes it back from everybody
     * @param reason   for those who lose it, 1 to 1 000 characters
     * @throws org.enlace.platform.Refusal {@code protocol.not-shared}, {@code protocol.share-narrower}, {@code protocol.required}
     */
    SharedRecord narrow(RecordId protocol, long version, Set<CountryCode> audience, String reason, Caller caller);

    /** A reason as it is kept and sent. */
    static String reason(String words) {
        return Rules.given("reason", Rules.optionalText("reason", words, Rules.ITEM));
    }

    /**
     * To whom, and how it is to be handled there.
     *
     * @param tlp not {@link Tlp#RED}: a library is read by many, and red is for those who are named
     */
    record Terms(Set<CountryCode> audience, Handling handling, Optional<Tlp> tlp) {
        public Terms {
            audience = Set.copyOf(audience);
            handling.condition().ifPresent(words -> Rules.optionalText("condition", words, Rules.LONG_LINE));
        }
    }

    /**
     * A country, and how it stands there.
     *
     * @param trusted  whether a node of it is trusted now
     * @param reads    whether that node told that it reads protocols; what it does not read it keeps until it does
     * @param audience whether it has the record or is to have it
     * @param standing what became of the last message; empty where it never got one
     */
    record Partner(
            CountryCode country, boolean trusted, boolean reads, boolean audience, Optional<Standing> standing) {}

    /** What became of the last message to a country. */
    enum Standing {
        /** Waits to be carried. */
        QUEUED,
        /** Carried, and not answered yet. */
        SENT,
        /** It is there. */
        DELIVERED,
        /** It is kept there unread: the country has not adopted the module. */
        NOT_ADOPTED,
        /** It is kept there until its module can take it. */
        KEPT,
        /** The module there could not read it. */
        QUARANTINED,
        /** It is not taken there. */
        REFUSED,
        /** Taken back, and they have not said yet that they no longer use it. */
        TAKING_BACK,
        /** Taken back, and they said that they no longer use it. */
        TAKEN_BACK;

        public String token() {
            return Token.of(this);
        }
    }
}
