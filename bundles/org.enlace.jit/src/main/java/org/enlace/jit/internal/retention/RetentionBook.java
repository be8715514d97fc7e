package org.enlace.jit.internal.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Stamp;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.work.EntryWire;
import org.enlace.jit.retention.Certificate;
import org.enlace.jit.retention.Retention;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** What is proposed for erasure, with what follows each change: an entry in the audit, and what waits in the inbox. In transactions. */
public final class RetentionBook {
    private static final Set<OfficerId> NOBODY = Set.of();

    private final Supplier<Desks> desks;
    private final RetentionStore store;
    private final Supplier<RetentionTerms> terms;
    private final Changes changes;
    private final Inbox inbox;

    RetentionBook(
            Supplier<Desks> desks, RetentionStore store, Supplier<RetentionTerms> terms, Changes changes, Inbox inbox) {
        this.desks = desks;
        this.store = store;
        this.terms = terms;
        this.changes = changes;
        this.inbox = inbox;
    }

    RetentionStore store() {
        return store;
    }

    /** @throws NotFound where the team has none such */
    Retention found(RecordId team, RecordId item) {
        return store.find(item)
                .filter(one -> one.team().equals(team))
                .orElseThrow(() -> new NotFound(EntryWire.TYPE, item.toString()));
    }

    static Act act(String code, Retention retention, Caller caller, String words) {
        return TeamActs.noted(code, caller, words)
                .on(EntryWire.TYPE, retention.item())
                .fact("team", retention.team())
                .code("rule", retention.term().rule().id());
    }

    /** The page on which it is decided. */
    static String path(RecordId team) {
        return "/jit/teams/" + team + "/retention";
    }

    private static String key(RecordId team) {
        return "retention/" + team;
    }

    /** It is proposed, for the first time or anew. */
    void proposed(Retention retention) {
        boolean first = !store.waits(retention.team());
        if (retention.version() == 1) {
            store.add(retention);
        } else {
            store.put(retention);
        }
        changes.record(act("jit.retention-propose", retention, Caller.node(), ""));
        // Of thousands that are proposed at once the others wait in the same place.
        if (first) {
            ask(retention.team(), retention.proposed());
        }
    }

    /** What waits of a team is due by when its oldest proposal is. */
    Void asked(RecordId team) {
        store.oldest(team).ifPresent(oldest -> ask(team, oldest));
        return null;
    }

    private void ask(RecordId team, Instant oldest) {
        inbox.put(new InboxItem(
                        RetentionInbox.USE,
                        key(team),
                        team,
                        ItemKind.REVIEW,
                        new Recipient.Holders(JitPermissions.READ, NOBODY),
                        "inbox.retention.waits",
                        List.of(name(team)),
                        path(team))
                .due(oldest.plus(terms.get().patience()), ZoneOffset.UTC));
    }

    private String name(RecordId team) {
        return desks.get().signing().name(team);
    }

    /** An officer did something to it. */
    void decided(Retention retention, String code, Caller caller, String words) {
        store.put(retention);
        changes.record(act(code, retention, caller, words));
        settle(retention.team());
    }

    private void settle(RecordId team) {
        if (!store.waits(team)) {
            inbox.done(RetentionInbox.USE, key(team));
        }
    }

    /** Its ground fell away; whoever confirmed it is told. */
    void lapsed(Retention before, String why) {
        Retention retention = before.lapse(why, changes.moment());
        store.put(retention);
        changes.record(act("jit.retention-lapse", retention, Caller.node(), "").code("code", why));
        settle(retention.team());
        hands(before).forEach(officer -> tell(retention, officer, "inbox.retention.lapsed"));
    }

    /** It is begun. Empty where it is not to be erased any more. */
    Optional<Retention> begun(RecordId item) {
        return store.find(item)
                .filter(one -> one.state() instanceof Retention.Confirmed)
                .map(before -> {
                    Retention retention = before.begin();
                    store.put(retention);
                    return retention;
                });
    }

    /** It is not tried again until somebody asks for it. */
    void stopped(Retention before, String why) {
        Retention retention = before.stop(why);
        store.put(retention);
        changes.record(
                act("jit.retention-stopped", retention, Caller.node(), "").code("code", why));
        hands(retention).forEach(officer -> tell(retention, officer, "inbox.retention.stopped"));
    }

    /** It is gone, and this certifies it. */
    void erased(Retention before, Certificate certificate) {
        Retention retention = before.erased(certificate.erased(), certificate.id());
        store.put(retention);
        changes.record(act("jit.retention-erased", retention, Caller.node(), "")
                .fact("files", certificate.files().size())
                .code("certificate", certificate.hash().value()));
        hands(retention).forEach(officer -> tell(retention, officer, "inbox.retention.erased"));
    }

    /** Who confirmed it. */
    static Set<OfficerId> hands(Retention retention) {
        Set<OfficerId> hands = new HashSet<>();
        retention.first().map(Stamp::officer).ifPresent(hands::add);
        retention.second().map(Stamp::officer).ifPresent(hands::add);
        return hands;
    }

    private void tell(Retention retention, OfficerId officer, String text) {
        inbox.put(new InboxItem(
                RetentionInbox.USE,
                "item/" + retention.item() + "/" + officer.value(),
                retention.item(),
                ItemKind.NEWS,
                new Recipient.One(officer),
                text,
                List.of(name(retention.team())),
                path(retention.team()) + "/" + retention.item()));
    }
}
