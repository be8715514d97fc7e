package org.enlace.modules.internal.web;

import java.util.Optional;
import java.util.Set;
import org.enlace.modules.Adoptions;
import org.enlace.modules.Modules;
import org.enlace.modules.Standing;
import org.enlace.modules.internal.GoingOn;
import org.enlace.modules.internal.Remains;
import org.enlace.modules.internal.ShippedArchives;
import org.enlace.modules.internal.archive.InstalledFeatures;
import org.enlace.modules.internal.catalogue.Catalogues;
import org.enlace.modules.internal.history.ChangeStore;
import org.enlace.modules.internal.rest.ModuleApi;
import org.enlace.modules.internal.work.Works;
import org.enlace.platform.Node;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The pages and the API of modules themselves: what is here, what could be, what a change would do, and how one goes. */
@Component(service = ModulePages.class)
public final class ModulePages {
    private final Parts parts;

    /**
     * What the pages show and act upon.
     *
     * @param modules   what is installed
     * @param offers    what could be
     * @param works     changes in the background
     * @param now       changes by anybody
     * @param remains   what is lost for good
     * @param history   what became of the modules
     * @param adoptions what the country adopted
     * @param features  what the installed modules say of themselves
     */
    record Parts(
            Modules modules,
            Offers offers,
            Works works,
            GoingOn now,
            Remains remains,
            ChangeStore history,
            Adoptions adoptions,
            InstalledFeatures features,
            Node node) {
        /** How a module's adoption stands, where that says anything: nothing where none is needed and none was recorded. */
        Optional<Standing> standing(String module) {
            Standing standing = adoptions.standing(module);
            boolean needed = features.features().stream()
                    .anyMatch(feature -> feature.id().equals(module) && adoptions.required(feature.adoption()));
            return standing instanceof Standing.None && !needed ? Optional.empty() : Optional.of(standing);
        }
    }

    @Activate
    public ModulePages(
            @Reference Modules modules,
            @Reference Works works,
            @Reference GoingOn now,
            @Reference Remains remains,
            @Reference ChangeStore history,
            @Reference Adoptions adoptions,
            @Reference InstalledFeatures features,
            @Reference Catalogues catalogues,
            @Reference Node node) {
        parts = new Parts(
                modules,
                new Offers(new ShippedArchives(node.home()), catalogues),
                works,
                now,
                remains,
                history,
                adoptions,
                features,
                node);
    }

    Set<Object> resources(Room room) {
        Plans plans = new Plans(parts.modules(), parts.offers());
        return Set.of(
                new ModuleListPage(parts, room),
                new ModulePage(parts, room),
                new PlanPage(parts, plans, room),
                new ChangePage(parts, room),
                new LossPages(parts, room),
                new ModuleApi(parts.modules(), parts.offers(), plans, parts.works(), parts.history()));
    }
}
