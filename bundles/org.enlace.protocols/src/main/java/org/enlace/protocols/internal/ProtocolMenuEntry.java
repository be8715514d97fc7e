package org.enlace.protocols.internal;

import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.MenuEntry;
import org.enlace.protocols.Protocols;
import org.osgi.service.component.annotations.Component;

/** The library's place in the main menu. */
@Component
public final class ProtocolMenuEntry implements MenuEntry {
    private final Texts texts = Texts.of(ProtocolMenuEntry.class);

    @Override
    public String path() {
        return "/protocols";
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "menu.protocols");
    }

    @Override
    public Permission permission() {
        return Protocols.READ;
    }

    @Override
    public int order() {
        return 100;
    }
}
