package org.enlace.calendar.internal.persistence;

import java.util.List;
import org.enlace.calendar.internal.CalendarStores;
import org.enlace.calendar.internal.FeedStore;
import org.enlace.calendar.internal.InvitationStore;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The schema of the calendar, opened when somebody first asks for it. */
@Component(service = CalendarStores.class)
public final class CalendarSchema implements CalendarStores {
    private static final Schema SCHEMA = new Schema("calendar", List.of(), CalendarSchema.class);

    private final Store store;
    private final FeedStore feeds;
    private final InvitationStore invitations;

    @Activate
    public CalendarSchema(@Reference Database database) {
        store = database.open(SCHEMA);
        feeds = new JdbcFeeds(store);
        invitations = new JdbcInvitations(store);
    }

    @Deactivate
    public void close() {
        store.close();
    }

    @Override
    public FeedStore feeds() {
        return feeds;
    }

    @Override
    public InvitationStore invitations() {
        return invitations;
    }
}
