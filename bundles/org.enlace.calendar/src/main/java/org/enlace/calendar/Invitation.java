package org.enlace.calendar;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enlace.mail.MailAddress;
import org.enlace.platform.contribution.CalendarEvent;

/**
 * An event, and who is invited to it. What is told of it is what may leave the node.
 *
 * @param event     with its organiser, to whom answers go
 * @param attendees each once, at most {@value #MOST}
 */
public record Invitation(CalendarEvent event, List<Attendee> attendees) {
    /** The most attendees. */
    public static final int MOST = 500;

    public Invitation {
        attendees = List.copyOf(attendees);
        if (event.organiser().isEmpty()) {
            throw new IllegalArgumentException("Nobody invites to " + event.uid() + "; give it an organiser");
        }
        Set<MailAddress> addresses = new HashSet<>();
        if (attendees.size() > MOST || !attendees.stream().allMatch(one -> addresses.add(one.address()))) {
            throw new IllegalArgumentException("At most " + MOST + " are invited, each once, to " + event.uid());
        }
    }
}
