package org.enlace.newmodule.internal;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.newmodule.Content;
import org.enlace.newmodule.Entries;
import org.enlace.newmodule.Entry;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.SearchSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the module offers for full-text search. Entries say not which language they are in: they are found in each. */
@Component
public final class EntrySearchSource implements SearchSource {
    static final String NAME = "newmodule";

    private final Texts texts = Texts.of(EntrySearchSource.class);
    private final EntryStore store;

    @Activate
    public EntrySearchSource(@Reference EntryStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Permission permission() {
        return Entries.READ;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "module.title");
    }

    @Override
    public List<Document> changedAfter(Instant changed, RecordId id, int limit) {
        return store.changedAfter(changed, id, limit).stream()
                .map(EntrySearchSource::document)
                .toList();
    }

    private static Document document(Entry entry) {
        Content content = entry.content();
        Map<Language, Text> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            texts.put(language, new Text(content.title(), content.text()));
        }
        String path = "/newmodule/" + entry.id();
        return new Document(entry.id(), entry.changed().at(), path, texts, Set.of(), Map.of(), entry.withdrawn());
    }
}
