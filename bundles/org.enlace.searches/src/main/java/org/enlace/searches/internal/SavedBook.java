package org.enlace.searches.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.SearchableList.Match;
import org.enlace.searches.Notice;
import org.enlace.searches.SavedSearch;
import org.enlace.searches.SavedSearches;
import org.enlace.searches.internal.SavedStore.Found;

/** The use cases of saved searches. */
final class SavedBook implements SavedSearches {
    private final SavedStore store;
    private final Lists lists;
    private final News news;
    private final Transactions transactions;
    private final RecordIds ids;
    private final Audit audit;
    private final Clock clock;

    SavedBook(
            SavedStore store,
            Lists lists,
            News news,
            Transactions transactions,
            RecordIds ids,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.lists = lists;
        this.news = news;
        this.transactions = transactions;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Shown> all(Caller caller) {
        caller.require(USE);
        return store.of(caller.reader()).stream()
                .map(search -> lists.shown(search, caller))
                .toList();
    }

    @Override
    public List<Shown> deleted(Caller caller) {
        caller.require(USE);
        return store.deleted(caller.reader(), now().minus(UNDO)).stream()
                .map(search -> lists.shown(search, caller))
                .toList();
    }

    @Override
    public Shown find(RecordId id, Caller caller) {
        return lists.shown(own(id, caller), caller);
    }

    private SavedSearch own(RecordId id, Caller caller) {
        caller.require(USE);
        return store.find(id)
                .filter(search -> search.officer().equals(caller.reader()))
                .filter(search -> search.deleted().isEmpty())
                .orElseThrow(() -> new NotFound(KIND, id.toString()));
    }

    private SavedSearch own(RecordId id, int version, Caller caller) {
        SavedSearch search = own(id, caller);
        if (search.version() != version) {
            throw new Stale(KIND, id.toString());
        }
        return search;
    }

    @Override
    public Shown preview(String list, Map<String, String> parameters, Caller caller) {
        caller.require(USE);
        return lists.shown(fresh("?", list, lists.filter(list, parameters, caller), Notice.NONE, caller), caller);
    }

    private SavedSearch fresh(String name, String list, Map<String, String> filter, Notice notice, Caller caller) {
        Instant now = now();
        return new SavedSearch(
                ids.next(),
                caller.reader(),
                1,
                name,
                list,
                filter,
                notice,
                now,
                new SavedSearch.Run(Optional.empty(), notice.next(now, caller.zone()), 0, false),
                Optional.empty());
    }

    @Override
    public SavedSearch save(String name, String list, Map<String, String> parameters, Notice notice, Caller caller) {
        caller.require(USE);
        SavedSearch search = fresh(name, list, lists.filter(list, parameters, caller), notice, caller);
        Optional<Memory> known = memory(search, caller);
        return transactions.call(() -> {
            checkRoom(caller);
            store.insert(search);
            known.ifPresent(memory -> store.remember(search.id(), new Found(memory, Set.of())));
            audit.record(act("searches.save", search, caller)
                    .changed("name", null, search.name())
                    .changed("filter", null, FilterText.write(search.filter())));
            return search;
        });
    }

    /** What it finds now is nothing new. Where that cannot be told, the first run begins with what it finds then. */
    private Optional<Memory> memory(SavedSearch search, Caller caller) {
        return search.notice() == Notice.NONE
                ? Optional.empty()
                : lists.newest(search, caller).map(Matches::of).map(Matches::memory);
    }

    private void checkRoom(Caller caller) {
        if (store.of(caller.reader()).size() >= MOST) {
            throw new Refusal(
                    "saved-search.too-many",
                    "An officer keeps at most " + MOST + " searches; delete one that is not needed any more",
                    MOST);
        }
    }

    @Override
    public SavedSearch change(RecordId id, int version, String name, Notice notice, Caller caller) {
        SavedSearch before = own(id, version, caller);
        SavedSearch after = before.changed(name, notice, now(), caller.zone());
        boolean begins = before.notice() == Notice.NONE && notice != Notice.NONE;
        Optional<Memory> known =
                begins && lists.shown(after, caller).state() == State.READY ? memory(after, caller) : Optional.empty();
        transactions.run(() -> {
            write(after, version);
            if (begins || notice == Notice.NONE) {
                store.forget(id);
                news.over(id);
            }
            known.ifPresent(memory -> store.remember(id, new Found(memory, Set.of())));
            audit.record(act("searches.change", after, caller)
                    .changed("name", before.name(), after.name())
                    .changed("notice", before.notice().token(), notice.token()));
        });
        return after;
    }

    private void write(SavedSearch after, int version) {
        if (!store.update(after, version)) {
            throw new Stale(KIND, after.id().toString());
        }
    }

    @Override
    public void delete(RecordId id, int version, RecordId step, Caller caller) {
        SavedSearch search = own(id, version, caller);
        transactions.run(() -> {
            write(search.deleted(new SavedSearch.Deletion(now(), step)), version);
            news.over(id);
            audit.record(act("searches.delete", search, caller));
        });
    }

    @Override
    public SavedSearch bringBack(RecordId id, Caller caller) {
        caller.require(USE);
        Instant now = now();
        SavedSearch gone = store.find(id)
                .filter(search -> search.officer().equals(caller.reader()))
                .filter(search -> search.deleted()
                        .filter(deletion -> deletion.at().isAfter(now.minus(UNDO)))
                        .isPresent())
                .orElseThrow(() -> new NotFound(KIND, id.toString()));
        SavedSearch back = gone.broughtBack(now, caller.zone());
        transactions.run(() -> {
            checkRoom(caller);
            write(back, gone.version());
            if (back.run().fresh() > 0) {
                news.tell(back, back.run().fresh());
            }
            audit.record(act("searches.bring-back", back, caller));
        });
        return back;
    }

    @Override
    public Results results(RecordId id, Caller caller) {
        Shown shown = find(id, caller);
        Optional<Matches> found = shown.state() == State.READY
                ? lists.newest(shown.search(), caller).map(Matches::of)
                : Optional.empty();
        Set<RecordId> marked = store.found(id).map(Found::fresh).orElse(Set.of());
        List<Match> matches = found.map(Matches::newest).orElse(List.of());
        List<Match> ordered = new ArrayList<>();
        matches.stream().filter(match -> marked.contains(match.id())).forEach(ordered::add);
        Set<RecordId> fresh = ordered.stream().map(Match::id).collect(Collectors.toSet());
        matches.stream().filter(match -> !fresh.contains(match.id())).forEach(ordered::add);
        return new Results(shown, ordered, fresh, found.map(Matches::more).orElse(false), found.isPresent());
    }

    @Override
    public void seen(RecordId id, Caller caller) {
        SavedSearch search = own(id, caller);
        transactions.run(() -> {
            store.found(id).ifPresent(found -> store.remember(id, new Found(found.memory(), Set.of())));
            news.over(id);
            audit.record(act("searches.see", search, caller));
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Act act(String code, SavedSearch search, Caller caller) {
        return Act.done(code, caller)
                .on(KIND, search.id())
                .code("list", search.list())
                .code("notice", search.notice().token());
    }
}
