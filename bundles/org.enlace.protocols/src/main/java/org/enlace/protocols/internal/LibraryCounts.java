package org.enlace.protocols.internal;

import java.util.Map;

/** How much there is of what no list counts. Nothing that is restricted to some is counted, and nothing but numbers is told. */
public interface LibraryCounts {
    /** Versions, by the token of their stage. */
    Map<String, Long> versions();

    /** Documents, by the token of what the country decided last. */
    Map<String, Long> adoptions();

    /** Other countries' records, by their owner. */
    Map<String, Long> partners();

    /** Opinions that reviewers were asked for and have not given. */
    long waitingReviews();
}
