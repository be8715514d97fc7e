package org.enlace.training.internal.outcome;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.SearchSource;
import org.enlace.training.Series;
import org.enlace.training.Trainings;
import org.enlace.training.internal.TrainingStores;
import org.enlace.training.outcome.Lesson;
import org.enlace.training.outcome.Outcome;
import org.enlace.training.outcome.OutcomeText;
import org.enlace.training.outcome.Subject;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the module offers for full-text search of what came of series and sessions: minutes, questions, decisions and lessons. */
@Component(service = SearchSource.class)
public final class OutcomeSearchSource implements SearchSource {
    public static final String NAME = "training-outcome";

    private final Texts texts = Texts.of(OutcomeSearchSource.class);
    private final TrainingStores stores;

    @Activate
    public OutcomeSearchSource(@Reference TrainingStores stores) {
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
        return texts.get(language, "outcome.title");
    }

    @Override
    public List<Document> changedAfter(Instant changed, RecordId id, int limit) {
        List<NoteStore.Touched> touched = stores.outcomes().notes().touchedAfter(changed, id, limit);
        Map<RecordId, Series> series = stores
                .series()
                .findAll(touched.stream()
                        .map(one -> one.outcome().subject().series())
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Series::id, one -> one));
        return touched.stream()
                .map(one -> document(one, series.get(one.outcome().subject().series())))
                .toList();
    }

    private Document document(NoteStore.Touched touched, Series series) {
        Outcome outcome = touched.outcome();
        Subject subject = outcome.subject();
        String title = subject.session()
                .flatMap(id -> stores.sessions().find(id))
                .map(session -> session.content().title())
                .orElse(series.content().title());
        OutcomeText text = outcome.text();
        List<String> noted = new ArrayList<>(List.of(text.minutes()));
        text.questions().forEach(one -> noted.add(one.asked() + "\n" + one.answered()));
        noted.addAll(text.decisions());
        List<Lesson> lessons = stores.outcomes().lessons().of(subject).stream()
                .filter(one -> !one.dropped())
                .toList();
        Map<Language, List<String>> said = new HashMap<>();
        series.content().languages().forEach(language -> said.put(language, new ArrayList<>(noted)));
        lessons.forEach(one -> said.computeIfAbsent(one.content().language(), language -> new ArrayList<>())
                .add(one.content().title() + "\n" + one.content().text()));
        Map<Language, Text> found = new EnumMap<>(Language.class);
        said.forEach((language, parts) -> found.put(
                language,
                new Text(
                        texts.get(language, "outcome.of", title),
                        parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("\n")))));
        return new Document(subject.id(), touched.at(), LessonPlaces.path(subject), found, Set.of(), Map.of(), false);
    }
}
