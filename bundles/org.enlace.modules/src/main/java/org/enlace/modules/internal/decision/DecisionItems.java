package org.enlace.modules.internal.decision;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.InboxUse;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.modules.Modules;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;

/** What decisions let wait in the inbox: the second officer's word, for as long as it may be given. */
final class DecisionItems implements InboxUse {
    private static final String USE = "decision";
    private static final String ACCEPT = "inbox.decision.accept";

    private final Inbox inbox;
    private final DecisionStore store;
    private final Texts texts = Texts.of(DecisionItems.class);

    DecisionItems(Inbox inbox, DecisionStore store) {
        this.inbox = inbox;
        this.store = store;
    }

    void proposed(Decision decision) {
        Set<OfficerId> first = decision.state() instanceof Decision.State.Proposed
                ? Set.of()
                : decision.proposed().hands();
        Instant end = decision.proposed().at().plus(Decision.LASTS);
        inbox.put(new InboxItem(
                        USE,
                        decision.id().toString(),
                        decision.id(),
                        ItemKind.SIGN,
                        new Recipient.Holders(Modules.MANAGE, first),
                        ACCEPT,
                        List.of(
                                decision.kind(),
                                decision.module(),
                                decision.proposed().officer().value()),
                        "/modules/decisions/" + decision.id())
                .due(end, ZoneOffset.UTC)
                .shown(Optional.empty(), Optional.of(end)));
    }

    /** Accepted, refused or withdrawn. */
    void decided(Decision decision) {
        inbox.done(USE, decision.id().toString());
    }

    @Override
    public String name() {
        return USE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "decisions.title");
    }

    @Override
    public Permission read() {
        return Modules.READ;
    }

    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        return records.stream().filter(id -> store.find(id).isPresent()).collect(Collectors.toSet());
    }

    @Override
    public String title(String text, List<String> arguments, Caller caller) {
        String kind = "decision.kind." + arguments.get(0);
        return texts.get(
                caller.language(),
                text,
                texts.has(caller.language(), kind) ? texts.get(caller.language(), kind) : arguments.get(0),
                arguments.get(1),
                arguments.get(2));
    }
}
