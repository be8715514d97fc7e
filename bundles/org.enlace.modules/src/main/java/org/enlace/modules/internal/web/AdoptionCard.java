package org.enlace.modules.internal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.enlace.modules.Adoptions;
import org.enlace.modules.Standing;
import org.enlace.modules.internal.archive.InstalledFeatures;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Card;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the home page tells whoever records adoptions: which adoptions lapse, lapsed, wait for a second officer, or are missing. */
@Component
public final class AdoptionCard implements Card {
    private static final int MOST = 5;

    private final Adoptions adoptions;
    private final KnownModules modules;
    private final Texts texts = Texts.of(AdoptionCard.class);

    @Activate
    public AdoptionCard(@Reference Adoptions adoptions, @Reference InstalledFeatures installed, @Reference Node node) {
        this.adoptions = adoptions;
        modules = new KnownModules(installed, node);
    }

    @Override
    public Permission permission() {
        return Adoptions.RECORD;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Content content(Caller caller) {
        Labels labels = new Labels(texts, caller.language());
        Map<String, Standing> standings = adoptions.standings();
        List<Link> links = new ArrayList<>();
        standings.forEach((module, standing) -> {
            if (standing instanceof Standing.Lapsing
                    || standing instanceof Standing.Lapsed
                    || standing instanceof Standing.Unconfirmed) {
                links.add(new Link(
                        modules.title(module, caller.language()) + ": " + labels.of(standing),
                        "/modules/adoptions/"
                                + standing.adoption().orElseThrow().id(),
                        ""));
            }
        });
        for (ModuleFeature feature : modules.installed().features()) {
            if (adoptions.required(feature.adoption()) && !standings.containsKey(feature.id())) {
                links.add(new Link(
                        modules.title(feature.id(), caller.language()) + ": " + labels.of(new Standing.None()),
                        "/modules/adoptions/new?module=" + feature.id(),
                        ""));
            }
        }
        long inForce = standings.values().stream().filter(Standing::inForce).count();
        return new Content(
                labels.get("card.adoptions.heading"),
                labels.get("card.adoptions.text", inForce, links.size()),
                links.subList(0, Math.min(MOST, links.size())));
    }
}
