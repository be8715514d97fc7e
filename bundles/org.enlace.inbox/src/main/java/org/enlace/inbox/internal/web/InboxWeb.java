package org.enlace.inbox.internal.web;

import java.util.List;
import java.util.Set;
import org.enlace.identity.Directory;
import org.enlace.inbox.Tray;
import org.enlace.inbox.internal.rest.InboxApi;
import org.enlace.inbox.internal.rest.StepsApi;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Texts;
import org.enlace.web.WebApplication;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the platform mounts: pages and API. */
@Component(service = WebApplication.class)
public final class InboxWeb implements WebApplication {
    private final Room room;
    private final Set<Object> resources;

    @Activate
    public InboxWeb(@Reference Tray tray, @Reference Directory directory, @Reference RecordIds ids) {
        room = new Room(directory::name);
        InboxPage list = new InboxPage(tray, room, ids);
        resources = Set.of(
                list, new ChosenPage(tray, room, list, ids), new InboxApi(tray), new StepsApi(tray, ids, room.texts()));
    }

    @Override
    public String module() {
        return "inbox";
    }

    @Override
    public List<String> paths() {
        return List.of("/inbox", "/api/inbox");
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Override
    public Texts texts() {
        return room.texts();
    }

    @Override
    public boolean workflow() {
        return false;
    }
}
