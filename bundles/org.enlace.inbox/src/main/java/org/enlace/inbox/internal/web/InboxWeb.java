package org.enlace.inbox.internal.web;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enlace.identity.Directory;
import org.enlace.inbox.Tray;
import org.enlace.inbox.internal.digest.Digests;
import org.enlace.inbox.internal.rest.DigestApi;
import org.enlace.inbox.internal.rest.InboxApi;
import org.enlace.inbox.internal.rest.StepsApi;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Texts;
import org.enlace.web.WebApplication;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What the platform mounts: pages and API. */
@Component(service = WebApplication.class)
public final class InboxWeb implements WebApplication {
    private final Room room;
    private final Set<Object> resources;

    /** @param digests null where the node sends no mail: then there is no page for it either */
    @Activate
    public InboxWeb(
            @Reference Tray tray,
            @Reference Directory directory,
            @Reference RecordIds ids,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Digests digests) {
        room = new Room(directory::name);
        InboxPage page = new InboxPage(tray, room, ids, digests != null);
        Set<Object> all = new HashSet<>(Set.of(
                page,
                new ChosenPage(tray, room, page, ids),
                new InboxApi(tray),
                new StepsApi(tray, ids, room.texts())));
        if (digests != null) {
            all.add(new DigestPage(digests, room));
            all.add(new DigestApi(digests));
        }
        resources = Set.copyOf(all);
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
