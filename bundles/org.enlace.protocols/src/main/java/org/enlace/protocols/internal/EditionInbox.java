package org.enlace.protocols.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enlace.inbox.InboxUse;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.protocols.Edition.Stage;
import org.enlace.protocols.Protocols;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words what versions and adoptions let wait, and tells for whom it exists. */
@Component
public final class EditionInbox implements InboxUse {
    private final ProtocolStore store;
    private final EditionSight sight;
    private final Texts texts = Texts.of(EditionInbox.class);

    @Activate
    public EditionInbox(@Reference ProtocolStore store) {
        this.store = store;
        sight = new EditionSight(store);
    }

    @Override
    public String name() {
        return EditionItems.USE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "inbox.editions");
    }

    @Override
    public Permission read() {
        return Protocols.READ;
    }

    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        Set<RecordId> known = new HashSet<>();
        Set<RecordId> rest = new HashSet<>(records);
        store.editions().findAll(records).forEach(edition -> {
            rest.remove(edition.id());
            if (edition.stage() != Stage.WITHDRAWN
                    && edition.stage() != Stage.SUPERSEDED
                    && sight.exists(edition, caller)) {
                known.add(edition.id());
            }
        });
        store.findAll(rest).forEach((id, entry) -> {
            if (entry.existsFor(caller)) {
                known.add(id);
            }
        });
        return known;
    }

    @Override
    public String title(String text, List<String> arguments, Caller caller) {
        List<String> words = new ArrayList<>(arguments);
        if (text.equals(EditionItems.DUE)) {
            words.set(1, EditionItems.day(words.get(1), caller.language().locale()));
        }
        return texts.get(caller.language(), text, words.toArray());
    }
}
