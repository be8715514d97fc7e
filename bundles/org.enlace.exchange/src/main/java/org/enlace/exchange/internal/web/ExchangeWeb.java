package org.enlace.exchange.internal.web;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Parcels;
import org.enlace.exchange.Peers;
import org.enlace.exchange.internal.rest.ExchangeApi;
import org.enlace.exchange.internal.rest.ParcelDownload;
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

/** The page of the exchange, its place in the menu, its API. */
@Component(service = {WebApplication.class, MenuEntry.class})
public final class ExchangeWeb implements WebApplication, MenuEntry {
    private final Texts texts = Texts.of(ExchangeWeb.class);
    private final Set<Object> resources;

    @Activate
    public ExchangeWeb(
            @Reference Parcels parcels, @Reference Peers peers, @Reference Countries countries, @Reference Node node) {
        ParcelDownload download = new ParcelDownload(parcels, node, Clock.systemUTC());
        resources = Set.of(
                new ExchangePage(parcels, peers, countries, download, texts),
                new ExchangeApi(parcels, peers, download));
    }

    @Override
    public String module() {
        return "exchange";
    }

    @Override
    public boolean workflow() {
        return false;
    }

    @Override
    public List<String> paths() {
        return List.of("/exchange", "/api/exchange");
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Override
    public Texts texts() {
        return texts;
    }

    @Override
    public String path() {
        return "/exchange";
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "menu");
    }

    @Override
    public Permission permission() {
        return Exchange.READ;
    }

    @Override
    public int order() {
        return 88;
    }
}
