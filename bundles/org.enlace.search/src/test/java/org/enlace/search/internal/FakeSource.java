package org.enlace.search.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.enlace.platform.Language;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.SearchSource;

/** A source in memory that answers as a module's store would. */
final class FakeSource implements SearchSource {
    private static final Comparator<Document> ORDER =
            Comparator.comparing(Document::changed).thenComparing(Document::id);

    private final String name;
    private final Map<RecordId, Document> records = new HashMap<>();
    private final Map<String, RecordId> ids = new TreeMap<>();
    private Instant now = Instant.parse("2026-11-25T10:00:00Z");
    private RuntimeException failure;
    private final List<Integer> asked = new ArrayList<>();
    private int calls;

    FakeSource(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Permission permission() {
        return new Permission(name + ".read");
    }

    @Override
    public String label(Language language) {
        return name;
    }

    @Override
    public synchronized List<Document> changedAfter(Instant changed, RecordId id, int limit) {
        calls++;
        if (failure != null) {
            throw failure;
        }
        return records.values().stream()
                .filter(each -> each.changed().isAfter(changed)
                        || id != null
                                && each.changed().equals(changed)
                                && each.id().compareTo(id) > 0)
                .sorted(ORDER)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Map<RecordId, NeedToKnow> readers(Set<RecordId> ids) {
        asked.add(ids.size());
        if (failure != null) {
            throw failure;
        }
        return records.values().stream()
                .filter(each -> ids.contains(each.id()) && !each.withdrawn())
                .collect(Collectors.toMap(Document::id, Document::readers));
    }

    synchronized FakeSource put(String key, Language language, String title, String body) {
        return put(key, Map.of(language, new Text(title, body)), Set.of(), Map.of());
    }

    synchronized FakeSource put(
            String key, Map<Language, Text> texts, Set<String> keywords, Map<String, Set<String>> facets) {
        return put(key, texts, keywords, facets, tick(), false);
    }

    synchronized FakeSource put(
            String key,
            Map<Language, Text> texts,
            Set<String> keywords,
            Map<String, Set<String>> facets,
            Instant changed,
            boolean withdrawn) {
        RecordId id = id(key);
        records.put(id, new Document(id, changed, "/" + name + "/" + key, texts, keywords, facets, withdrawn));
        return this;
    }

    synchronized FakeSource restrict(String key, NeedToKnow readers) {
        Document record = records.get(id(key));
        records.put(
                record.id(),
                new Document(
                        record.id(),
                        tick(),
                        record.path(),
                        record.texts(),
                        record.keywords(),
                        record.facets(),
                        false,
                        readers));
        return this;
    }

    synchronized FakeSource withdraw(String key) {
        Document record = records.get(id(key));
        return put(key, record.texts(), record.keywords(), record.facets(), tick(), true);
    }

    synchronized void fail(RuntimeException with) {
        failure = with;
    }

    /** How many records each question was about for whom they are. */
    synchronized List<Integer> asked() {
        return List.copyOf(asked);
    }

    synchronized int calls() {
        return calls;
    }

    synchronized Instant now() {
        return now;
    }

    RecordId id(String key) {
        return ids.computeIfAbsent(key, any -> new RecordId(UUID.nameUUIDFromBytes((name + key).getBytes())));
    }

    private Instant tick() {
        now = now.plusSeconds(60);
        return now;
    }
}
