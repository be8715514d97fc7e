package org.enlace.search.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javax.crypto.SecretKey;
import org.enlace.keys.Keys;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.SearchSource;
import org.enlace.search.Search;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Lucene index for each source, in {@code ENLACE_DATA/index}. Nothing of Lucene is touched on the way up: an index is
 * opened when somebody asks or something changes, or a little later in the background where it has never been filled.
 */
@Component(
        service = {Search.class, HealthCheck.class},
        immediate = true)
public final class LuceneSearch implements Search, HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(LuceneSearch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What goes beside a page does not hold it up. */
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final Path folder;
    private final SecretKey key;
    private final Duration afterStart;
    private final Map<String, SourceIndex> indexes = new ConcurrentHashMap<>();
    private final Map<String, ScheduledExecutorService> threads = new ConcurrentHashMap<>();

    @Activate
    public LuceneSearch(@Reference Node node, @Reference Keys keys) {
        this(node.data().resolve("index"), keys.secret("search"), Duration.ofSeconds(2));
    }

    LuceneSearch(Path folder, SecretKey key, Duration afterStart) {
        this.folder = folder;
        this.key = key;
        this.afterStart = afterStart;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(SearchSource source) {
        String name = source.name();
        if (!name.matches("[a-z][a-z0-9-]{0,63}")) {
            LOG.error("\"{}\" cannot be searched: a source's name is lower case letters, digits and hyphens", name);
            return;
        }
        SourceIndex index =
                new SourceIndex(source, folder.resolve(name), key, threads.computeIfAbsent(name, this::thread));
        SourceIndex former = indexes.put(name, index);
        if (former != null) {
            former.close();
        }
        index.startAfter(afterStart);
    }

    void remove(SearchSource source) {
        SourceIndex index = indexes.get(source.name());
        if (index != null && index.source() == source && indexes.remove(source.name(), index)) {
            index.close();
        }
    }

    /** Writes down what is open; waits for it, but not for long. */
    @Deactivate
    void close() {
        indexes.values().forEach(SourceIndex::close);
        indexes.clear();
        threads.values().forEach(ScheduledExecutorService::shutdown);
        try {
            for (ScheduledExecutorService thread : threads.values()) {
                if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    thread.shutdownNow();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Results find(Question question, Caller caller) {
        return new Finding(question, caller).in(chosen(question, caller));
    }

    @Override
    public Changes newest(Question question, int most, Caller caller) {
        Question asked = new Question(question.words(), question.sources(), question.facets(), null, 1);
        return new Finding(asked, caller).newest(chosen(question, caller), most);
    }

    @Override
    public List<RecordId> alike(Alike alike, int limit, Caller caller) {
        Likeness likeness = new Likeness(alike, limit, caller);
        SourceIndex source = indexes.get(alike.source());
        if (source == null
                || alike.facets().isEmpty()
                || !caller.holds(source.source().permission())) {
            return List.of();
        }
        source.awaitOpen(GLANCE);
        return source.index().map(index -> likeness.in(source, index)).orElse(List.of());
    }

    private List<SourceIndex> chosen(Question question, Caller caller) {
        return indexes.values().stream()
                .filter(index -> caller.holds(index.source().permission()))
                .filter(index -> question.sources().isEmpty()
                        || question.sources().contains(index.source().name()))
                .toList();
    }

    @Override
    public void refresh(String source) {
        SourceIndex index = indexes.get(source);
        if (index != null) {
            index.refresh(PATIENCE);
        }
    }

    @Override
    public int rebuild(String source, IntConsumer read) {
        SourceIndex index = indexes.get(source);
        return index == null ? 0 : index.rebuild(read);
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        indexes.values()
                .forEach(index -> index.problem().ifPresent(message -> problems.add(new Problem(false, message))));
        return problems;
    }

    private ScheduledExecutorService thread(String name) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "enlace-search-" + name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setKeepAliveTime(5, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return executor;
    }
}
