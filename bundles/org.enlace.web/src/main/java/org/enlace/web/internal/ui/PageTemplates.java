package org.enlace.web.internal.ui;

import gg.jte.Content;
import java.util.Map;
import org.enlace.web.Templates;

/** The templates of the platform's own pages. */
public final class PageTemplates {
    private static final Templates TEMPLATES =
            new Templates(PageTemplates.class, "org.enlace.web.internal.web.templates");

    private PageTemplates() {}

    public static Content fill(String name, Map<String, Object> parameters) {
        return TEMPLATES.fill("page/" + name + ".jte", parameters);
    }
}
