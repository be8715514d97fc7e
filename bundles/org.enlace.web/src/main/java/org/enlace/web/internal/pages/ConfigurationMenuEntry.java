package org.enlace.web.internal.pages;

import org.enlace.configuration.Configurations;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.MenuEntry;
import org.enlace.web.internal.ui.Words;
import org.osgi.service.component.annotations.Component;

/** The configuration's place in the main menu. */
@Component
public final class ConfigurationMenuEntry implements MenuEntry {
    @Override
    public String path() {
        return "/configuration";
    }

    @Override
    public String label(Language language) {
        return Words.texts().get(language, "configuration.menu");
    }

    @Override
    public Permission permission() {
        return Configurations.READ;
    }

    @Override
    public int order() {
        return 97;
    }
}
