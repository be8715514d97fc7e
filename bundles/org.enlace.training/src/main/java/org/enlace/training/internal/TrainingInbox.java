package org.enlace.training.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.inbox.InboxUse;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.training.Series;
import org.enlace.training.Trainings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words what nominations let wait. It names people, so it is for those who organise. */
@Component(service = InboxUse.class)
public final class TrainingInbox implements InboxUse {
    private final TrainingStores stores;
    private final Texts texts = Texts.of(TrainingInbox.class);

    @Activate
    public TrainingInbox(@Reference TrainingStores stores) {
        this.stores = stores;
    }

    @Override
    public String name() {
        return WaitingLists.USE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "inbox.training");
    }

    @Override
    public Permission read() {
        return Trainings.ORGANISE;
    }

    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        return stores.series().findAll(records).stream()
                .filter(Series.Open.class::isInstance)
                .map(Series::id)
                .collect(Collectors.toSet());
    }

    @Override
    public String title(String text, List<String> arguments, Caller caller) {
        return texts.get(caller.language(), text, arguments.toArray());
    }
}
