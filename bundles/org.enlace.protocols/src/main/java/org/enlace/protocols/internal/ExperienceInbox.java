package org.enlace.protocols.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enlace.inbox.InboxUse;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.protocols.Protocols;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words what reports of use let wait, and tells for whom it exists. */
@Component
public final class ExperienceInbox implements InboxUse {
    private final ProtocolStore store;
    private final ExperienceSight sight;
    private final Texts texts = Texts.of(ExperienceInbox.class);

    @Activate
    public ExperienceInbox(@Reference ProtocolStore store) {
        this.store = store;
        sight = new ExperienceSight(store);
    }

    @Override
    public String name() {
        return ExperienceItems.USE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "inbox.experiences");
    }

    @Override
    public Permission read() {
        return Protocols.READ;
    }

    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        Set<RecordId> known = new HashSet<>();
        sight.known(store.experiences().findAll(records), caller)
                .forEach(line -> known.add(line.experience().id()));
        return known;
    }

    @Override
    public String title(String text, List<String> arguments, Caller caller) {
        return texts.get(caller.language(), text, arguments.toArray());
    }
}
