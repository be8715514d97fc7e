package org.enlace.exchange.internal;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.enlace.platform.contribution.MessageHandler;

/** What runs on this node now. */
public interface Here {
    /** The installed modules with their versions. */
    SortedMap<String, String> modules();

    /** The types of records that can be taken in now, with their formats. */
    SortedMap<String, SortedSet<Integer>> types();

    Optional<MessageHandler> handler(String type);

    /** Whether nothing new may go into a module now. */
    boolean closed(String module);
}
