package org.enlace.documents.internal.web;

import gg.jte.Content;
import java.util.Map;
import org.enlace.documents.Markdown;
import org.enlace.documents.MarkdownFields;
import org.enlace.platform.Language;
import org.enlace.web.ui.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The text area for texts with marks, and what stands in its preview. */
@Component
public final class MarkdownArea implements MarkdownFields {
    private final Room room;

    @Activate
    public MarkdownArea(@Reference Markdown markdown) {
        room = new Room(markdown);
    }

    @Override
    public Content area(Language language, Field field, String name, boolean shown) {
        return room.fill(
                "area",
                language,
                Map.of(
                        "field",
                        field,
                        "name",
                        name,
                        "shown",
                        shown,
                        "preview",
                        shown ? room.preview(language, field.value()) : Room.NOTHING));
    }

    @Override
    public Content help(Language language) {
        return room.fill("help", language, Map.of());
    }
}
