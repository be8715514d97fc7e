package org.enlace.calendar.internal;

/** What the calendar keeps. */
public interface CalendarStores {
    FeedStore feeds();

    InvitationStore invitations();
}
