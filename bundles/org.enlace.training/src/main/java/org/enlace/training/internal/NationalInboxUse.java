package org.enlace.training.internal;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.inbox.InboxUse;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.training.Nominations;
import org.enlace.training.Series;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words what other countries' series let wait. It names people of this country, so it is for those who nominate them. */
@Component(service = InboxUse.class)
public final class NationalInboxUse implements InboxUse {
    private final Supplier<TrainingStores> stores;
    private final Texts texts = Texts.of(NationalInboxUse.class);

    @Activate
    public NationalInboxUse(@Reference(service = TrainingStores.class) ComponentServiceObjects<TrainingStores> stores) {
        this.stores = new Lazily<>(stores);
    }

    @Override
    public String name() {
        return NationalInbox.USE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "inbox.training-national");
    }

    @Override
    public Permission read() {
        return Nominations.NOMINATE;
    }

    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        return stores.get().series().findAll(records).stream().map(Series::id).collect(Collectors.toSet());
    }

    @Override
    public String title(String text, List<String> arguments, Caller caller) {
        return texts.get(caller.language(), text, arguments.toArray());
    }
}
