package org.enlace.modules.internal.web;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enlace.modules.Adoptions;
import org.enlace.modules.Modules;
import org.enlace.modules.internal.archive.InstalledFeatures;
import org.enlace.modules.internal.decision.Decisions;
import org.enlace.modules.internal.rest.AdoptionApi;
import org.enlace.modules.internal.rest.DecisionApi;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.MenuEntry;
import org.enlace.reference.Countries;
import org.enlace.web.WebApplication;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The pages and the API of modules, adoptions and decisions, and their place in the menu. */
@Component(service = {WebApplication.class, MenuEntry.class})
public final class ModulesWeb implements WebApplication, MenuEntry {
    private final Room room = new Room();
    private final Set<Object> resources;

    @Activate
    public ModulesWeb(
            @Reference Adoptions adoptions,
            @Reference Decisions decisions,
            @Reference InstalledFeatures installed,
            @Reference Countries countries,
            @Reference Node node,
            @Reference ModulePages pages) {
        KnownModules modules = new KnownModules(installed, node);
        resources = new HashSet<>(pages.resources(room));
        resources.addAll(Set.of(
                new AdoptionListPage(adoptions, modules, room),
                new AdoptionForm(adoptions, modules, room),
                new AdoptionSheet(adoptions, modules, countries, node, room),
                new AdoptionExports(adoptions),
                new AdoptionPage(adoptions, modules, room),
                new AdoptionApi(adoptions),
                new DecisionPages(decisions, modules, room),
                new DecisionApi(decisions)));
    }

    @Override
    public String module() {
        return "modules";
    }

    @Override
    public boolean workflow() {
        return false;
    }

    @Override
    public List<String> paths() {
        return List.of("/modules", "/api/modules");
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Override
    public Texts texts() {
        return room.texts();
    }

    @Override
    public String path() {
        return "/modules";
    }

    @Override
    public String label(Language language) {
        return room.texts().get(language, "modules.title");
    }

    @Override
    public Permission permission() {
        return Modules.READ;
    }

    @Override
    public int order() {
        return 85;
    }
}
