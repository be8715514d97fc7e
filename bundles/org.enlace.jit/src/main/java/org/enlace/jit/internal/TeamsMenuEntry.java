package org.enlace.jit.internal;

import org.enlace.jit.JitPermissions;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.MenuEntry;
import org.osgi.service.component.annotations.Component;

/** Joint investigation teams in the main menu. */
@Component
public final class TeamsMenuEntry implements MenuEntry {
    private final Texts texts = Texts.of(TeamsMenuEntry.class);

    @Override
    public String path() {
        return "/jit";
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "menu.jit");
    }

    @Override
    public Permission permission() {
        return JitPermissions.READ;
    }

    @Override
    public int order() {
        return 150;
    }
}
