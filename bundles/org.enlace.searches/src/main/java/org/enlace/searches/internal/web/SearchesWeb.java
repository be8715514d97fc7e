package org.enlace.searches.internal.web;

import java.util.List;
import java.util.Set;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Texts;
import org.enlace.searches.SavedSearches;
import org.enlace.searches.internal.rest.SavedApi;
import org.enlace.web.WebApplication;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the platform mounts: pages and API. */
@Component(service = WebApplication.class)
public final class SearchesWeb implements WebApplication {
    private final Room room = new Room();
    private final Set<Object> resources;

    @Activate
    public SearchesWeb(@Reference SavedSearches searches, @Reference RecordIds ids) {
        SavedPage pages = new SavedPage(searches, room);
        resources = Set.of(
                pages,
                new SaveForm(searches, room, pages),
                new ChosenPage(searches, room, pages, ids),
                new SavedApi(searches, ids));
    }

    @Override
    public String module() {
        return "searches";
    }

    @Override
    public List<String> paths() {
        return List.of("/search/saved", "/api/search/saved");
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
