package org.enlace.inbox.internal.web;

import gg.jte.Content;
import java.time.Instant;
import java.util.Map;
import org.enlace.identity.Directory;
import org.enlace.inbox.InboxFilter;
import org.enlace.inbox.Tray;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.web.HomePart;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The first of what waits, on the home page. */
@Component
public final class InboxHome implements HomePart {
    private static final int FIRST = 6;

    private final Tray tray;
    private final Room room;

    @Activate
    public InboxHome(@Reference Tray tray, @Reference Directory directory) {
        this.tray = tray;
        room = new Room(directory::name);
    }

    @Override
    public Permission permission() {
        return Tray.READ;
    }

    @Override
    public Content content(Caller caller) {
        return room.fill(
                "home",
                Map.of(
                        "part", tray.part(InboxFilter.ALL, null, FIRST, caller),
                        "count", tray.count(caller).words(),
                        "now", Instant.now()),
                caller);
    }
}
