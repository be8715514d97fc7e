package org.enlace.newmodule.internal.web;

import java.util.List;
import java.util.Set;
import org.enlace.newmodule.Entries;
import org.enlace.newmodule.internal.rest.EntryApi;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.MenuEntry;
import org.enlace.web.WebApplication;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the platform mounts: the module's pages, its API, and its place in the menu. */
@Component(service = {WebApplication.class, MenuEntry.class})
public final class EntryWeb implements WebApplication, MenuEntry {
    private final Room room = new Room();
    private final Set<Object> resources;

    @Activate
    public EntryWeb(@Reference Entries entries) {
        resources = Set.of(
                new ListPage(entries, room),
                new EntryForm(entries, room),
                new EntryView(entries, room),
                new EntryApi(entries));
    }

    @Override
    public String module() {
        return "newmodule";
    }

    @Override
    public List<String> paths() {
        return List.of("/newmodule", "/api/newmodule");
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
    public String path() {
        return Room.HOME;
    }

    @Override
    public String label(Language language) {
        return room.texts().get(language, "module.title");
    }

    @Override
    public Permission permission() {
        return Entries.READ;
    }

    @Override
    public int order() {
        return 200;
    }
}
