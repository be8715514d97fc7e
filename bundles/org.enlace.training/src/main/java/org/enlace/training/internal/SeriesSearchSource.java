package org.enlace.training.internal;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.SearchSource;
import org.enlace.training.Series;
import org.enlace.training.SeriesContent;
import org.enlace.training.Trainings;
import org.enlace.training.internal.SeriesStore.Touched;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the module offers for full-text search: series with the titles of their sessions, in the languages they are held in. */
@Component(service = SearchSource.class)
public final class SeriesSearchSource implements SearchSource {
    static final String NAME = "training";

    private final Texts texts = Texts.of(SeriesSearchSource.class);
    private final TrainingStores stores;

    @Activate
    public SeriesSearchSource(@Reference TrainingStores stores) {
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
        return texts.get(language, "module.title");
    }

    @Override
    public List<Document> changedAfter(Instant changed, RecordId id, int limit) {
        return stores.series().touchedAfter(changed, id, limit).stream()
                .map(this::document)
                .toList();
    }

    private Document document(Touched touched) {
        Series series = touched.series();
        SeriesContent content = series.content();
        String sessions = stores.sessions().of(series.id()).stream()
                .map(session -> session.content().title())
                .collect(Collectors.joining("\n"));
        String body = Stream.of(content.summary(), content.organiser(), sessions)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
        Map<Language, Text> found = new EnumMap<>(Language.class);
        content.languages().forEach(language -> found.put(language, new Text(content.title(), body)));
        return new Document(
                series.id(), touched.at(), "/training/series/" + series.id(), found, Set.of(), Map.of(), false);
    }
}
