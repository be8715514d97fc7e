package org.enlace.calendar.internal;

import java.net.URI;

/** Where calendar programs knock. */
public interface FeedDoor {
    /**
     * What an address gives now.
     *
     * @param secret  the last part of the address, without its ending
     * @param network where it is asked from
     * @param node    where this node is, as the asker calls it
     */
    Answer open(String secret, String network, URI node);

    /** What is answered. */
    sealed interface Answer {
        /** @param tag its entity tag */
        record Calendar(byte[] text, String tag) implements Answer {}

        /** There is no such address, or not any more, or its officer is not to read now: all alike. */
        record Nothing() implements Answer {}

        /** @param seconds to wait */
        record Later(long seconds) implements Answer {}
    }
}
