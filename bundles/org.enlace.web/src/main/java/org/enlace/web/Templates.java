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
        // Without a folder of classes the engine loads them through the thread's context loader, which it asks for
        // once, here.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(anchor.getClassLoader());
        try {
            engine = TemplateEngine.createPrecompiled(null, ContentType.Html, anchor.getClassLoader(), packageName);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A template filled with its parameters, to be written where it is used. */
    public Content fill(String template, Map<String, Object> parameters) {
        return output -> engine.render(template, parameters, output);
    }
}
