package org.enlace.platform.contribution;

import java.time.Instant;
import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;

/**
 * What a module has to say in officers' calendars: on the page of coming dates and in the feeds they subscribe to. A service,
 * withdrawn with its bundle. Asked at each look, so that what somebody may no longer know of is gone at once.
 */
public interface CalendarSource {
    /** The most events of one answer; what lies beyond is left out. */
    int MOST = 500;

    /** A stable name, lower case with hyphens, at most 40 characters. */
    String name();

    /** What these dates are, as a person calls them, such as "Due dates". */
    String label(Language language);

    /** What whoever is shown them must hold. Where no feature declares it nothing is served. */
    Permission permission();

    /**
     * The events of which some part lies in a span and which a caller may know of now; of a series all of it, where one
     * occurrence does.
     *
     * @param from   the beginning, itself within
     * @param until  the end, itself not within; at most 800 days later
     * @param caller who asks, and in whose language the words are; often an officer who is not signed in, whose calendar program asks
     * @return at most {@value #MOST}, the first ones first
     */
    List<CalendarEvent> events(Instant from, Instant until, Caller caller);
}
