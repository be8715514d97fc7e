package org.enlace.web.internal.pages;

import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.MenuEntry;
import org.enlace.reference.ReferenceData;
import org.enlace.web.internal.ui.Words;
import org.osgi.service.component.annotations.Component;

/** The reference data's place in the main menu. */
@Component
public final class ReferenceMenuEntry implements MenuEntry {
    @Override
    public String path() {
        return "/reference";
    }

    @Override
    public String label(Language language) {
        return Words.texts().get(language, "reference.menu");
    }

    @Override
    public Permission permission() {
        return ReferenceData.READ;
    }

    @Override
    public int order() {
        return 110;
    }
}
