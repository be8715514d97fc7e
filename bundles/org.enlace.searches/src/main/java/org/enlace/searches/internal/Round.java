package org.enlace.searches.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.SearchableList.Match;
import org.enlace.searches.SavedSearch;
import org.enlace.searches.SavedSearches;
import org.enlace.searches.SavedSearches.State;
import org.enlace.searches.internal.SavedStore.Found;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what is due, each search as its officer and in a transaction of its own that also marks its due time: a kill in between leaves
 * it due, and whoever comes second on another server finds it marked.
 */
final class Round {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);
    private static final int BATCH = 50;

    private final SavedStore store;
    private final Lists lists;
    private final News news;
    private final Function<OfficerId, Optional<Caller>> callers;
    private final Transactions transactions;
    private final Audit audit;
    private final Clock clock;

    /** @param callers an officer as they may act now; empty for one who may not sign in */
    Round(
            SavedStore store,
            Lists lists,
            News news,
            Function<OfficerId, Optional<Caller>> callers,
            Transactions transactions,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.lists = lists;
        this.news = news;
        this.callers = callers;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param over asked between two searches: whether to stop */
    void run(BooleanSupplier over) {
        Set<RecordId> tried = new HashSet<>();
        List<SavedSearch> due;
        do {
            due = store.due(clock.instant(), BATCH + tried.size()).stream()
                    .filter(search -> !tried.contains(search.id()))
                    .toList();
            for (SavedSearch search : due) {
                if (over.getAsBoolean()) {
                    return;
                }
                tried.add(search.id());
                tryOne(search);
            }
        } while (!due.isEmpty());
    }

    private void tryOne(SavedSearch search) {
        Optional<Caller> caller = Optional.empty();
        try {
            caller = callers.apply(search.officer());
            one(search, caller);
        } catch (Stale e) {
            LOG.debug("Another server ran the saved search {}, or its officer changed it", search.id(), e);
        } catch (RuntimeException e) {
            LOG.error("The saved search {} could not be run; it is tried again when it is due next", search.id(), e);
            Optional<Instant> next = next(search, caller);
            transactions.run(() -> store.ran(search, next, now(), true));
        }
    }

    private void one(SavedSearch search, Optional<Caller> caller) {
        Optional<Caller> asked = caller.filter(officer -> officer.holds(SavedSearches.USE))
                .filter(officer -> lists.shown(search, officer).state() == State.READY);
        Optional<Matches> found =
                asked.flatMap(officer -> lists.newest(search, officer)).map(Matches::of);
        if (asked.isPresent() && found.isEmpty()) {
            // The index is being built: it stays due.
            return;
        }
        transactions.run(() -> {
            if (!store.ran(search, next(search, caller), now(), found.isEmpty())) {
                throw new Stale(SavedSearches.KIND, search.id().toString());
            }
            found.ifPresent(matches -> compare(search, matches));
        });
    }

    private void compare(SavedSearch search, Matches matches) {
        Optional<Found> before = store.found(search.id());
        if (before.isEmpty()) {
            store.remember(search.id(), new Found(matches.memory(), Set.of()));
            return;
        }
        List<RecordId> added = before.get().memory().fresh(matches.newest()).stream()
                .map(Match::id)
                .toList();
        Set<RecordId> fresh = matches.newest().stream()
                .map(Match::id)
                .filter(before.get().fresh()::contains)
                .collect(Collectors.toSet());
        fresh.addAll(added);
        store.remember(search.id(), new Found(matches.memory(), fresh));
        if (!added.isEmpty()) {
            news.tell(search, fresh.size());
            audit.record(Act.done("searches.tell", Caller.node())
                    .on(SavedSearches.KIND, search.id())
                    .concerning(search.officer())
                    .fact("new", added.size()));
        } else if (fresh.isEmpty() && !before.get().fresh().isEmpty()) {
            news.over(search.id());
        }
    }

    private Optional<Instant> next(SavedSearch search, Optional<Caller> caller) {
        ZoneId zone = caller.map(Caller::zone).orElse(ZoneOffset.UTC);
        return search.notice().next(now(), zone);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
