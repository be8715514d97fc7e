package org.enlace.inbox.internal.web;

import org.enlace.inbox.Tray;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.MenuEntry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The inbox in the main menu, with how much waits. */
@Component
public final class InboxMenuEntry implements MenuEntry {
    private final Tray tray;
    private final Texts texts = Texts.of(InboxMenuEntry.class);

    @Activate
    public InboxMenuEntry(@Reference Tray tray) {
        this.tray = tray;
    }

    @Override
    public String path() {
        return Room.HOME;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "menu.inbox");
    }

    @Override
    public Permission permission() {
        return Tray.READ;
    }

    @Override
    public String waiting(Caller caller) {
        return tray.count(caller).words();
    }

    @Override
    public int order() {
        return 10;
    }
}
