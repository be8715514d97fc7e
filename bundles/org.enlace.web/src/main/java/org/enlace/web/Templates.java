package org.enlace.web;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.Map;

/** A bundle's precompiled JTE templates. */
public final class Templates {
    private final TemplateEngine engine;

    /**
     * @param anchor      a class of the bundle
     * @param packageName where the templates were compiled to, such as {@code org.enlace.protocols.internal.web.templates}
     */
    public Templates(Class<?> anchor, String packageName) {
        engine = TemplateEngine.createPrecompiled(null, ContentType.Html, anchor.getClassLoader(), packageName);
    }

    /** A template filled with its parameters, to be written where it is used. */
    public Content fill(String template, Map<String, Object> parameters) {
        return output -> engine.render(template, parameters, output);
    }
}
