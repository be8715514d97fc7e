package org.enlace.searches.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.InboxUse;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.searches.SavedSearch;
import org.enlace.searches.SavedSearches;

/** Lets it wait for an officer that a saved search found something new: one item for each search. */
final class News implements InboxUse {
    private static final String USE = "saved-search";
    private static final String TITLE = "item.news";

    private final Inbox inbox;
    private final SavedStore store;
    private final Texts texts = Texts.of(News.class);

    News(Inbox inbox, SavedStore store) {
        this.inbox = inbox;
        this.store = store;
    }

    void tell(SavedSearch search, int fresh) {
        inbox.put(new InboxItem(
                USE,
                search.id().toString(),
                search.id(),
                ItemKind.NEWS,
                new Recipient.One(search.officer()),
                TITLE,
                List.of(Integer.toString(fresh), search.name()),
                path(search.id())));
    }

    void over(RecordId search) {
        inbox.done(USE, search.toString());
    }

    static String path(RecordId search) {
        return "/search/saved/" + search;
    }

    @Override
    public String name() {
        return USE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "list.title");
    }

    @Override
    public Permission read() {
        return SavedSearches.USE;
    }

    @Override
    public Set<RecordId> known(Set<RecordId> searches, Caller caller) {
        return store.find(searches).stream()
                .filter(search -> search.officer().equals(caller.reader()))
                .map(SavedSearch::id)
                .collect(Collectors.toSet());
    }

    @Override
    public String title(String text, List<String> arguments, Caller caller) {
        return texts.get(caller.language(), text, Integer.valueOf(arguments.get(0)), arguments.get(1));
    }
}
