package org.enlace.web.internal.pages;

import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.MenuEntry;
import org.enlace.web.internal.ui.Words;
import org.osgi.service.component.annotations.Component;

/** The doctor's place in the main menu. */
@Component
public final class DoctorMenuEntry implements MenuEntry {
    @Override
    public String path() {
        return "/doctor";
    }

    @Override
    public String label(Language language) {
        return Words.texts().get(language, "doctor.menu");
    }

    @Override
    public Permission permission() {
        return new Permission("node.read");
    }

    @Override
    public int order() {
        return 96;
    }
}
