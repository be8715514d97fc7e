package org.enlace.training.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.inbox.InboxUse;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words what applications for exchanges let wait, for whoever the application exists for. */
@Component(service = InboxUse.class)
public final class ExchangeInbox implements InboxUse {
    private static final String NEWS = "inbox.exchange.news";

    private final TrainingStores stores;
    private final CountryCode own;
    private final Texts texts = Texts.of(ExchangeInbox.class);

    @Activate
    public ExchangeInbox(@Reference TrainingStores stores, @Reference Node node) {
        this(stores, node.country());
    }

    ExchangeInbox(TrainingStores stores, CountryCode own) {
        this.stores = stores;
        this.own = own;
    }

    @Override
    public String name() {
        return ExchangeTurns.USE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "inbox.exchange");
    }

    @Override
    public Permission read() {
        return Trainings.READ;
    }

    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        ApplicationStore.Sight sight = ApplicationStore.Sight.of(caller, own);
        return stores.applications().findAll(records).stream()
                .filter(sight::admits)
                .map(Application::id)
                .collect(Collectors.toSet());
    }

    @Override
    public String title(String text, List<String> arguments, Caller caller) {
        List<String> words = new ArrayList<>(arguments);
        if (text.equals(NEWS) && words.size() == 2) {
            words.set(1, texts.get(caller.language(), "exchange.stage." + words.get(1)));
        }
        return texts.get(caller.language(), text, words.toArray());
    }
}
