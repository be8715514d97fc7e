package org.enlace.training.internal;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.SearchSource;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Call;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.Theme;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Calls for exchanges in the full-text search, once they are published. Applications are never found by it. */
@Component(service = SearchSource.class)
public final class CallSearchSource implements SearchSource {
    static final String NAME = "exchange-call";

    private final Texts texts = Texts.of(CallSearchSource.class);
    private final TrainingStores stores;

    @Activate
    public CallSearchSource(@Reference TrainingStores stores) {
        this.stores = stores;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Permission permission() {
        return Trainings.READ;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "calls.title");
    }

    @Override
    public List<Document> changedAfter(Instant changed, RecordId id, int limit) {
        return stores.calls().changedAfter(changed, id, limit).stream()
                .map(CallSearchSource::document)
                .toList();
    }

    /** A call is written in one language and nobody says in which, so it is found in all. */
    private static Document document(ExchangeCall found) {
        Call call = found.call();
        String body =
                call.themes().stream().map(Theme::value).collect(Collectors.joining("\n")) + "\n" + call.conditions();
        Map<Language, Text> said = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            said.put(language, new Text(call.title(), body));
        }
        return new Document(
                call.id(),
                found.core().changed().at(),
                "/training/exchanges/calls/" + call.id(),
                said,
                Set.of(),
                Map.of(),
                found instanceof ExchangeCall.Draft);
    }
}
