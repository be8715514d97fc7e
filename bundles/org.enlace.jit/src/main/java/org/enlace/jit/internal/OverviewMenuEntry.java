package org.enlace.jit.internal;

import org.enlace.jit.JitPermissions;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.MenuEntry;
import org.osgi.service.component.annotations.Component;

/** What there is of teams, for whoever oversees, in the main menu. */
@Component
public final class OverviewMenuEntry implements MenuEntry {
    private final Texts texts = Texts.of(OverviewMenuEntry.class);

    @Override
    public String path() {
        return "/jit/overview";
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "menu.jit.overview");
    }

    @Override
    public Permission permission() {
        return JitPermissions.OVERSEE;
    }

    @Override
    public int order() {
        return 151;
    }
}
