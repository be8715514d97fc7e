package org.enlace.training.internal;

import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.MenuEntry;
import org.enlace.training.Trainings;
import org.osgi.service.component.annotations.Component;

/** Training in the main menu. */
@Component
public final class TrainingMenuEntry implements MenuEntry {
    private final Texts texts = Texts.of(TrainingMenuEntry.class);

    @Override
    public String path() {
        return "/training";
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "menu.training");
    }

    @Override
    public Permission permission() {
        return Trainings.READ;
    }

    @Override
    public int order() {
        return 200;
    }
}
