package org.enlace.audit.internal.web;

import gg.jte.Content;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.Texts;
import org.enlace.web.Page;
import org.enlace.web.Templates;

/** What the pages of the log share: texts and templates. */
final class Room {
    private final Texts texts = Texts.of(Room.class);
    private final ModuleWords modules;
    private final Templates templates = new Templates(Room.class, "org.enlace.audit.internal.web.templates");

    Room(ModuleWords modules) {
        this.modules = modules;
    }

    Texts texts() {
        return texts;
    }

    Words words(Caller caller) {
        return new Words(texts, caller.language(), modules.texts());
    }

    Content fill(String template, Map<String, Object> parameters) {
        return templates.fill(template + ".jte", parameters);
    }

    Page.Crumb home(Caller caller) {
        return new Page.Crumb(texts.get(caller.language(), "title"), "/audit");
    }
}
