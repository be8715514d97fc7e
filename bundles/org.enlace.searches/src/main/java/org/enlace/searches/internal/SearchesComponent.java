package org.enlace.searches.internal;

import java.time.Clock;
import java.util.List;
import org.enlace.identity.Callers;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxUse;
import org.enlace.platform.Audit;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Rounds;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.RecordReaders;
import org.enlace.platform.contribution.SearchableList;
import org.enlace.searches.SavedSearches;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the use cases together, once the database answers and the audit writes. */
@Component(
        service = {},
        immediate = true)
public final class SearchesComponent {
    private static final Logger LOG = LoggerFactory.getLogger(SearchesComponent.class);

    /** In what the audit says of who searched. */
    private static final String PURPOSE = "saved-search";

    private final Rounds rounds;
    private final List<ServiceRegistration<?>> offered;

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<SearchableList> lists;

    @Activate
    public SearchesComponent(
            BundleContext context,
            @Reference SavedStore store,
            @Reference Inbox inbox,
            @Reference Callers callers,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Audit audit) {
        Clock clock = Clock.systemUTC();
        Lists there = new Lists(this::lists);
        News news = new News(inbox, store);
        Round round =
                new Round(store, there, news, officer -> callers.of(officer, PURPOSE), transactions, audit, clock);
        rounds = new Rounds(
                "enlace-searches",
                round::run,
                e -> LOG.error("The round of saved searches ended early; what is due is run in the next one", e));
        SavedBook book = new SavedBook(store, there, news, transactions, ids, audit, clock);
        offered = List.of(
                context.registerService(SavedSearches.class, book, null),
                context.registerService(InboxUse.class, news, null),
                context.registerService(RecordReaders.class, new SavedReaders(store), null),
                context.registerService(Job.class, new SearchesJob(store, transactions, rounds::begin, clock), null));
    }

    /** They come after the constructor. */
    private List<SearchableList> lists() {
        List<SearchableList> now = lists;
        return now == null ? List.of() : now;
    }

    @Deactivate
    void withdraw() throws InterruptedException {
        offered.forEach(ServiceRegistration::unregister);
        rounds.close();
    }
}
