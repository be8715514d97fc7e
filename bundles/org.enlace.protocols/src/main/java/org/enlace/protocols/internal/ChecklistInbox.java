package org.enlace.protocols.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.inbox.InboxUse;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.protocols.ChecklistItem;
import org.enlace.protocols.Protocols;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words what checklists let wait: for the unit that is responsible, and for nobody for whom the document does not exist. */
@Component
public final class ChecklistInbox implements InboxUse {
    private final ProtocolStore store;
    private final Texts texts = Texts.of(ChecklistInbox.class);

    @Activate
    public ChecklistInbox(@Reference ProtocolStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return ChecklistReminders.USE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "inbox.checklists");
    }

    @Override
    public Permission read() {
        return Protocols.READ;
    }

    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        List<ChecklistItem> items = store.checklists().findAll(records).stream()
                .filter(item -> item.unit().isEmpty() || item.unit().equals(caller.unit()))
                .toList();
        Map<RecordId, Entry> documents =
                store.findAll(items.stream().map(ChecklistItem::protocol).collect(Collectors.toSet()));
        Set<RecordId> known = new HashSet<>();
        for (ChecklistItem item : items) {
            Entry document = documents.get(item.protocol());
            if (document != null && document.existsFor(caller)) {
                known.add(item.id());
            }
        }
        return known;
    }

    @Override
    public String title(String text, List<String> arguments, Caller caller) {
        List<Object> words = new ArrayList<>(arguments);
        words.set(1, Integer.valueOf(arguments.get(1)));
        words.set(2, EditionItems.day(arguments.get(2), caller.language().locale()));
        return texts.get(caller.language(), text, words.toArray());
    }
}
