package org.enlace.training.internal;

import java.util.ArrayList;
import java.util.HashSet;
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
import org.enlace.training.exchange.Calls;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words what exchanges let wait, for whoever the application, or the question to a host, exists for. */
@Component(service = InboxUse.class)
public final class ExchangeInbox implements InboxUse {
    private static final String NEWS = "inbox.exchange.news";
    private static final String TURNED = "inbox.exchange.hosted-turned";

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
        Set<RecordId> known = stores.applications().findAll(records).stream()
                .filter(sight::admits)
                .map(Application::id)
                .collect(Collectors.toCollection(HashSet::new));
        if (caller.holds(Calls.HOST)) {
            known.addAll(stores.hosts().known(records));
        }
        return known;
    }

    @Override
    public String title(String text, List<String> arguments, Caller caller) {
        List<String> words = new ArrayList<>(arguments);
        if (text.equals(NEWS) && words.size() == 2) {
            words.set(1, texts.get(caller.language(), "exchange.stage." + words.get(1)));
        } else if (text.equals(TURNED) && words.size() == 3) {
            words.set(2, texts.get(caller.language(), "hosted.why." + words.get(2)));
        }
        return texts.get(caller.language(), text, words.toArray());
    }
}
