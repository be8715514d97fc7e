package org.enlace.files.internal.web;

import java.util.List;
import java.util.Set;
import org.enlace.files.Files;
import org.enlace.files.internal.Owners;
import org.enlace.files.internal.rest.FileApi;
import org.enlace.files.internal.rest.UploadApi;
import org.enlace.platform.Texts;
import org.enlace.web.WebApplication;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the platform mounts: pages and API. */
@Component(service = WebApplication.class)
public final class FilesWeb implements WebApplication {
    private final Room room = new Room();
    private final Set<Object> resources;

    @Activate
    public FilesWeb(@Reference Files files, @Reference Owners owners) {
        resources = Set.of(
                new AddPage(files, owners, room),
                new FilePage(files, owners, room),
                new ActPages(files, owners, room),
                new UploadApi(files),
                new FileApi(files));
    }

    @Override
    public String module() {
        return "files";
    }

    @Override
    public List<String> paths() {
        return List.of("/files", "/api/files");
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
