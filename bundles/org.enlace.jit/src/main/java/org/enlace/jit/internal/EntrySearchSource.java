package org.enlace.jit.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.work.EntryFinds;
import org.enlace.jit.internal.work.EntryFinds.Find;
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

/** What the module offers for full-text search of what teams know: for their members, and nothing of what is restricted. */
@Component(service = SearchSource.class)
public final class EntrySearchSource implements SearchSource {
    private final Texts texts = Texts.of(EntrySearchSource.class);
    private final Supplier<Desks> desks;
    private final JitStores stores;

    @Activate
    public EntrySearchSource(
            @Reference JitStores stores, @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this(stores, new Lazily<>(desks));
    }

    /** For what has no framework. Not a constructor anybody sees: the framework would try each. */
    static EntrySearchSource of(JitStores stores, Desks desks) {
        return new EntrySearchSource(stores, () -> desks);
    }

    private EntrySearchSource(JitStores stores, Supplier<Desks> desks) {
        this.stores = stores;
        this.desks = desks;
    }

    @Override
    public String name() {
        return SearchIndex.ENTRIES;
    }

    @Override
    public Permission permission() {
        return JitPermissions.READ;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "search.entries");
    }

    @Override
    public List<Document> changedAfter(Instant changed, RecordId id, int limit) {
        Map<RecordId, NeedToKnow> readers = new HashMap<>();
        Map<RecordId, Language> languages = new HashMap<>();
        EntryFinds finds = new EntryFinds(stores.entries(), desks.get().country());
        return finds.changedAfter(changed, Optional.ofNullable(id), limit).stream()
                .map(find -> document(
                        find,
                        readers.computeIfAbsent(find.team(), this::readers),
                        languages.computeIfAbsent(find.team(), this::language)))
                .toList();
    }

    private static Document document(Find find, NeedToKnow readers, Language language) {
        return new Document(
                find.id(),
                find.at(),
                "/jit/teams/" + find.team() + "/work/entries/" + find.id(),
                Map.of(language, new Text(find.title(), find.body())),
                find.keywords(),
                Map.of("country", Set.of(find.owner().value())),
                find.gone(),
                readers);
    }

    private Language language(RecordId team) {
        return stores.teams()
                .find(team)
                .map(stored -> stored.core().request().language())
                .orElse(Language.ES);
    }

    private NeedToKnow readers(RecordId team) {
        return desks.get().signing().door().readers(team, Right.SEE_CONTENT);
    }

    @Override
    public Map<RecordId, NeedToKnow> readers(Set<RecordId> ids) {
        Map<RecordId, NeedToKnow> teams = new HashMap<>();
        Map<RecordId, NeedToKnow> readers = new HashMap<>();
        stores.entries().entries().traces(ids).forEach((id, trace) -> {
            if (!trace.takenBack()) {
                readers.put(id, teams.computeIfAbsent(trace.team(), this::readers));
            }
        });
        return readers;
    }
}
