package org.enlace.training;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;

/**
 * This node's series with the countries that are invited to them. A service. Once a series is shared, each change of it and of its
 * sessions goes to those who have it, in the transaction of the change; what they nominate comes back, and what is decided about that is
 * told to the country it is about, and to no other. Moderators and their link, booths, files, needs and people never travel with it.
 *
 * <p>Each act asks for {@link #SHARE} and for what the exchange itself asks for. It names the version of the shared record that the
 * caller saw, 0 where it was never shared ({@link org.enlace.platform.Stale}).
 */
public interface SeriesShares {
    Permission SHARE = new Permission("training.share");

    /** The types of the messages. */
    String SERIES = "training-series";

    String NOMINATION = "training-nomination";
    String ANSWER = "training-answer";
    String EVALUATION = "training-evaluation";
    String EVALUATION_ANSWERED = "training-evaluation-answered";
    String EVALUATION_ANSWER = "training-evaluation-answer";
    String EVALUATION_TALLY = "training-evaluation-tally";

    /** The most characters of a reason. */
    int LONGEST_REASON = 1_000;

    /** How the series stands with others; empty where it was never shared. Of another country's there is nothing. */
    Optional<SharedRecord> find(RecordId series, Caller caller);

    /** Every country but this one that is invited or had the series, by code; for those who hold {@link #SHARE}, for others none. */
    List<Partner> partners(RecordId series, Caller caller);

    /** What keeps a series from being shared now; empty where nothing does. */
    Optional<Refusal> obstacle(RecordId series, Caller caller);

    /** Refuses as {@link #share} would, and shares nothing. */
    void check(RecordId series, long version, Set<CountryCode> audience, Caller caller);

    /**
     * Shares a series, or lets more countries have it.
     *
     * @param audience all who are to have it, those who have it among them
     * @throws Refusal {@code training.foreign-series}, {@code training.series-closed}, {@code training.share-nobody}, {@code training.share-peer} for
     *     a country no node of which is trusted, {@code training.not-invited} for one without a quota, {@code training.share-leaves-out},
     *     {@code training.share-size}
     */
    SharedRecord share(RecordId series, long version, Set<CountryCode> audience, Caller caller);

    /**
     * Takes it back from some countries, or from all. Their nominations stay.
     *
     * @param audience who is left, a part of those who have it; empty takes it back from everybody
     * @param reason   for those who lose it, 1 to {@value #LONGEST_REASON} characters
     * @throws Refusal {@code training.not-shared}, {@code training.share-narrower}
     */
    SharedRecord narrow(RecordId series, long version, Set<CountryCode> audience, String reason, Caller caller);

    /**
     * A country, and how it stands there.
     *
     * @param invited  whether it has a line among the quotas
     * @param trusted  whether a node of it is trusted now; where none is, it is invited by mail and entered by whoever organises
     * @param reads    whether that node told that it reads series; what it does not read it keeps until it does
     * @param audience whether it has the series or is to have it
     * @param standing what became of the last message; empty where it never got one
     */
    record Partner(
            CountryCode country,
            boolean invited,
            boolean trusted,
            boolean reads,
            boolean audience,
            Optional<Standing> standing) {}

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

        /** The word used in the API. */
        public String token() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
