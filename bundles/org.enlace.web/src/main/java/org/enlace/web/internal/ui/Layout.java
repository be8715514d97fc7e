package org.enlace.web.internal.ui;

import gg.jte.Content;
import java.util.Map;
import org.enlace.web.Page;
import org.enlace.web.Templates;

/** The platform's layout: the whole document around a page. */
public final class Layout {
    private static final Templates TEMPLATES = new Templates(Layout.class, "org.enlace.web.internal.web.templates");

    private Layout() {}

    public static Content around(Frame frame, Page page) {
        return TEMPLATES.fill("layout.jte", Map.of("frame", frame, "page", page, "words", new Words(frame.language())));
    }
}
