package org.enlace.jit.internal;

import java.time.Clock;
import java.util.function.Supplier;
import org.enlace.documents.Tables;
import org.enlace.jit.internal.closing.ClosingDesk;
import org.enlace.jit.internal.closing.ClosingFiles;
import org.enlace.jit.internal.closing.LessonDesk;
import org.enlace.jit.internal.closing.Practices;
import org.enlace.jit.internal.statistics.StatisticsDesk;
import org.enlace.jit.internal.statistics.StatisticsFiles;
import org.enlace.platform.Audit;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Texts;
import org.enlace.platform.Transactions;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts the use cases of what comes of teams together, when somebody first asks for them. */
@Component(service = ClosingArea.class)
public final class ClosingComponent implements ClosingArea {
    private final ClosingDesk closing;
    private final ClosingFiles files;
    private final LessonDesk lessons;
    private final StatisticsDesk statistics;
    private final StatisticsFiles statisticsFiles;

    @Activate
    public ClosingComponent(
            @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks,
            @Reference JitStores stores,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Audit audit,
            @Reference SearchIndex search,
            @Reference Practices practices,
            @Reference(service = Tables.class) ComponentServiceObjects<Tables> tables) {
        this(
                new Lazily<>(desks),
                stores,
                new Changes(stores, transactions, ids, audit, search, Clock.systemUTC()),
                practices,
                new Lazily<>(tables));
    }

    /** For what has no framework. Not a constructor anybody sees: the framework would try each. */
    public static ClosingArea of(
            Supplier<Desks> desks, JitStores stores, Changes changes, Practices practices, Supplier<Tables> tables) {
        return new ClosingComponent(desks, stores, changes, practices, tables);
    }

    private ClosingComponent(
            Supplier<Desks> desks, JitStores stores, Changes changes, Practices practices, Supplier<Tables> tables) {
        Texts texts = Texts.of(ClosingComponent.class);
        closing = new ClosingDesk(desks);
        files = new ClosingFiles(closing, changes, desks, tables, texts);
        lessons = new LessonDesk(desks, stores, changes, practices, texts);
        statistics = new StatisticsDesk(desks, stores);
        statisticsFiles = new StatisticsFiles(statistics, changes, tables, texts);
    }

    @Override
    public ClosingDesk closing() {
        return closing;
    }

    @Override
    public ClosingFiles files() {
        return files;
    }

    @Override
    public LessonDesk lessons() {
        return lessons;
    }

    @Override
    public StatisticsDesk statistics() {
        return statistics;
    }

    @Override
    public StatisticsFiles statisticsFiles() {
        return statisticsFiles;
    }
}
