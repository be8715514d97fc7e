package org.enlace.jit.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.TeamState;
import org.enlace.jit.access.Right;
import org.enlace.jit.course.RequestContent;
import org.enlace.jit.internal.TeamStore.Stored;
import org.enlace.jit.internal.TeamStore.Touched;
import org.enlace.jit.internal.access.TeamDoor;
import org.enlace.platform.Language;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.SearchSource;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the module offers for full-text search: requests, for the officers whom the door lets read how their team came about by name. Those
 * who know of one because they act for the central authority find it in its list.
 */
@Component(service = SearchSource.class)
public final class TeamSearchSource implements SearchSource {
    private final Texts texts = Texts.of(TeamSearchSource.class);
    private final JitStores stores;
    private final Supplier<TeamDoor> door;

    @Activate
    public TeamSearchSource(
            @Reference JitStores stores, @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this.stores = stores;
        Supplier<Desks> lazily = new Lazily<>(desks);
        door = () -> lazily.get().signing().door();
    }

    /** For what has no framework. */
    public TeamSearchSource(JitStores stores, Supplier<TeamDoor> door) {
        this.stores = stores;
        this.door = door;
    }

    @Override
    public String name() {
        return SearchIndex.SOURCE;
    }

    @Override
    public Permission permission() {
        return JitPermissions.READ;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "module.title");
    }

    @Override
    public List<Document> changedAfter(java.time.Instant changed, RecordId id, int limit) {
        return stores.teams().touchedAfter(changed, id, limit).stream()
                .map(this::document)
                .toList();
    }

    private Document document(Touched touched) {
        Stored stored = touched.stored();
        RequestContent content = stored.core().request();
        String body = Stream.of(content.authority(), content.facts(), content.why(), content.measures())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
        Set<String> countries =
                content.countries().stream().map(Object::toString).collect(Collectors.toSet());
        countries.add(stored.core().requester().value());
        return new Document(
                stored.core().id(),
                touched.at(),
                "/jit/teams/" + stored.core().id(),
                Map.of(content.language(), new Text(content.subject(), body)),
                Set.of(stored.core().reference()),
                Map.of("country", countries),
                stored.state() == TeamState.PURGED,
                readers(stored.core().id()));
    }

    private NeedToKnow readers(RecordId team) {
        return door.get().readers(team, Right.SEE_COURSE);
    }

    @Override
    public Map<RecordId, NeedToKnow> readers(Set<RecordId> ids) {
        return ids.stream().collect(Collectors.toMap(Function.identity(), this::readers));
    }
}
