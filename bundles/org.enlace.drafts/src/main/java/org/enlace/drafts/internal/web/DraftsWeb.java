package org.enlace.drafts.internal.web;

import java.util.List;
import java.util.Set;
import org.enlace.drafts.Drafts;
import org.enlace.platform.Texts;
import org.enlace.web.WebApplication;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the platform mounts: where forms send their drafts. */
@Component(service = WebApplication.class)
public final class DraftsWeb implements WebApplication {
    private final Room room = new Room();
    private final Set<Object> resources;

    @Activate
    public DraftsWeb(@Reference Drafts drafts) {
        resources = Set.of(new DraftPage(drafts, room));
    }

    @Override
    public String module() {
        return "drafts";
    }

    @Override
    public List<String> paths() {
        return List.of("/drafts");
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
