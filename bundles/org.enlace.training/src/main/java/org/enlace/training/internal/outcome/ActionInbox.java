package org.enlace.training.internal.outcome;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.inbox.InboxUse;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.training.Trainings;
import org.enlace.training.internal.Lazily;
import org.enlace.training.internal.TrainingStores;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words the actions that wait for their owners. */
@Component(service = InboxUse.class)
public final class ActionInbox implements InboxUse {
    private final Supplier<TrainingStores> stores;
    private final Texts texts = Texts.of(ActionInbox.class);

    @Activate
    public ActionInbox(@Reference(service = TrainingStores.class) ComponentServiceObjects<TrainingStores> stores) {
        this.stores = new Lazily<>(stores);
    }

    @Override
    public String name() {
        return ActionDesk.USE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "inbox.training.actions");
    }

    @Override
    public Permission read() {
        return Trainings.READ;
    }

    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        return stores.get().outcomes().actions().open(records);
    }

    @Override
    public String title(String text, List<String> arguments, Caller caller) {
        return texts.get(caller.language(), text, arguments.toArray());
    }
}
