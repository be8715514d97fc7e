package org.enlace.protocols.internal.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.SearchableList;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolFilter.Order;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.internal.FilterParameters;
import org.enlace.protocols.internal.ProtocolNews;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;
import org.enlace.web.ui.Link;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The list of the library, for the searches that officers save. */
@Component
public final class LibraryList implements SearchableList {
    private final ProtocolNews news;
    private final Countries countries;
    private final CrimeTypes crimeTypes;
    private final Texts texts = Texts.of(LibraryList.class);

    @Activate
    public LibraryList(@Reference ProtocolNews news, @Reference Countries countries, @Reference CrimeTypes crimeTypes) {
        this.news = news;
        this.countries = countries;
        this.crimeTypes = crimeTypes;
    }

    @Override
    public String name() {
        return "protocols";
    }

    @Override
    public Permission permission() {
        return Protocols.READ;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "list.title");
    }

    @Override
    public Map<String, String> filter(Map<String, String> parameters) {
        ProtocolFilter filter = FilterParameters.read(parameters::get);
        news.check(filter);
        return FilterParameters.write(filter.withOrder(Order.TITLE));
    }

    @Override
    public String path(Map<String, String> filter) {
        return FilterParameters.address("/protocols", filter);
    }

    @Override
    public List<String> words(Map<String, String> filter, Language language) {
        Labels labels = new Labels(texts, countries, crimeTypes, language);
        return LibraryPage.selected(FilterParameters.read(filter::get), labels).stream()
                .map(Link::label)
                .toList();
    }

    @Override
    public Optional<List<Match>> newest(Map<String, String> filter, int limit, Caller caller) {
        return news.newest(FilterParameters.read(filter::get), limit, caller).map(found -> found.stream()
                .map(protocol -> new Match(
                        protocol.id(),
                        protocol.changed().at(),
                        protocol.content().title(),
                        Language.of(protocol.content().titleLanguage()),
                        "/protocols/" + protocol.id()))
                .toList());
    }
}
