package org.enlace.calendar;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.contribution.CalendarEvent;

/**
 * Writes events as a calendar program reads them (iCalendar, RFC 5545), for a module that serves a calendar at an address of its
 * own. A service. It says of each event what may leave the node.
 */
public interface CalendarFiles {
    /** The media type of what is written. */
    String TYPE = "text/calendar;charset=utf-8";

    /**
     * A calendar to subscribe to or to keep, in UTF-8. The same for the same events.
     *
     * @param title what the calendar program calls it
     * @param node  where this node is, so that events lead to their records; empty for none
     */
    byte[] of(String title, List<CalendarEvent> events, Optional<URI> node);

    /** The entity tag of what was written, without quotation marks. */
    String tag(byte[] calendar);
}
