package org.enlace.calendar.internal.web;

import org.enlace.calendar.Agenda;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.MenuEntry;
import org.osgi.service.component.annotations.Component;

/** The calendar in the main menu. */
@Component
public final class CalendarMenuEntry implements MenuEntry {
    private final Texts texts = Texts.of(CalendarMenuEntry.class);

    @Override
    public String path() {
        return Room.HOME;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "menu.calendar");
    }

    @Override
    public Permission permission() {
        return Agenda.READ;
    }

    @Override
    public int order() {
        return 12;
    }
}
