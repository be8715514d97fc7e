package org.enlace.documents.internal.web;

import java.util.List;
import java.util.Set;
import org.enlace.documents.Markdown;
import org.enlace.platform.Texts;
import org.enlace.web.WebApplication;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the platform mounts: the preview of texts with marks. */
@Component(service = WebApplication.class)
public final class DocumentsWeb implements WebApplication {
    private final Room room;
    private final Set<Object> resources;

    @Activate
    public DocumentsWeb(@Reference Markdown markdown) {
        room = new Room(markdown);
        resources = Set.of(new PreviewPage(room));
    }

    @Override
    public String module() {
        return "documents";
    }

    @Override
    public List<String> paths() {
        return List.of("/documents");
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
